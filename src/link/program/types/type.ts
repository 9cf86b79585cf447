import type { Value } from '../../../model/model.js';
import type { Entity } from '../entity.js';
import type { ClassNode, FunctionNode, Unit } from '../unit.js';

/** What an expression evaluates to, as far as the project shows. */
export type Type =
  | { readonly is: 'instance'; readonly of: ClassNode }
  | { readonly is: 'class'; readonly of: ClassNode }
  | { readonly is: 'function'; readonly of: FunctionNode }
  | { readonly is: 'module'; readonly of: Unit }
  /** Made by, or annotated as, something outside the project; `parameters` of a generic annotation. */
  | { readonly is: 'outside'; readonly name: string; readonly parameters?: readonly Value[]; readonly unit?: Unit };

/** What an expression has for a type that names this. */
export function typeOfEntity(entity: Entity | undefined): Type | undefined {
  switch (entity?.is) {
    case 'class':
      return { is: 'class', of: entity.node };
    case 'function':
      return { is: 'function', of: entity.node };
    case 'module':
      return { is: 'module', of: entity.unit };
    case 'outside':
      return { is: 'outside', name: entity.name };
    default:
      return undefined;
  }
}
