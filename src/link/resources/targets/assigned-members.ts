import { membersOf } from '../../../model/members.js';
import type { CallFact, GetValue, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { At } from '../../program/at.js';
import { isConstruction } from '../../program/calls/call-forms.js';
import { remember } from '../../program/remember.js';
import type { Unit } from '../../program/unit.js';
import { writtenAs } from '../../program/written.js';
import type { Project } from '../../project.js';
import { isSelf } from '../written/names.js';

/** `state.socket = new Socket()` in a function: what is there now takes the place of another, and is gone when the next comes. */
export function isAssignedAnew(project: Project, unit: Unit, value: GetValue): boolean {
  return !isSelf(unit, value.of) && assignedIn(project).has(pathOf(value));
}

/** `module.logger = Logger(name)` before it in the same function: what is there has just been made. */
export function isJustMade({ unit, region, before }: At, value: GetValue): boolean {
  const path = writtenAs(value);
  const node = unit.functionOf(region);
  if (path === undefined) return false;
  return unit.assignments.within({ from: node.region.from, to: before }).some(fact => {
    if (fact.how !== 'set' || writtenAs(fact.target) !== path) return false;
    const made = fact.value && unit.call(fact.value);
    return unit.isWithin(region, fact.region) && made !== undefined && isConstruction(made);
  });
}

/** The members of other objects than the instance that functions give what is made there. */
const assignedIn = remember(({ units }: Project): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const unit of units) {
    for (const fact of unit.module.facts) {
      if (fact.is === 'call') for (const path of mergedBy(unit, fact)) found.add(path);
      if (fact.is !== 'assign' || fact.how !== 'set' || fact.target.is !== 'get' || isSelf(unit, fact.target.of))
        continue;
      if (unit.functionOf(fact.region).region.id !== 0 && isMadeHere(unit, fact.value)) found.add(pathOf(fact.target));
    }
  }
  return found;
});

/** `Object.assign(state, { socket })` in a function. */
function mergedBy(unit: Unit, { callee, arguments: given, region }: CallFact): string[] {
  const isMerge = callee.is === 'get' && callee.name === 'assign' && lastName(callee.of) === 'Object';
  if (!isMerge) return [];
  const [target, ...sources] = given.map(({ value }) => value);
  if (target === undefined || isSelf(unit, target) || unit.functionOf(region).region.id === 0) return [];
  return sources
    .flatMap(membersOf)
    .filter(({ value }) => isMadeHere(unit, value))
    .map(({ name }) => `${lastName(target)}.${name}`);
}

function pathOf({ of, name }: GetValue): string {
  return `${lastName(of)}.${name}`;
}

function isMadeHere(unit: Unit, value: Value | undefined): boolean {
  if (value?.is === 'await') return isMadeHere(unit, value.of);
  if (value?.is === 'call') return true;
  const binding = unit.bindingOf(value);
  return binding?.kind === 'variable' && isMade(unit, binding.id);
}

function isMade(unit: Unit, binding: number): boolean {
  const given = (unit.definitions[binding] ?? []).flatMap(id => unit.assignment(id).value ?? []);
  return given.length > 0 && given.every(({ is }) => is === 'call' || is === 'await');
}
