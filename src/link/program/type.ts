import type { Value } from '../../model/model.js';
import type { ClassNode, FunctionNode, Unit } from './unit.js';

/** What an expression evaluates to, as far as the project shows. */
export type Type =
  | { readonly is: 'instance'; readonly of: ClassNode }
  | { readonly is: 'class'; readonly of: ClassNode }
  | { readonly is: 'function'; readonly of: FunctionNode }
  | { readonly is: 'module'; readonly of: Unit }
  /** Made by, or annotated as, something outside the project; `parameters` of a generic annotation. */
  | { readonly is: 'outside'; readonly name: string; readonly parameters?: readonly Value[]; readonly unit?: Unit };
