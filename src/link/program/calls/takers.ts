import type { Fact, FactId, Value } from '../../../model/model.js';
import { remember } from '../remember.js';
import type { Unit } from '../unit.js';

/** Stands for the fact that takes a call's result where an arrow function just gives it back. */
export const RESULT = -1;

/** The fact that takes the result of a call: who assigns, returns or is given it. What is waited for is taken after that. */
export function takerOf(unit: Unit, fact: FactId): FactId | undefined {
  return takersIn(unit)[fact];
}

/** The same as a fact; undefined as well where an arrow function just gives the result back. */
export function takingFact(unit: Unit, fact: FactId): Fact | undefined {
  const taker = takerOf(unit, fact);
  return taker === undefined || taker === RESULT ? undefined : unit.fact(taker);
}

/** All assignments that are given the result of a call: `tree = self.tree = Tree()`. */
export function* assignmentsOf(unit: Unit, fact: FactId): Iterable<FactId> {
  for (let id = takerOf(unit, fact) ?? RESULT; id !== RESULT && isGiven(unit.module.facts[id], fact); id++) yield id;
}

function isGiven(fact: Fact | undefined, call: FactId): boolean {
  return fact?.is === 'assign' && fact.value?.is === 'call' && fact.value.fact === call;
}

/** By the number of the call. */
type Takers = (FactId | undefined)[];

const takersIn = remember((unit: Unit): Readonly<Takers> => {
  const found: Takers = new Array<FactId | undefined>(unit.module.facts.length);
  unit.module.facts.forEach((taker, id) => {
    if (taker.is === 'call') {
      for (const { value } of taker.arguments) note(found, value, id);
      if (taker.callee.is === 'get') note(found, taker.callee.of, id);
    } else if (taker.is === 'assign' || (taker.is === 'exit' && taker.how !== 'await')) note(found, taker.value, id);
  });
  for (const region of unit.module.regions) note(found, region.function?.result, RESULT);
  return found;
});

function note(found: Takers, value: Value | undefined, taker: FactId): void {
  switch (value?.is) {
    case 'call':
      found[value.fact] ??= taker;
      return;
    case 'await':
    case 'yield':
      return note(found, value.of, taker);
    case 'choice':
    case 'literal':
      for (const part of value.of) note(found, part, taker);
      return;
    case 'op':
      // `parent && parent.listen(end)`: what is given is the last of them.
      return value.op === 'and' ? note(found, value.of.at(-1), taker) : undefined;
    default:
      return;
  }
}
