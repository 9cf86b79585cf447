import type { Value } from '../../model/model.js';
import { partsOf } from '../../model/parts.js';
import { argumentFor } from '../program/calls/arguments.js';
import { onlyDefinition } from '../program/definitions.js';
import { atFact, type At } from '../program/at.js';
import type { Project } from '../project.js';

/** Definitions and call sites are followed this far. */
const MAX_DEPTH = 4;

/** Whether a request says, in whole or in part, what an expression names: the path of a file, made of what it brings. */
export function isAskedFor(project: Project, at: At, value: Value, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const { payloads } = project.keys;
  if (payloads.isPayload(at.unit, value) || payloads.isSaid(at, value)) return true;
  const parts = [...partsOf(value), ...namedBy(at, value)];
  if (parts.some(part => isAskedFor(project, at, part, depth))) return true;
  return value.is === 'name' && isAskedForBefore(project, at, value.binding, depth);
}

/** `join(folder, name)`, `name.strip()`: what is given to a call, and what it is called on. */
function namedBy(at: At, value: Value): Value[] {
  const call = at.unit.call(value);
  if (call === undefined) return [];
  const receiver = call.callee.is === 'get' ? [call.callee.of] : [];
  return [...receiver, ...call.arguments.map(argument => argument.value)];
}

/** Where a variable is set, or what those who call the function give for its parameter. */
function isAskedForBefore(project: Project, at: At, id: number, depth: number): boolean {
  const { unit } = at;
  const binding = unit.binding(id);
  if (binding?.kind === 'parameter') {
    const node = unit.functionOf(binding.region);
    return project.calls.callersOf(node).some(site => {
      const given = argumentFor(node, site.unit.callAt(site.fact), id);
      return given !== undefined && isAskedFor(project, atFact(site.unit, site.fact), given, depth + 1);
    });
  }
  const definition = onlyDefinition(at, id);
  if (definition === undefined) return false;
  const { value, how } = unit.assignment(definition);
  return how === 'set' && value !== undefined && isAskedFor(project, atFact(unit, definition), value, depth + 1);
}
