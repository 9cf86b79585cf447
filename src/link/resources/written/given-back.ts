import type { Region } from '../../../model/model.js';
import { remember } from '../../program/remember.js';
import type { Unit } from '../../program/unit.js';

/** The functions of a module that give back an expression, which is no fact: `() => this.timer`. */
export const givingBack = remember(({ module }: Unit): readonly Region[] =>
  module.regions.filter(({ function: shape }) => shape?.result !== undefined),
);
