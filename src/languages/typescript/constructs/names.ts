import type { BindingKind, RegionId, Span, Value } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';

export type VariableKind = 'var' | 'let' | 'const';

/** The keyword at the start of `text`, if it declares variables. */
export function variableKind(text: string): VariableKind | undefined {
  return /^(?:var|let|const)\b/.exec(text)?.[0] as VariableKind | undefined;
}

/** Declares an identifier: `var` in the function or module around, the others in the innermost region. */
export function declareVariable(
  lowering: Lowering,
  identifier: Node,
  kind: VariableKind,
  more: { names?: RegionId; type?: Value; as?: BindingKind } = {},
): void {
  const { builder } = lowering;
  const name = lowering.word(identifier);
  const scope = scopeOf(lowering, kind);
  const { as = 'variable', ...rest } = more;
  builder.declare(name, as, nameSpan(identifier, name), { scope, ...rest });
}

/** Whether a target that is declared is taken apart: `{ a }`, `[a]`. */
export function isPattern(lowering: Lowering, target: Node): boolean {
  const first = lowering.first(target);
  return first === '{' || first === '[';
}

/** What a declaration stands in: `var` is of the whole function. */
export function scopeOf({ builder }: Lowering, kind: VariableKind): RegionId {
  return kind === 'var' ? builder.enclosing(['function', 'module']) : builder.region;
}

/** The name alone, without the type or the default behind it. */
export function nameSpan({ startIndex }: Node, name: string): Span {
  return spanOf(startIndex, startIndex + name.length);
}
