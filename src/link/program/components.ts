import type { ComponentRow } from '../../model/catalog.js';
import type { Calls, Site } from './calls.js';
import { ancestry, descent } from './types.js';
import type { ClassNode, FunctionNode } from './unit.js';

/** What is known of the framework whose component the class is; undefined for all other classes. */
export function componentRowOf(cls: ClassNode): ComponentRow | undefined {
  for (const { outside, unit } of ancestry(cls)) {
    for (const name of outside) {
      const row = unit.catalog.components[name];
      if (row) return row;
    }
  }
  return undefined;
}

/** Whether the framework calls the function once in the life of a component, when that begins or ends. */
export function phaseOf({ owner, region }: FunctionNode): 'begins' | 'ends' | undefined {
  const row = owner && componentRowOf(owner);
  if (row === undefined) return undefined;
  if (region.function?.form === 'constructor' || row.begins.has(region.name)) return 'begins';
  return row.ends.has(region.name) ? 'ends' : undefined;
}

/** Whether a component's page may call the function: its methods, and what the script that makes it declares. */
export function isOffered({ owner, outer, region }: FunctionNode): boolean {
  if (region.name === '') return false;
  if (owner !== undefined) return componentRowOf(owner) !== undefined;
  return outer !== undefined && outer.region.function?.form === 'constructor' && phaseOf(outer) === 'begins';
}

/** The component that holds all the others, or one that it is made from. */
export function isRoot(calls: Calls, cls: ClassNode): boolean {
  const row = componentRowOf(cls);
  if (row === undefined) return false;
  for (const derived of descent(cls)) {
    if (row.roots.has(derived.name) || calls.mountsOf(derived).some(isAtStart)) return true;
  }
  return false;
}

/** At module level, in `main`, or in a function written there for what comes first: `ready.then(() => createApp(App))`. */
function isAtStart({ unit, region }: Site): boolean {
  let node: FunctionNode | undefined = unit.functionOf(region);
  while (node && node.region.id !== 0) {
    if (unit.catalog.entries.has(node.region.name)) return true;
    if (node.region.function?.form !== 'arrow' || node.region.name !== '') return false;
    node = node.outer;
  }
  return node !== undefined;
}
