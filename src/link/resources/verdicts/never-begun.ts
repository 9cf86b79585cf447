import type { Project } from '../../project.js';
import { ancestry, descent } from '../../program/classes/ancestry.js';
import type { ClassNode, FunctionNode } from '../../program/unit.js';
import { usesOfHolder } from '../released/handles/handle-uses.js';
import type { Standing } from '../standing/standing.js';
import { isSelf } from '../written/names.js';

/**
 * Whether the owner never has a part begin what it would have to end: none of the methods that are called on the part
 * leads to one of those that begin it, and nobody else is given the part.
 */
export function isNeverBegun(project: Project, standing: Standing, begins: readonly FunctionNode[]): boolean {
  const { acquisition, releases } = standing;
  if (acquisition.made === undefined || begins.some(node => isAtBirth(project, node))) return false;
  const uses = usesOfHolder(project, acquisition, releases.holder);
  if (uses.some(({ how }) => how !== 'method')) return false;
  return !leadTo(acquisition.made, new Set(uses.map(({ name }) => name)), begins);
}

function isAtBirth(project: Project, node: FunctionNode): boolean {
  return node.owner === undefined || project.frequencies.isBirthOnly(node);
}

/** Whether one of the methods is, or calls by way of the instance, one of those that begin. */
function leadTo(made: ClassNode, names: Set<string>, begins: readonly FunctionNode[]): boolean {
  const family = new Set([...ancestry(made), ...descent(made)]);
  for (const name of names)
    for (const { methods } of family) {
      const method = methods.get(name);
      if (method === undefined) continue;
      if (begins.some(node => node.unit === method.unit && node.unit.isWithin(node.region.id, method.region.id)))
        return true;
      for (const other of ownMethodsNamedIn(method)) names.add(other);
    }
  return false;
}

function ownMethodsNamedIn({ unit, region }: FunctionNode): string[] {
  return unit.calls
    .within(region)
    .flatMap(({ callee, arguments: given }) => [callee, ...given.map(({ value }) => value)])
    .flatMap(value => (value.is === 'get' && (isSelf(unit, value.of) || value.of.is === 'call') ? [value.name] : []));
}
