import type { BindingKind, Parameter, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { lowerType } from './types.js';

/** A parameter as it stands in the head, its default and type evaluated outside the function. */
export interface ParameterHead {
  readonly node: Node;
  /** The identifier, or the pattern of a Python 2 `(a, b)`. */
  readonly target: Node;
  readonly type?: Value | undefined;
  readonly default?: Value | undefined;
  readonly rest?: 'list' | 'mapping' | undefined;
}

/** Reads the heads in the region around the function. */
export function lowerParameterHeads(lowering: Lowering, list: Node): ParameterHead[] {
  return lowering
    .parts(list)
    .filter(node => !isSeparator(lowering, node))
    .map(node => lowerHead(lowering, node));
}

/** `/` and a bare `*`. */
function isSeparator(lowering: Lowering, node: Node): boolean {
  return lowering.startsWith(node, '/') || node.type === 'keyword_separator';
}

function lowerHead(lowering: Lowering, node: Node): ParameterHead {
  const nodeType = node.type;
  if (nodeType === 'identifier' || nodeType === 'tuple_pattern') return { node, target: node };
  const rest = restOf(lowering, node);
  if (nodeType === 'list_splat_pattern' || nodeType === 'dictionary_splat_pattern') {
    return { node, target: lowering.parts(node)[0] ?? node, rest };
  }
  const [name, ...others] = lowering.parts(node);
  const typed = nodeType === 'typed_parameter' || nodeType === 'typed_default_parameter' ? others.shift() : undefined;
  const fallback = others[0];
  return {
    node,
    target: (rest && name ? lowering.parts(name)[0] : name) ?? node,
    type: typed && lowerType(lowering, typed),
    default: fallback && lowering.value(fallback),
    rest,
  };
}

function restOf(lowering: Lowering, node: Node): ParameterHead['rest'] {
  if (lowering.startsWith(node, '**')) return 'mapping';
  return lowering.startsWith(node, '*') ? 'list' : undefined;
}

/** Declares the parameters in the function's region, which must be open; the first one as `first`. */
export function declareParameters(
  lowering: Lowering,
  heads: readonly ParameterHead[],
  first: BindingKind,
): Parameter[] {
  return heads.map((head, index) => declareParameter(lowering, head, index === 0 && !head.rest ? first : 'parameter'));
}

function declareParameter(lowering: Lowering, head: ParameterHead, kind: BindingKind): Parameter {
  const { builder } = lowering;
  const at = lowering.span(head.node);
  if (head.target.type === 'tuple_pattern') {
    declarePattern(lowering, head.target);
    return { name: '', binding: -1, at };
  }
  const name = lowering.word(head.target);
  const type = head.type && { type: head.type };
  return {
    name,
    binding: builder.declare(name, kind, lowering.wordSpan(head.target, name), type ?? {}),
    at,
    ...type,
    ...(head.default && { default: head.default }),
    ...(head.rest && { rest: head.rest }),
  };
}

function declarePattern(lowering: Lowering, pattern: Node): void {
  for (const identifier of pattern.descendantsOfType('identifier')) {
    lowering.builder.declare(lowering.word(identifier), 'parameter', lowering.span(identifier));
  }
}
