import { ancestry } from './ancestry.js';
import type { ClassNode, FunctionNode } from './unit.js';

/** What runs when an instance is made: the class's own constructor, or the nearest that it inherits. */
export function constructorOf(cls: ClassNode): FunctionNode | undefined {
  for (const { methods } of ancestry(cls)) {
    const made = methods.get('__init__') ?? methods.get('constructor');
    if (made) return made;
  }
  return undefined;
}

/** Whether it runs when an instance is made, and at no other time. */
export function isConstructor({ region }: Pick<FunctionNode, 'region'>): boolean {
  return region.function?.form === 'constructor' || /^(__init__|__post_init__|constructor)$/.test(region.name);
}
