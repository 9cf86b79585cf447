import type { Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Grammar, Lowering, Surroundings } from '../lowering.js';
import { lowerAssignment, lowerAugmentedAssignment, lowerUpdate } from './assignments.js';
import { lowerCall, lowerNew } from './calls.js';
import { lowerClassExpression } from './classes.js';
import { lowerEffect } from './effects.js';
import { lowerFunctionExpression } from './functions.js';
import { lowerJsxElement, lowerJsxExpression } from './jsx.js';
import { lowerArray, lowerNumber, lowerObject, lowerString, lowerTemplate } from './literals.js';
import { lowerMember, lowerSubscript } from './members.js';
import { lowerBinary, lowerTernary, lowerUnary } from './operators.js';

/** How each kind of expression is lowered; what is not here is unknown. */
const EXPRESSIONS: ReadonlyMap<string, Grammar['expression']> = new Map<string, Grammar['expression']>([
  ['identifier', lowerName],
  ['type_identifier', lowerName],
  ['shorthand_property_identifier', lowerName],
  ['shorthand_property_identifier_pattern', lowerName],
  ['this', lowerName],
  ['super', lowerName],
  ['import', lowerName],
  ['member_expression', lowerMember],
  ['nested_identifier', lowerMember],
  ['subscript_expression', lowerSubscript],
  ['call_expression', lowerCall],
  ['new_expression', lowerNew],
  ['string', lowerString],
  ['number', lowerNumber],
  ['true', lowering => lowering.builder.constant(true)],
  ['false', lowering => lowering.builder.constant(false)],
  ['null', lowering => lowering.builder.constant(null)],
  ['undefined', lowering => lowering.builder.constant(null)],
  ['template_string', lowerTemplate],
  ['array', lowerArray],
  ['object', lowerObject],
  ['arrow_function', lowerFunctionExpression],
  ['function_expression', lowerFunctionExpression],
  ['generator_function', lowerFunctionExpression],
  ['class', lowerClassExpression],
  ['parenthesized_expression', lowerFirst],
  ['as_expression', lowerFirst],
  ['satisfies_expression', lowerFirst],
  ['non_null_expression', lowerFirst],
  ['instantiation_expression', lowerFirst],
  ['type_assertion', lowerCast],
  ['binary_expression', lowerBinary],
  ['unary_expression', lowerUnary],
  ['ternary_expression', lowerTernary],
  ['assignment_expression', lowerAssignment],
  ['augmented_assignment_expression', lowerAugmentedAssignment],
  ['update_expression', lowerUpdate],
  ['await_expression', lowerAwait],
  ['yield_expression', lowerYield],
  ['sequence_expression', lowerSequence],
  ['jsx_element', lowerJsxElement],
  ['jsx_self_closing_element', lowerJsxElement],
  ['jsx_expression', lowerJsxExpression],
]);

/** Lowers an expression: its facts in the order of evaluation, and the value that it has. */
export function lowerExpression(lowering: Lowering, node: Node, surroundings: Surroundings): Value {
  return EXPRESSIONS.get(node.type)?.(lowering, node, surroundings) ?? lowering.builder.unknown;
}

function lowerName(lowering: Lowering, node: Node): Value {
  return lowering.builder.name(lowering.word(node));
}

/** Parentheses, `v as T`, `v!`: the value is what stands first. */
function lowerFirst(lowering: Lowering, node: Node, surroundings: Surroundings): Value {
  return lowering.expression(lowering.parts(node)[0], surroundings);
}

/** `<T>v` */
function lowerCast(lowering: Lowering, node: Node, surroundings: Surroundings): Value {
  return lowering.expression(lowering.parts(node)[1], surroundings);
}

function lowerAwait(lowering: Lowering, node: Node): Value {
  const { builder } = lowering;
  const of = lowering.expression(lowering.parts(node)[0]);
  if (of.is === 'call') builder.mark(of.fact, 'awaited');
  builder.fact({ is: 'exit', how: 'await', value: of, region: builder.region, at: lowering.spanOf(node) });
  return { is: 'await', of };
}

function lowerYield(lowering: Lowering, node: Node): Value {
  const { builder } = lowering;
  const of = lowering.expression(lowering.parts(node)[0]);
  builder.fact({ is: 'exit', how: 'yield', value: of, region: builder.region, at: lowering.spanOf(node) });
  return { is: 'yield', of };
}

function lowerSequence(lowering: Lowering, node: Node): Value {
  const parts = lowering.parts(node);
  for (const part of parts.slice(0, -1)) lowerEffect(lowering, part);
  return lowering.expression(parts.at(-1));
}
