import type { Parameter, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { destructure } from './destructuring.js';
import { withoutModifiers } from './modifiers.js';
import { isPattern, nameSpan } from './names.js';
import { typeOf } from './types.js';

/** The parts of one parameter: `@Inject() private readonly a?: T = v`. */
interface Written {
  readonly pattern: Node;
  readonly type?: Value;
  readonly initial?: Node;
  /** `private a`, `readonly a`: a field too. */
  readonly isField: boolean;
}

/** Declares the parameters in the open function, fields of the constructor included. `list` may be a lone identifier. */
export function lowerParameters(lowering: Lowering, list: Node): Parameter[] {
  if (lowering.startsWith(list, '()')) return [];
  if (lowering.first(list) !== '(') return [lowerNamed(lowering, list, { pattern: list, isField: false })];
  const parameters: Parameter[] = [];
  const fields: (() => void)[] = [];
  for (const node of lowering.parts(list)) {
    const written = partsOf(lowering, node);
    if (written === undefined) continue;
    if (lowering.word(written.pattern) === 'this') declareThis(lowering, written);
    else parameters.push(lowerParameter(lowering, node, written));
    if (written.isField) fields.push(() => lowerField(lowering, node, written));
  }
  for (const field of fields) field();
  return parameters;
}

function partsOf(lowering: Lowering, node: Node): Written | undefined {
  const [pattern, second, third] = withoutModifiers(lowering, lowering.parts(node));
  if (pattern === undefined) return undefined;
  const isTyped = second !== undefined && lowering.first(second) === ':';
  const initial = isTyped ? third : second;
  const modifiers = lowering.text.slice(node.startIndex, pattern.startIndex);
  return {
    pattern,
    isField: /\b(?:public|private|protected|readonly|override)\b\s*$/.test(modifiers),
    ...(isTyped && { type: typeOf(lowering, second) }),
    ...(initial && { initial }),
  };
}

/** `this: T` takes no argument: it types the receiver. */
function declareThis(lowering: Lowering, { pattern, type }: Written): void {
  lowering.builder.declare('this', 'variable', nameSpan(pattern, 'this'), type && { type });
}

function lowerParameter(lowering: Lowering, node: Node, written: Written): Parameter {
  const { pattern } = written;
  if (lowering.startsWith(pattern, '...')) return { ...lowerRest(lowering, node, written), rest: 'list' };
  return isPattern(lowering, pattern)
    ? lowerDestructured(lowering, node, written)
    : lowerNamed(lowering, node, written);
}

function lowerRest(lowering: Lowering, node: Node, written: Written): Parameter {
  const inner = lowering.parts(written.pattern)[0];
  if (inner && !isPattern(lowering, inner)) return lowerNamed(lowering, node, { ...written, pattern: inner });
  return lowerDestructured(lowering, node, inner ? { ...written, pattern: inner } : written);
}

function lowerNamed(lowering: Lowering, node: Node, { pattern, type, initial }: Written): Parameter {
  const name = lowering.word(pattern);
  const typed = type && { type };
  const binding = lowering.builder.declare(name, 'parameter', nameSpan(pattern, name), typed);
  const fallback = initial && { default: lowering.expression(initial, { name }) };
  return { name, binding, at: lowering.spanOf(node), ...typed, ...fallback };
}

function lowerDestructured(lowering: Lowering, node: Node, { pattern, type, initial }: Written): Parameter {
  const fallback = initial && { default: lowering.expression(initial) };
  destructure(lowering, pattern, lowering.builder.unknown, target => {
    const name = lowering.word(target);
    lowering.builder.declare(name, 'parameter', nameSpan(target, name));
  });
  return { name: '', binding: -1, at: lowering.spanOf(node), ...(type && { type }), ...fallback };
}

function lowerField(lowering: Lowering, node: Node, { pattern, type }: Written): void {
  const { builder } = lowering;
  const name = lowering.word(pattern);
  const at = lowering.spanOf(node);
  lowering.builder.assign('set', { is: 'get', of: builder.name('this'), name, at }, builder.name(name), at, { type });
}
