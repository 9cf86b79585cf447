import type { OperatorValue, CallFact, FactId, Module, Region, RegionId, Value } from './model.js';
import { armsBefore, regionsAround } from './steps.js';
import { isNameOf, isNothing } from './parts.js';

/**
 * What a condition says of a resource when it holds.
 * - held: it is there, and when the condition does not hold it is not (`if f:`, `if k in d:`)
 * - free: the other way round (`if f is None:`)
 * - either: it was written for this very question, whichever way it is asked (`if not done:` around the release)
 */
export type Says = 'held' | 'free' | 'either';

/** What a part of a condition that is no `not`, `and`, `or` or comparison with nothing says. */
export type Tells = (part: Value) => Says | undefined;

/** What a condition says, put together from what its parts do. */
export function said(test: Value, tells: Tells): Says | undefined {
  const own = tells(test);
  if (own) return own;
  if (test.is === 'choice' && test.how !== 'if') return jointly(test.of, tells, 'free');
  if (test.is !== 'op') return undefined;
  const compared = comparisonOf(test);
  if (compared) return compared.differs ? saidBesideNone(test, tells) : opposite(saidBesideNone(test, tells));
  switch (test.op) {
    case 'and':
      return jointly(test.of, tells, 'held');
    case 'not':
      return opposite(said(test.of[0]!, tells));
    case '>=':
      return isNumber(test.of[1], 0) ? said(test.of[0]!, tells) : undefined;
    case '>':
      return isNumber(test.of[1], -1) ? said(test.of[0]!, tells) : undefined;
    case '<':
      return isNumber(test.of[1], 0) ? opposite(said(test.of[0]!, tells)) : undefined;
    default:
      return undefined;
  }
}

/** `f is None`, `f != null`: what is asked about, what it is compared with, and whether the answer is yes where they differ. */
export interface Comparison {
  readonly of: Value;
  readonly with: Value | undefined;
  readonly differs: boolean;
}

/** What a condition compares; undefined where it does something else. */
export function comparisonOf(test: Value): Comparison | undefined {
  if (test.is !== 'op') return undefined;
  const differs = test.op === 'is not' || test.op === '!=';
  return differs || test.op === 'is' || test.op === '==' ? { of: test.of[0]!, with: test.of[1], differs } : undefined;
}

/** What is said of `f` by `f != null`, and by `typeof f !== 'undefined'`. */
function saidBesideNone({ of: [asked, none] }: OperatorValue, tells: Tells): Says | undefined {
  if (standsForNone(none)) return said(asked!, tells);
  const isTyped = asked?.is === 'op' && asked.op === 'typeof' && none?.is === 'const' && none.value === 'undefined';
  return isTyped ? said(asked.of[0]!, tells) : undefined;
}

/** A descriptor is a number that is not below zero, and `-1` is none. */
function standsForNone(value: Value | undefined): boolean {
  return isNothing(value) || isNumber(value, -1);
}

function isNumber(value: Value | undefined, number: number): boolean {
  return value?.is === 'const' && value.value === number;
}

/** `f and f.ready` is asked of what is held; `not f or f.closed` tells that it is free only when all parts do. */
function jointly(parts: readonly Value[], tells: Tells, all: Says): Says | undefined {
  const answers = parts.map(part => said(part, tells));
  const some = answers.find(answer => answer !== undefined && answer !== all);
  if (all === 'held') return answers.find(answer => answer === 'held') ?? some;
  return some ?? (answers.every(answer => answer === 'free') ? 'free' : undefined);
}

function opposite(says: Says | undefined): Says | undefined {
  if (says === undefined || says === 'either') return says;
  return says === 'held' ? 'free' : 'held';
}

/** The conditions under which a fact is reached, within `scope`; of `a and b`, each name that it asks for as well. */
export function conditionsOf(module: Module, fact: FactId, scope: RegionId): Value[] {
  return [...regionsAround(module, fact, scope)].flatMap(({ branch }) =>
    branch?.test ? [branch.test, ...namesIn(branch.test)] : [],
  );
}

/** The conditions that do not hold where a fact is reached: those of the arms before its own, `if own: … else: f = open()`. */
export function refutedBefore(module: Module, fact: FactId, scope: RegionId): Value[] {
  return [...regionsAround(module, fact, scope)].flatMap(region =>
    armsBefore(module, region).flatMap(({ branch }) => branch?.test ?? []),
  );
}

function namesIn(test: Value): Value[] {
  if (test.is !== 'op' || test.op !== 'and') return [];
  return test.of.flatMap(part => (part.is === 'name' ? [part] : namesIn(part)));
}

