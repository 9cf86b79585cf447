import type { Fact, Value } from '../../../model/model.js';
import { lastName, partsOf } from '../../../model/parts.js';
import { atFact } from '../../program/at.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Slot } from '../../slots/slots.js';

/**
 * `dispose() { for (const each of this.disposables) each.dispose(); }`: all entries are ended where the owner ends, and so let
 * go of, whether the list is emptied or not.
 */
export function areEndedAtEnd(project: Project, { spot }: Slot): boolean {
  const { root } = spot;
  const unit = root.is === 'field' ? root.of.unit : root.unit;
  const isSlot = (fact: number, value: Value): boolean =>
    project.spots.of(atFact(unit, fact), value).includes(spot) || partsOf(value).some(part => isSlot(fact, part));
  return [...unit.functions.values()].some(
    node =>
      unit.catalog.names.endsOwner.test(node.region.name) &&
      endsSomething(node) &&
      factsOf(node).some(([fact, id]) => valuesOf(fact).some(value => isSlot(id, value))),
  );
}

function factsOf({ unit, region: { from, to } }: FunctionNode): [Fact, number][] {
  return unit.module.facts.slice(from, to).map((fact, index) => [fact, from + index]);
}

/** What a fact walks, calls something on, or hands to others. */
function valuesOf(fact: Fact): readonly Value[] {
  if (fact.is === 'assign') return fact.how === 'iterate' && fact.value ? [fact.value] : [];
  if (fact.is !== 'call') return [];
  const on = fact.callee.is === 'get' ? [fact.callee.of] : [];
  return [...on, ...fact.arguments.map(({ value }) => value)];
}

/** Whether it calls the end of something that is not its owner: `each.dispose()`. */
function endsSomething(node: FunctionNode): boolean {
  const { endings } = node.unit.catalog.resources;
  return factsOf(node).some(([fact]) => {
    if (fact.is !== 'call' || fact.callee.is !== 'get' || !endings.has(lastName(fact.callee))) return false;
    const { of } = fact.callee;
    return of.is === 'call' || (of.is === 'name' && node.unit.binding(of.binding)?.kind !== 'self');
  });
}
