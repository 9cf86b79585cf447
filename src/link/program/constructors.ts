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

export function isConstructor({ region }: FunctionNode): boolean {
  return region.function?.form === 'constructor' || region.name === '__init__';
}
