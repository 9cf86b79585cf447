import type { Catalog } from '../../../model/catalog/catalog.js';
import type { CallFact, Value } from '../../../model/model.js';
import { partsOf } from '../../../model/parts.js';
import { areAlternativesOfPass } from '../../program/alternatives.js';
import { asksFor } from '../look-ups.js';
import { isSameText } from '../../program/spelling.js';
import type { Project } from '../../project.js';
import { holdsOf, type Operation, type Slot } from '../../slots/slots.js';

/**
 * `if (told.has(text)) return; console.warn(text); told.add(text)`: what is told once each are the texts of the program, as
 * many as it has places that tell one; a warning may name what it is about: `log.warning(f"no such plugin: {name}")`.
 */
export function isToldOnce(project: Project, slot: Slot, { unit, region, key, value }: Operation): boolean {
  const told = key ?? value;
  if (holdsOf(slot) === 'mapping' || told === undefined) return false;
  const node = unit.functionOf(region);
  // What is told of those that are known is not told once.
  const isTold = unit.calls
    .within(node.region)
    .some(fact => tells(unit.catalog, fact, told) && !areAlternativesOfPass(unit, fact.region, region));
  return isTold && asksFor(project, slot, node);
}

function tells({ values }: Catalog, { callee, arguments: given }: CallFact, told: Value): boolean {
  if ((callee.is !== 'get' && callee.is !== 'name') || !values.tells.has(callee.name.toLowerCase())) return false;
  const isWarning = values.warns.has(callee.name.toLowerCase());
  return given.some(({ value }) => isSameText(value, told) || (isWarning && mentions(value, told)));
}

/** A text that is made of it. */
function mentions(value: Value, told: Value): boolean {
  return value.is === 'op' && value.op === 'text' && partsOf(value).some(part => isSameText(part, told));
}
