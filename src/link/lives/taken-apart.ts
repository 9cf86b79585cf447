import type { FactId, Value } from '../../model/model.js';
import { isSpread } from '../../model/parts.js';
import { remember } from '../program/remember.js';
import type { Unit } from '../program/unit.js';
import type { IsIt } from './aliases.js';

/** Where something stands in what a function gives back: its index in a list, its name in an object. */
export type Part = string | number;

/** Where the thing that is followed stands in a list or an object that is written out: `return common, node`. */
export function partOf(value: Value | undefined, isIt: IsIt): Part | undefined {
  if (value?.is !== 'literal') return undefined;
  const index = value.of.findIndex(isIt);
  if (index < 0) return undefined;
  if (value.keys === undefined) return value.of.slice(0, index).some(isSpread) ? undefined : index;
  const key = value.keys[index]!;
  return key.is === 'const' && key.value !== null ? String(key.value) : undefined;
}

/** The assignments that are given one part of what a call gives back: `common, node = make()`, `const { node } = make()`. */
export function assignmentsOfPart(unit: Unit, call: FactId, part: Part): readonly FactId[] {
  const taken = partsIn(unit).get(call) ?? [];
  return taken.flatMap(({ name, fact }) => (name === part ? [fact] : []));
}

/** Which parts are taken of what calls give back, by the call. */
const partsIn = remember(({ module }: Unit): ReadonlyMap<FactId, readonly { name: Part; fact: FactId }[]> => {
  const parts = new Map<FactId, { name: Part; fact: FactId }[]>();
  module.facts.forEach((taker, fact) => {
    if (taker.is !== 'assign') return;
    const name = nameOfPart(taker.value);
    const call = name === undefined ? undefined : callOf(taker.value);
    if (name !== undefined && call !== undefined) parts.set(call, [...(parts.get(call) ?? []), { name, fact }]);
  });
  return parts;
});

function nameOfPart(value: Value | undefined): Part | undefined {
  if (value?.is === 'get') return value.name;
  const key = value?.is === 'item' && value.key.is === 'const' ? value.key.value : undefined;
  return typeof key === 'number' || typeof key === 'string' ? key : undefined;
}

function callOf(value: Value | undefined): FactId | undefined {
  if (value?.is !== 'get' && value?.is !== 'item') return undefined;
  const whole = value.of.is === 'await' ? value.of.of : value.of;
  return whole.is === 'call' ? whole.fact : undefined;
}
