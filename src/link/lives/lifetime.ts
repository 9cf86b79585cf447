import type { Place } from '../../model/model.js';
import type { Life } from '../../model/time.js';
import type { Frequencies } from '../frequency/frequencies.js';
import type { Site } from '../program/calls/calls.js';
import type { Program } from '../program/program.js';
import type { ClassNode, FunctionNode } from '../program/unit.js';
import type { SlotTable } from '../slots/slot-table.js';
import type { Spot } from '../slots/spot.js';
import type { Spots } from '../slots/spots.js';

/** How long something lives, and what shows it. */
export interface Lifetime {
  readonly life: Life;
  readonly place: Place;
  readonly says: string;
  /** More than one in the life of the process: made by code that runs again and again. */
  readonly many?: boolean;
  /** Of an entry of a collection that others are taken out of one by one, while who holds it stays. */
  readonly takenOut?: boolean;
  /** Of one that a variable of a module has: it stays, however many others come and go. */
  readonly inModule?: boolean;
  /** Of one that an attribute of a holder has, of which there is one: others come after it, if at all. */
  readonly inTurn?: boolean;
  /** Of an instance that no code in sight makes: a framework does, or users of a library do. */
  readonly unseen?: boolean;
  /** An attribute of the class itself. */
  readonly shared?: boolean;
  /** Of a local that nothing keeps but functions which are handed to others, to be called while the work of one call goes on. */
  readonly lent?: boolean;
}

/** What lives follow from: who is meant, what is kept where, who calls whom, and how often. */
export interface Linked extends Program {
  readonly spots: Spots;
  readonly frequencies: Frequencies;
  readonly operations: SlotTable;
}

/** Answers how long the owners of places live. */
export interface Owners {
  ofClass(cls: ClassNode, depth?: number): Lifetime;
  ofSpot(spot: Spot, place: Place): Lifetime;
  /** Is told where a search is given up, so that its answer is kept for nobody else. */
  endSearch(): void;
}

/** Follows instances to who keeps them. */
export interface Following {
  /** What becomes of the instance that a call makes. */
  ofMade(call: Pick<Site, 'unit' | 'fact'>, depth: number): Lifetime;
  /** One that nobody keeps but the function that made it. */
  asLocal(node: FunctionNode, instance: Instance): Lifetime;
  /** One that is an entry of a local collection; undefined for other places. */
  inLocal(spot: Spot, instance: Instance): Lifetime | undefined;
}

/** An instance on its way to who keeps it: where it is made, as what, and how many steps it was followed. */
export interface Instance {
  readonly place: Place;
  readonly name: string;
  readonly depth: number;
  /** Made on each pass of a loop: who holds it in a variable has another one each time. */
  readonly each?: boolean;
}
