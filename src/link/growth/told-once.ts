import type { CallFact } from '../../model/model.js';
import { asksFor } from './look-ups.js';
import { isSameText } from '../frequency/once-guards.js';
import type { Project } from '../project.js';
import { holdsOf, type Operation, type Slot } from '../slots/slots.js';

const TELLS = /^(warn|warning|warn_explicit|log|info|debug|error|notice|deprecate)$/;

/**
 * `if (told.has(text)) return; console.warn(text); told.add(text)`: what is told once each are the texts of the program, as
 * many as it has places that tell one.
 */
export function isToldOnce(project: Project, slot: Slot, { unit, region, key, value }: Operation): boolean {
  const told = key ?? value;
  if (holdsOf(slot) !== 'set' || told === undefined) return false;
  const node = unit.functionOf(region);
  const tells = (call: CallFact): boolean =>
    (call.callee.is === 'get' || call.callee.is === 'name') &&
    TELLS.test(call.callee.name) &&
    call.arguments.some(argument => isSameText(argument.value, told));
  const { from, to } = node.region;
  return (
    unit.module.facts.slice(from, to).some(fact => fact.is === 'call' && tells(fact)) && asksFor(project, slot, node)
  );
}
