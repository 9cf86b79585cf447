import type { BindingId, CallFact, FactId, Value } from '../../../../model/model.js';
import type { OpenRow } from '../../../../model/catalog/open-rows.js';
import { takingFact } from '../../../program/calls/takers.js';
import { returnsOf } from '../../../program/calls/returns.js';
import type { Unit } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import { isOwnMember, isSelf } from '../../../resources/written/names.js';
import { standsOutside } from './kept-outside.js';

/**
 * Where the function ends what `opener` is a method of: what it opens there goes with that.
 * `const runner = source.createQueryRunner(); … finally { await source.destroy(); }`
 */
export function endsOfWhole(unit: Unit, opener: FactId): FactId[] {
  const { callee, region } = unit.callAt(opener);
  if (callee.is !== 'get' || callee.of.is !== 'name') return [];
  const { binding } = callee.of;
  const { to } = unit.functionOf(region).region;
  return unit.calls.idsWithin({ from: opener + 1, to }).filter(id => isEndOf(unit, unit.callAt(id), binding));
}

/**
 * `const browser = await launch(); const page = await browser.newPage();`, `self.channel = self.connection.channel()`: whether
 * it is open for as long as the one that it is of, of which the same is asked.
 */
export function goesWithWhole(project: Project, unit: Unit, id: FactId, row: OpenRow): boolean {
  const { callee, region } = unit.callAt(id);
  if (row.ofWhole !== true || callee.is !== 'get') return false;
  const of = wholeOf(unit, callee.of);
  if (isOwnMember(unit, of)) {
    const by = takingFact(unit, id);
    return by?.is === 'assign' && isOwnMember(unit, by.target);
  }
  const definition = of.is === 'name' ? unit.soleDefinition(of.binding) : undefined;
  if (definition === undefined) return false;
  const assign = unit.assignment(definition);
  const given = assign.value?.is === 'await' ? assign.value.of : assign.value;
  const isOpenedHere = given?.is === 'call' && !givesKept(project, unit, given.fact);
  return (
    isOpenedHere &&
    unit.functionOf(assign.region) === unit.functionOf(region) &&
    unit.functionOf(region).region.id !== 0
  );
}

/** `getBrowser()`, which gives what a variable of the module has for all who ask. */
function givesKept(project: Project, unit: Unit, call: FactId): boolean {
  const type = project.types.ofCalled(unit, call);
  if (type?.is !== 'function') return false;
  const given = [...returnsOf(type.of)];
  return given.length > 0 && given.every(({ value }) => standsOutside(type.of.unit, value));
}

/** `driver` of `driver.chromium`. */
function wholeOf(unit: Unit, value: Value): Value {
  return value.is === 'get' && !isSelf(unit, value.of) ? wholeOf(unit, value.of) : value;
}

function isEndOf(unit: Unit, { callee }: CallFact, binding: BindingId): boolean {
  if (callee.is !== 'get') return false;
  const { of, name } = callee;
  if (of.is !== 'name' || of.binding !== binding) return false;
  return unit.catalog.names.endsOwner.test(name) || unit.catalog.opens.closers.has(name);
}
