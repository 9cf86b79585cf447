import type { CallFact, Region, Value } from '../../model/model.js';
import { isNothing } from '../../model/parts.js';
import { isSameText } from '../program/spelling.js';
import type { FunctionNode, Unit } from '../program/unit.js';

/** `self.flushing = False` when it is done: it keeps out who comes meanwhile, not who comes again. */
export function isReset(unit: Unit, tested: Value): boolean {
  return unit.module.facts.some(fact => {
    if (fact.is !== 'assign' || fact.how !== 'set' || fact.value?.is !== 'const' || fact.value.value !== false)
      return false;
    const { function: shape, name, id } = unit.functionOf(fact.region).region;
    const atBirth = id === 0 || shape?.form === 'constructor' || name.startsWith('__');
    // To begin anew is another life.
    return !atBirth && !unit.catalog.names.beginsAnew.test(name) && isSameText(fact.target, tested);
  });
}

/** `if (panel) { panel.close(); panel = null; } else panel = open();`: the next call begins anew. */
export function isToggled(unit: Unit, { region: { from, to } }: FunctionNode, tested: Value): boolean {
  for (let id = from; id < to; id++) {
    const fact = unit.fact(id);
    if (fact.is !== 'assign' || fact.how !== 'set' || !isSameText(fact.target, tested)) continue;
    if (isNothing(fact.value)) return true;
  }
  return false;
}

/** The flags of which one at least is not set under a condition: `not flag`, and the other arm of `if (picture && sound)`. */
export function unsetIn(test: Value): readonly Value[] {
  const [negated] = test.is === 'op' && test.op === 'not' ? test.of : [];
  const flags = negated?.is === 'op' && negated.op === 'and' ? negated.of.map(place) : [testedFor(test, false)];
  return flags.every(flag => flag !== undefined) ? flags : [];
}

/** The flag of a condition that holds when it is set (`flag`, `flag is not None`) or not (`not flag`, `flag == null`). */
export function testedFor(test: Value, set: boolean): Value | undefined {
  if (test.is === 'op' && test.op === 'and') {
    for (const part of test.of) {
      const tested = testedFor(part, set);
      if (tested) return tested;
    }
    return undefined;
  }
  if (test.is === 'op' && test.op === 'not') return set ? undefined : place(test.of[0]!);
  if (test.is === 'op' && test.of[1]?.is === 'const' && test.of[1].value === null) {
    const isSet = test.op === 'is not' || test.op === '!=';
    return isSet === set ? place(test.of[0]!) : undefined;
  }
  return set ? place(test) : undefined;
}

function place(value: Value): Value | undefined {
  return value.is === 'name' || value.is === 'get' ? value : undefined;
}

/** What is there for the next call too: a local is another one on every call. */
export function isLasting(unit: Unit, value: Value): boolean {
  if (value.is === 'get') return true;
  return value.is === 'name' && unit.binding(value.binding)?.region === 0;
}

/** A flag is set by what is called, over so many calls. */
const MAX_CALLS = 2;

/** Itself, or by a method of the same instance, or a function of the module: `if (!this.panel) this.createPanel()`. */
export function assigns(unit: Unit, region: Region, tested: Value, depth = 0): boolean {
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    if (fact.is === 'assign' && fact.how === 'set' && isSameText(fact.target, tested)) return true;
    const called = fact.is === 'call' && depth < MAX_CALLS ? calledHere(unit, fact) : undefined;
    if (called && assigns(unit, called.region, tested, depth + 1)) return true;
  }
  return false;
}

/** `if (!ready) { … } ready = true;`, `ready ||= true;`: behind the condition, whatever was the case. */
export function isSetAfter(unit: Unit, { parent, to }: Region, tested: Value): boolean {
  const end = unit.functionOf(parent).region.to;
  for (let id = to; id < end; id++) {
    const fact = unit.fact(id);
    if (fact.is !== 'assign' || fact.region !== parent || !isSameText(fact.target, tested)) continue;
    if (fact.value?.is === 'const' && fact.value.value === true) return true;
  }
  return false;
}

function calledHere(unit: Unit, { callee, region }: CallFact): FunctionNode | undefined {
  if (callee.is === 'name') {
    const declared = unit.binding(callee.binding)?.names;
    return declared === undefined ? undefined : unit.functions.get(declared);
  }
  if (callee.is !== 'get' || callee.of.is !== 'name') return undefined;
  return unit.binding(callee.of.binding)?.kind === 'self' ? unit.classOf(region)?.methods.get(callee.name) : undefined;
}
