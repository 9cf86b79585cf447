import type { ClassNode } from './unit.js';

/** The class, then its bases, nearest first. */
export function ancestry(cls: ClassNode): Iterable<ClassNode> {
  return family(cls, 'bases');
}

/** The class and everything derived from it. */
export function descent(cls: ClassNode): Iterable<ClassNode> {
  return family(cls, 'derived');
}

/** Depth first, each once: families have circles where code is wrong, and no limit to their depth. */
function* family(start: ClassNode, way: 'bases' | 'derived'): Iterable<ClassNode> {
  const seen = new Set<ClassNode>();
  const open = [start];
  for (let cls = open.pop(); cls !== undefined; cls = open.pop()) {
    if (seen.has(cls)) continue;
    seen.add(cls);
    yield cls;
    for (let at = cls[way].length - 1; at >= 0; at--) open.push(cls[way][at]!);
  }
}
