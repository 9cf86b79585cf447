import type { AssignFact, CallFact, Region, RegionId, Value } from '../../model/model.js';
import { comparisonOf, type Comparison } from '../../model/conditions.js';
import { isNothing } from '../../model/parts.js';
import { isInCapitals, isSameText, isSpecial } from '../program/spelling.js';
import type { FunctionNode, Unit } from '../program/unit.js';

/** `self.flushing = False` when it is done: it keeps out who comes meanwhile, not who comes again. */
export function isReset(unit: Unit, tested: Value): boolean {
  const begun = beginningOf(unit, tested);
  return unit.assignments.all.some(fact => {
    if (fact === begun || fact.how !== 'set' || !isOneOf(fact.value, UNSET)) return false;
    const { name } = unit.functionOf(fact.region).region;
    // To begin anew is another life.
    return (
      !isAtBirth(unit, fact.region) && !unit.catalog.names.beginsAnew.test(name) && isSameText(fact.target, tested)
    );
  });
}

/** `let flushing = false;` of a function around. */
function beginningOf(unit: Unit, tested: Value): AssignFact | undefined {
  const [first] = tested.is === 'name' ? (unit.definitions[tested.binding] ?? []) : [];
  const begun = first === undefined ? undefined : unit.assignment(first);
  const isDeclared = tested.is === 'name' && begun?.region === unit.binding(tested.binding)?.region;
  return isDeclared ? begun : undefined;
}

/** Somewhere else than where its owner is born. */
export function isSetToNothing(unit: Unit, tested: Value): boolean {
  return unit.module.facts.some(
    fact =>
      fact.is === 'assign' &&
      fact.how === 'set' &&
      isNothing(fact.value) &&
      !isAtBirth(unit, fact.region) &&
      isSameText(fact.target, tested),
  );
}

/** It is given `true` after its owner was born, in the same class, and nothing takes that back. */
export function isKeptSet(unit: Unit, region: RegionId, tested: Value): boolean {
  const owner = unit.classOf(region);
  let isSet = false;
  for (const fact of unit.assignments.all) {
    if (fact.how !== 'set' || !isSameText(fact.target, tested)) continue;
    if (isAtBirth(unit, fact.region)) continue;
    if (!isOneOf(fact.value, SET)) return false;
    isSet ||= unit.classOf(fact.region) === owner;
  }
  return isSet;
}

/** `ready = true` */
export function isSetting({ how, target, value }: AssignFact, flag: Value): boolean {
  return how === 'set' && isSameText(target, flag) && isOneOf(value, SET);
}

/** `ready = false` */
export function isUnsetting({ how, target, value }: AssignFact, flag: Value): boolean {
  return how === 'set' && isSameText(target, flag) && isOneOf(value, UNSET);
}

function isAtBirth(unit: Unit, region: RegionId): boolean {
  const { function: shape, name, id } = unit.functionOf(region).region;
  return id === 0 || shape?.form === 'constructor' || isSpecial(name);
}

/** `if (panel) { panel.close(); panel = null; } else panel = open();`: the next call begins anew. */
export function isToggled(unit: Unit, { region }: FunctionNode, tested: Value): boolean {
  return unit.assignments
    .within(region)
    .some(({ how, target, value }) => how === 'set' && isSameText(target, tested) && isNothing(value));
}

/** The flags of which one at least is not set under a condition: `not flag`, and the other arm of `if (picture && sound)`. */
export function unsetIn(test: Value): readonly Value[] {
  const [negated] = test.is === 'op' && test.op === 'not' ? test.of : [];
  const flags = negated?.is === 'op' && negated.op === 'and' ? negated.of.map(place) : [testedFor(test, false)];
  return flags.every(flag => flag !== undefined) ? flags : [];
}

/**
 * The flag of a condition that holds when it is set (`flag`, `flag is not None`, `dataset.bound === 'true'`) or not
 * (`not flag`, `flag == null`, `dataset.bound !== 'true'`).
 */
export function testedFor(test: Value, set: boolean): Value | undefined {
  if (test.is === 'op' && test.op === 'and') {
    for (const part of test.of) {
      const tested = testedFor(part, set);
      if (tested) return tested;
    }
    return undefined;
  }
  if (test.is === 'op' && test.op === 'not') return set ? undefined : place(test.of[0]!);
  if (test.is !== 'op') return set ? place(test) : undefined;
  const compared = comparisonOf(test);
  return compared && holdsIfSet(compared) === set ? place(compared.of) : undefined;
}

/** Whether a comparison with a written value holds where what is compared is set; undefined where it says neither. */
function holdsIfSet({ with: written, differs }: Comparison): boolean | undefined {
  if (isNothing(written)) return differs;
  return isOneOf(written, SET) ? !differs : undefined;
}

/** What flags are given, as attributes of an element are: in words. */
const SET: ReadonlySet<unknown> = new Set([true, 1, 'true', '1', 'yes']);
const UNSET: ReadonlySet<unknown> = new Set([false, 'false', '0', 'no']);

function isOneOf(value: Value | undefined, written: ReadonlySet<unknown>): boolean {
  return value?.is === 'const' && written.has(value.value);
}

function place(value: Value): Value | undefined {
  return value.is === 'name' || value.is === 'get' || isFixedEntry(value) ? value : undefined;
}

/** `views['album']`, `self.views[View.ALBUM]`: an entry whose name stands in the program is as good as an attribute. */
function isFixedEntry(value: Value): boolean {
  if (value.is !== 'item') return false;
  const { of, key } = value;
  return (of.is === 'name' || of.is === 'get') && (key.is === 'const' || (key.is === 'get' && isInCapitals(key.name)));
}

/** What is there for the next call too: a local is another one on every call. */
export function isLasting(unit: Unit, value: Value): boolean {
  if (value.is === 'get') return true;
  if (value.is === 'item') return isLasting(unit, value.of);
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
  return unit.assignments
    .within({ from: to, to: end })
    .some(({ region, target, value }) => region === parent && isSameText(target, tested) && isOneOf(value, SET));
}

function calledHere(unit: Unit, { callee, region }: CallFact): FunctionNode | undefined {
  if (callee.is === 'name') {
    const declared = unit.binding(callee.binding)?.names;
    return declared === undefined ? undefined : unit.functions.get(declared);
  }
  if (callee.is !== 'get' || callee.of.is !== 'name') return undefined;
  return unit.binding(callee.of.binding)?.kind === 'self' ? unit.classOf(region)?.methods.get(callee.name) : undefined;
}
