import type { Reason } from '../../finding.js';
import type { Place } from '../../model/model.js';
import { runsAtLeast, type Runs } from '../../model/time.js';
import { lastName } from '../../model/parts.js';
import type { Site } from '../program/calls/calls.js';
import type { FunctionNode } from '../program/unit.js';

/** How often something runs, and what shows it. */
export interface Frequency {
  readonly runs: Runs;
  readonly place: Place;
  readonly says: string;
  /** Nobody is seen to call it, or who calls: its name says that it sets things up. */
  readonly byName?: true;
  /** Others than the program may call it; the program itself does once. */
  readonly seenOnce?: true;
  /** For an event that a callback listens for: no request, nor what a framework serves. */
  readonly heard?: true;
  /** For what a person types or clicks. */
  readonly byHand?: true;
  /** Where it schedules itself again, which is why. */
  readonly again?: Pick<Site, 'unit' | 'region'>;
  /** The calls from its cause to the code, the first one first; none where the code is in the loop or the handler itself. */
  readonly way?: readonly Site[];
}

/** How many calls lie between the cause and the code. */
export function distanceOf({ way }: Frequency): number {
  return way?.length ?? 0;
}

/** What shows how often it runs, and how far that is from the code. */
export function causeOf(frequency: Frequency): string {
  const says = frequency.says || 'on import';
  const calls = distanceOf(frequency);
  return calls === 0 ? says : `${says}, ${calls === 1 ? 'a call' : `${calls} calls`} from there`;
}

/** Calls beyond these, counted from the code, are not shown. */
const MAX_CALLS = 3;

/** The steps of the evidence that show how often it runs: the cause, and the calls that lead from there to the code. */
export function repetitionOf({ says, place, way = [] }: Frequency): Reason[] {
  if (says === '') return [];
  return [{ place, role: 'repeats', says }, ...way.slice(-MAX_CALLS).map(leading)];
}

function leading({ unit, fact }: Site): Reason {
  const call = unit.fact(fact);
  const name = lastName(call.is === 'call' ? call.callee : undefined);
  return {
    place: unit.place(call.at),
    role: 'repeats',
    says: name === '' ? 'that leads to this call' : `that leads to this call of \`${name}\``,
  };
}

/** The one that is more often, or as often for a cause that is nearer; the first where they say the same. */
export function moreTelling(a: Frequency | undefined, b: Frequency | undefined): Frequency | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.runs === b.runs && a.byHand !== b.byHand) return a.byHand ? b : a;
  const isMore = a.runs === b.runs ? distanceOf(b) < distanceOf(a) : runsAtLeast(b.runs, a.runs);
  return isMore ? b : a;
}

/** Where the function is declared. */
export function headOf(node: FunctionNode): Place {
  return node.unit.place(node.region.head);
}
