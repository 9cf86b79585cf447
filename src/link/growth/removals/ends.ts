import type { Project } from '../../project.js';
import type { Operation } from '../../slots/slots.js';
import type { ClassNode, FunctionNode } from '../../program/unit.js';

/** Whether the class has a way to end: it shows that instances live long. */
export function teardownOf(cls: ClassNode): FunctionNode | undefined {
  const { endsOwner } = cls.unit.catalog.names;
  for (const [name, method] of cls.methods) if (endsOwner.test(name)) return method;
  return undefined;
}

/** Callers are followed this far. */
const MAX_DEPTH = 2;

/** Whether all entries are let go where the owner ends. */
export function isAtEnd({ kind, unit, region }: Operation): boolean {
  return kind !== 'shrink' && kind !== 'miss' && isNamedEnd(unit.functionOf(region));
}

/** The same, or in what only the owner's end calls: such a one has nothing to do with single entries. */
export function isOnlyAtEnd(project: Project, { kind, unit, region }: Operation): boolean {
  return kind !== 'shrink' && kind !== 'miss' && isEnd(project, unit.functionOf(region), 0);
}

function isEnd(project: Project, node: FunctionNode, depth: number): boolean {
  if (isNamedEnd(node)) return true;
  if (depth >= MAX_DEPTH || node.region.id === 0 || project.calls.handoversOf(node).length > 0) return false;
  const sites = project.calls.callersOf(node);
  return sites.length > 0 && sites.every(({ unit, region }) => isEnd(project, unit.functionOf(region), depth + 1));
}

function isNamedEnd({ unit, region }: FunctionNode): boolean {
  return unit.catalog.names.endsOwner.test(region.name);
}
