import type { Argument, GetValue, Span, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { LowerExpression, Lowering } from '../lowering.js';
import { readDotted } from './dotted.js';
import { lowerInner } from './accesses.js';
import { isFunctionOf } from './library.js';

function lowerCall(lowering: Lowering, node: Node): Value {
  const [callee, list] = lowering.parts(node);
  if (callee === undefined) return lowering.builder.unknown;
  const of = readDotted(lowering, callee.startIndex, list?.startIndex) ?? lowering.value(callee);
  if (of.is === 'name' && of.name === 'super') return of;
  const given = list ? lowerArguments(lowering, list) : [];
  if (given.length === 2 && isFunctionOf(lowering.builder, of, 'typing', 'cast')) return given[1]!.value;
  if (of.is === 'name' && of.name === 'getattr') {
    const attribute = attributeOf(given, lowering.span(node));
    if (attribute) return attribute;
  }
  return lowering.builder.call(of, given, lowering.span(node));
}

/** `getattr(self, "timer", None)` is `self.timer`, where that is given. */
function attributeOf([object, name]: readonly Argument[], at: Span): GetValue | undefined {
  if (object === undefined || name?.value.is !== 'const' || typeof name.value.value !== 'string') return undefined;
  const isAttribute = (object.value.is === 'name' || object.value.is === 'get') && /^\w+$/.test(name.value.value);
  return isAttribute ? { is: 'get', of: object.value, name: name.value.value, at } : undefined;
}

/** Of a call's brackets, which a lone generator expression replaces: `f(x for x in xs)`. */
function lowerArguments(lowering: Lowering, list: Node): Argument[] {
  if (lowering.isEmpty(list)) return [];
  const { type } = list;
  if (type === 'generator_expression') return [{ value: lowering.value(list, type) }];
  return lowering.parts(list).map(argument => lowerArgument(lowering, argument));
}

function lowerArgument(lowering: Lowering, node: Node): Argument {
  const { type } = node;
  switch (type) {
    case 'keyword_argument': {
      const [name, value] = lowering.parts(node) as [Node, Node];
      return { value: lowering.value(value), name: lowering.word(name) };
    }
    case 'list_splat':
      return { value: lowerInner(lowering, node), spread: 'list' };
    case 'dictionary_splat':
      return { value: lowerInner(lowering, node), spread: 'mapping' };
    default:
      return { value: lowering.value(node, type) };
  }
}

export const calls: readonly (readonly [string, LowerExpression])[] = [['call', lowerCall]];
