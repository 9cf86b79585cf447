import type { Project } from '../../project.js';
import type { Operation } from '../../slots/slots.js';
import type { ClassNode, FunctionNode } from '../../program/unit.js';

/** Names of methods that end their owner. */
const TEARDOWN =
  /^_*(close|aclose|stop|shutdown|dispose|destroy|teardown|tear_down|disconnect|terminate|__exit__|__aexit__|__del__|cog_unload|ngOnDestroy|componentWillUnmount|onUnmounted|beforeUnmount|unmounted|beforeDestroy|destroyed|on_shutdown|finali[sz]e|cancel_all\w*|reset_for_tests?)$/;

/** Whether the class has a way to end: it shows that instances live long. */
export function teardownOf(cls: ClassNode): FunctionNode | undefined {
  for (const [name, method] of cls.methods) if (TEARDOWN.test(name)) return method;
  return undefined;
}

/** Callers are followed this far. */
const MAX_DEPTH = 2;

/** Whether all entries are let go where the owner ends. */
export function isAtEnd({ kind, unit, region }: Operation): boolean {
  return kind !== 'shrink' && kind !== 'miss' && TEARDOWN.test(unit.functionOf(region).region.name);
}

/** The same, or in what only the owner's end calls: such a one has nothing to do with single entries. */
export function isOnlyAtEnd(project: Project, { kind, unit, region }: Operation): boolean {
  return kind !== 'shrink' && kind !== 'miss' && isEnd(project, unit.functionOf(region), 0);
}

function isEnd(project: Project, node: FunctionNode, depth: number): boolean {
  if (TEARDOWN.test(node.region.name)) return true;
  if (depth >= MAX_DEPTH || node.region.id === 0 || project.calls.handoversOf(node).length > 0) return false;
  const sites = project.calls.callersOf(node);
  return sites.length > 0 && sites.every(({ unit, region }) => isEnd(project, unit.functionOf(region), depth + 1));
}