/**
 * `given = f is not None; if f is None: f = open()`: what a variable was told before the acquisition, which the conditions that
 * were met on the way there answer.
 */
export function toldBefore(module: Module, part: Value, acquire: FactId, scope: RegionId): Says | undefined {
  const asked = questionBefore(module, part, acquire, module.regions[scope]!);
  if (asked === undefined) return undefined;
  const answer = (tests: readonly Value[]): boolean | undefined =>
    tests.map(questionOf).find(({ of }) => isSame(of, asked.of, module))?.isThere;
  const isMet = answer(conditionsOf(module, acquire, scope));
  const isRefuted = answer(refutedBefore(module, acquire, scope));
  const isThere = isMet ?? (isRefuted === undefined ? undefined : !isRefuted);
  if (isThere === undefined) return undefined;
  return isThere === asked.isThere ? 'held' : 'free';
}

/** What is asked for, and whether it is there when the answer is yes. */
interface Question {
  readonly of: Value;
  readonly isThere: boolean;
}

function questionOf(test: Value): Question {
  if (test.is === 'op' && test.op === 'not') {
    const { of, isThere } = questionOf(test.of[0]!);
    return { of, isThere: !isThere };
  }
  const compared = comparisonOf(test);
  if (compared === undefined || !isNothing(compared.with)) return { of: test, isThere: true };
  const { of, isThere } = questionOf(compared.of);
  return { of, isThere: isThere === compared.differs };
}

/** What a local was given once, before the acquisition, and what nobody has changed in between. */
function questionBefore(module: Module, part: Value, acquire: FactId, scope: Region): Question | undefined {
  if (part.is !== 'name' || module.bindings[part.binding]?.kind !== 'variable') return undefined;
  let given: { id: FactId; value: Value | undefined } | undefined;
  for (let id = scope.from; id < scope.to; id++) {
    const fact = module.facts[id]!;
    if (fact.is !== 'assign' || !isSame(fact.target, part)) continue;
    if (given || id > acquire || fact.how !== 'set') return undefined;
    given = { id, value: fact.value };
  }
  if (given?.value === undefined) return undefined;
  const question = questionOf(given.value);
  const isChanged = module.facts
    .slice(given.id + 1, acquire)
    .some(fact => fact.is === 'assign' && isSame(fact.target, question.of));
  return isChanged ? undefined : question;
}

/** Whether a name is a flag of its function: a local that is given nothing but written values, more than one. */
export function isFlag(module: Module, value: Value, scope: Region): boolean {
  if (value.is !== 'name' || module.bindings[value.binding]?.kind !== 'variable') return false;
  const given = module.facts
    .slice(scope.from, scope.to)
    .flatMap(fact => (fact.is === 'assign' && isNameOf(fact.target, value.binding) ? [fact.value] : []));
  return given.length > 1 && given.every(each => each?.is === 'const');
}

/** Whether two expressions are written alike, of the same names; calls are the same only where a module shows what they ask. */
export function isSame(a: Value, b: Value, module?: Module): boolean {
  if (a.is === 'name' && b.is === 'name') return a.binding === b.binding;
  if (a.is === 'const' && b.is === 'const') return a.value === b.value;
  if (a.is === 'get' && b.is === 'get') return a.name === b.name && isSame(a.of, b.of, module);
  if (a.is === 'item' && b.is === 'item') return isSame(a.of, b.of, module) && isSame(a.key, b.key, module);
  if (a.is === 'op' && b.is === 'op') return a.op === b.op && areSame(a.of, b.of, module);
  if (a.is === 'call' && b.is === 'call') return module !== undefined && askTheSame(module, a.fact, b.fact);
  return a.is === 'choice' && b.is === 'choice' && a.how === b.how && areSame(a.of, b.of, module);
}

function areSame(a: readonly Value[], b: readonly Value[], module?: Module): boolean {
  return a.length === b.length && a.every((value, index) => isSame(value, b[index]!, module));
}

/** Calls that say the same each time that they are asked of the same, and do not fail: `isinstance(file, str)`. */
const STEADY = /^(isinstance|issubclass|callable|hasattr)$/;

/** Whether it gives the same answer about the same thing each time. */
export function isSteady({ callee }: CallFact): boolean {
  return callee.is === 'name' && STEADY.test(callee.name);
}

function askTheSame(module: Module, a: FactId, b: FactId): boolean {
  const [one, other] = [module.facts[a]!, module.facts[b]!];
  if (one.is !== 'call' || other.is !== 'call' || !isSteady(one) || !isSame(one.callee, other.callee)) return false;
  const given = (call: CallFact): Value[] => call.arguments.map(({ value }) => value);
  return areSame(given(one), given(other), module);
}
