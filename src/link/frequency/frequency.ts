import type { Place } from '../../model/model.js';
import type { Runs } from '../../model/time.js';
import type { FunctionNode } from '../program/unit.js';

/** How often something runs, and what shows it. */
export interface Frequency {
  readonly runs: Runs;
  readonly place: Place;
  readonly says: string;
  /** Nobody is seen to call it, or who calls: its name says that it sets things up. */
  readonly byName?: true;
}

export function headOf(node: FunctionNode): Place {
  return node.unit.place(node.region.head);
}

export type { Frequencies } from './frequencies.js';
