import type { BindingId } from '../../model/model.js';
import type { ClassNode, FunctionNode, Unit } from './unit.js';

/** What a name means, once imports are followed. */
export type Entity =
  | { readonly is: 'module'; readonly unit: Unit }
  | { readonly is: 'function'; readonly node: FunctionNode }
  | { readonly is: 'class'; readonly node: ClassNode }
  | { readonly is: 'variable'; readonly unit: Unit; readonly binding: BindingId }
  | Outsider;

/** Something that is not in the project, by its qualified name: `collections.deque`, `window`. */
export interface Outsider {
  readonly is: 'outside';
  readonly name: string;
  /** Those that were asked for. */
  readonly members: Map<string, Entity>;
}

/** What a region stands for that is given as a value: a class, or a function. */
export function functionEntity(unit: Unit, region: number): Entity | undefined {
  const cls = unit.classes.get(region);
  if (cls) return { is: 'class', node: cls };
  const node = unit.functions.get(region);
  return node && { is: 'function', node };
}
