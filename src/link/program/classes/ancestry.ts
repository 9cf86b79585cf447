import type { ClassNode } from '../unit.js';

type Way = 'bases' | 'derived';

/** Asked again and again, of classes whose bases are known by then. */
const known: Record<Way, WeakMap<ClassNode, readonly ClassNode[]>> = { bases: new WeakMap(), derived: new WeakMap() };

/** The class, then its bases, nearest first. */
export function ancestry(cls: ClassNode): readonly ClassNode[] {
  return family(cls, 'bases');
}

/** The class and everything derived from it. */
export function descent(cls: ClassNode): readonly ClassNode[] {
  return family(cls, 'derived');
}

/** One of them is derived from the other, or they are the same. */
export function areRelated(one: ClassNode, other: ClassNode): boolean {
  return ancestry(one).includes(other) || ancestry(other).includes(one);
}

function family(cls: ClassNode, way: Way): readonly ClassNode[] {
  let found = known[way].get(cls);
  if (found === undefined) known[way].set(cls, (found = cls[way].length === 0 ? [cls] : collect(cls, way)));
  return found;
}

/** Depth first, each once: families have circles where code is wrong, and no limit to their depth. */
function collect(start: ClassNode, way: Way): readonly ClassNode[] {
  const seen = new Set<ClassNode>();
  const open = [start];
  for (let cls = open.pop(); cls !== undefined; cls = open.pop()) {
    if (seen.has(cls)) continue;
    seen.add(cls);
    for (let at = cls[way].length - 1; at >= 0; at--) open.push(cls[way][at]!);
  }
  return [...seen];
}
