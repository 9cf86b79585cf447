import { membersOf } from '../../../../model/members.js';
import type { BindingId, Value } from '../../../../model/model.js';
import { isNameOf } from '../../../../model/parts.js';
import { returnsOf } from '../../../program/calls/returns.js';
import type { Unit } from '../../../program/unit.js';
import type { Acquisition } from '../../acquired/acquisition.js';

/**
 * `process.on('exit', remove); return { path, remove };`: what is given back ends the thing, for whoever has it to call at any
 * time, and the very same function stays with the process afterwards.
 */
export function isGivenBackAsEnd({ unit, node, row, handler }: Acquisition): boolean {
  if (row.kind !== 'listener' || row.once || handler?.is !== 'name') return false;
  const binding = unit.binding(handler.binding);
  if (binding === undefined || binding.kind === 'parameter' || unit.functionOf(binding.region) !== node) return false;
  return [...returnsOf(node)].some(({ value }) => givesAsEnd(unit, value, binding.id));
}

function givesAsEnd(unit: Unit, value: Value, end: BindingId): boolean {
  const { endings, inverses } = unit.catalog.resources;
  return membersOf(value).some(
    ({ name, value: given }) => isNameOf(given, end) && (endings.has(name) || inverses.has(name)),
  );
}
