import type { Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering, Surroundings } from '../lowering.js';
import { lowerAssignment, lowerAugmentedAssignment, lowerUpdate } from './assignments.js';
import { lowerCall, lowerNew } from './calls.js';
import { lowerClassExpression } from './classes.js';
import { lowerEffect } from './effects.js';
import { lowerFunctionExpression } from './functions.js';
import { lowerJsxElement, lowerJsxExpression } from './jsx.js';
import { lowerArray, lowerNumber, lowerObject, lowerString, lowerTemplate } from './literals.js';
import { lowerMember, lowerSubscript } from './members.js';
import { lowerBinary, lowerTernary, lowerUnary } from './operators.js';

/** Lowers an expression: its facts in the order of evaluation, and the value that it has. */
export function lowerExpression(lowering: Lowering, node: Node, surroundings: Surroundings): Value {
  const { builder } = lowering;
  switch (node.type) {
    case 'identifier':
    case 'type_identifier':
    case 'shorthand_property_identifier':
    case 'shorthand_property_identifier_pattern':
    case 'this':
    case 'super':
    case 'import':
      return builder.name(lowering.word(node));
    case 'member_expression':
    case 'nested_identifier':
      return lowerMember(lowering, node);
    case 'subscript_expression':
      return lowerSubscript(lowering, node);
    case 'call_expression':
      return lowerCall(lowering, node);
    case 'new_expression':
      return lowerNew(lowering, node);
    case 'string':
      return lowerString(lowering, node);
    case 'number':
      return lowerNumber(lowering, node);
    case 'true':
      return builder.constant(true);
    case 'false':
      return builder.constant(false);
    case 'null':
    case 'undefined':
      return builder.constant(null);
    case 'parenthesized_expression':
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression':
    case 'instantiation_expression':
      return lowering.expression(lowering.parts(node)[0], surroundings);
    case 'type_assertion':
      return lowering.expression(lowering.parts(node)[1], surroundings);
    case 'arrow_function':
    case 'function_expression':
    case 'generator_function':
      return lowerFunctionExpression(lowering, node, surroundings);
    case 'class':
      return lowerClassExpression(lowering, node, surroundings);
    case 'object':
      return lowerObject(lowering, node, surroundings);
    case 'array':
      return lowerArray(lowering, node);
    case 'template_string':
      return lowerTemplate(lowering, node);
    case 'binary_expression':
      return lowerBinary(lowering, node);
    case 'unary_expression':
      return lowerUnary(lowering, node);
    case 'ternary_expression':
      return lowerTernary(lowering, node, surroundings);
    case 'assignment_expression':
      return lowerAssignment(lowering, node);
    case 'augmented_assignment_expression':
      return lowerAugmentedAssignment(lowering, node);
    case 'update_expression':
      return lowerUpdate(lowering, node);
    case 'await_expression':
      return lowerAwait(lowering, node);
    case 'yield_expression':
      return lowerYield(lowering, node);
    case 'sequence_expression':
      return lowerSequence(lowering, node);
    case 'jsx_element':
    case 'jsx_self_closing_element':
      return lowerJsxElement(lowering, node);
    case 'jsx_expression':
      return lowerJsxExpression(lowering, node);
    default:
      return builder.unknown;
  }
}

function lowerAwait(lowering: Lowering, node: Node): Value {
  const { builder } = lowering;
  const of = lowering.expression(lowering.parts(node)[0]);
  if (of.is === 'call') builder.mark(of.fact, { awaited: true });
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
