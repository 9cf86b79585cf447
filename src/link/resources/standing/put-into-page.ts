import type { CallFact, Fact, FactId, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { leavesBefore } from '../../program/alternatives.js';
import { remember } from '../../program/remember.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';

/**
 * `if (document.getElementById('lens')) return; const lens = …; lens.id = 'lens'; document.body.append(lens);`: a function that asks
 * the page for what it puts there itself, in a file that takes nothing away from it.
 */
export function isPutIntoPageOnce({ calls }: Project, unit: Unit, fact: FactId): boolean {
  if (unit.catalog.resources.page === undefined || takesAway(unit)) return false;
  const node = unit.functionOf(unit.fact(fact).region);
  if (node.region.id === 0) return false;
  if (isAskedFor(node, unit, fact)) return true;
  const callers = calls.callersOf(node);
  return callers.length > 0 && callers.every(caller => isAskedFor(node, caller.unit, caller.fact));
}

/** Whether the page is asked before a fact for what `node` puts there. */
function isAskedFor(node: FunctionNode, unit: Unit, before: FactId): boolean {
  const { region } = unit.fact(before);
  const around = unit.functionOf(region);
  const asked = [
    ...unit.around(region, around.region.id).map(({ branch }) => elementAsked(unit, branch?.test, false)),
    ...leavesBefore(unit, around.region, before, 'return').map(({ branch }) => elementAsked(unit, branch?.test, true)),
  ];
  return asked.some(id => id !== undefined && puts(node, id));
}

/** The id of the element that a condition asks for: that it is there, or that it is not. */
function elementAsked(unit: Unit, test: Value | undefined, there: boolean): string | undefined {
  if (test?.is === 'op' && test.op === 'not') return there ? undefined : idOf(unit, test.of[0]);
  return there ? idOf(unit, test) : undefined;
}

/** `lens` in `document.getElementById('lens')`, or in a variable that is given that. */
function idOf(unit: Unit, value: Value | undefined): string | undefined {
  const found = value?.is === 'name' ? unit.soleValue(value.binding) : value;
  const call = found && unit.call(found);
  const given = call?.arguments[0]?.value;
  const isById = call !== undefined && unit.catalog.resources.page!.byId.has(lastName(call.callee));
  return isById && given?.is === 'const' ? String(given.value) : undefined;
}

function puts({ unit, region }: FunctionNode, id: string): boolean {
  return unit.factsWithin(region).some(fact => givesId(fact, id));
}

/** `lens.id = 'lens'`, `lens.setAttribute('id', 'lens')` */
function givesId(fact: Fact, id: string): boolean {
  const isId = (value: Value | undefined): boolean => value?.is === 'const' && value.value === id;
  if (fact.is === 'assign') return fact.target.is === 'get' && fact.target.name === 'id' && isId(fact.value);
  return fact.is === 'call' && fact.arguments.length === 2 && isId(fact.arguments[1]?.value) && namesId(fact);
}

function namesId({ arguments: [named] }: CallFact): boolean {
  return named?.value.is === 'const' && named.value.value === 'id';
}

/** Whether a file takes an element away: `lens.remove()`, and not `lens.classList.remove('lit')`. */
const takesAway = remember((unit: Unit): boolean =>
  unit.calls.all.some(
    fact =>
      unit.catalog.resources.page!.takesAway.has(lastName(fact.callee)) &&
      !(fact.callee.is === 'get' && lastName(fact.callee.of) === 'classList'),
  ),
);
