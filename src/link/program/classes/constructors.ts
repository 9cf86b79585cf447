import { ancestry } from './ancestry.js';
import type { ClassNode, FunctionNode } from '../unit.js';

/** What runs when an instance is made: the class's own constructor, or the nearest that it inherits. */
export function constructorOf(cls: ClassNode): FunctionNode | undefined {
  for (const { methods } of ancestry(cls)) {
    const made = methods.get(cls.unit.catalog.types.initializer);
    if (made) return made;
  }
  return undefined;
}

/** Whether it runs when an instance is made, and at no other time; `function Room() { this.seats = []; }` too. */
export function isConstructor(node: FunctionNode): boolean {
  const { unit, owner, region } = node;
  const { constructors, initializer } = unit.catalog.types;
  const isNamed = region.function?.form === 'constructor' || constructors.has(region.name);
  return isNamed || owner?.methods.get(initializer) === node;
}
