import type { Argument, Span, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { isPrototype } from './assignments.js';
import { lowerInlineRequire } from './commonjs.js';
import { lowerSubstitutions } from './literals.js';
import { atomsAt, chainAt, endOfChain } from './plain.js';

/** `f(a)`, `a?.m()`, `super(a)`, `import('x')`, `` tag`…` ``. */
export function lowerCall(lowering: Lowering, node: Node): Value {
  const at = lowering.spanOf(node);
  return lowerPlainCall(lowering, node, at) ?? lowerAnyCall(lowering, node, at);
}

/** `a.b.c(…)`, most of all calls: its callee is read from the text. */
function lowerPlainCall(lowering: Lowering, node: Node, at: Span): Value | undefined {
  const end = endOfChain(lowering, node.startIndex);
  if (lowering.text[end] !== '(' || lowering.startsWith(node, 'require(')) return undefined;
  const atoms = argumentAtoms(lowering, end, at[1]);
  if (atoms) return lowering.builder.call(chainAt(lowering, node.startIndex, end), atoms, at);
  const last = node.lastNamedChild;
  if (last?.startIndex !== end) return undefined;
  const callee = chainAt(lowering, node.startIndex, end);
  return lowering.builder.call(callee, lowerArguments(lowering, last), at);
}

function lowerAnyCall(lowering: Lowering, node: Node, at: Span): Value {
  const parts = lowering.parts(node);
  const callee = lowering.expression(parts[0]);
  const given = lowerArguments(lowering, parts.at(-1));
  if (callee.is === 'name' && callee.name === 'require' && given.length === 1) {
    const path = given[0]!.value;
    if (path.is === 'const' && typeof path.value === 'string') return lowerInlineRequire(lowering, path.value, at);
  }
  return lowering.builder.call(callee, given, at);
}

export function lowerNew(lowering: Lowering, node: Node): Value {
  const parts = lowering.parts(node);
  const callee = lowering.expression(parts[0]);
  const last = parts.at(-1);
  const given = last?.type === 'arguments' ? lowerArguments(lowering, last) : [];
  return lowering.builder.call(callee, given, lowering.spanOf(node), true);
}

function lowerArguments(lowering: Lowering, node: Node | undefined): Argument[] {
  if (node === undefined) return [];
  if (lowering.startsWith(node, '`')) return lowerSubstitutions(lowering, node).map(value => ({ value }));
  const atoms = argumentAtoms(lowering, node.startIndex, node.endIndex);
  if (atoms) return atoms;
  const given: Argument[] = [];
  for (const part of lowering.parts(node)) given.push(lowerArgument(lowering, part, given.at(-1)?.value));
  return given;
}

/** The arguments in the parentheses from `start` to `end`, if they are plain. */
function argumentAtoms(lowering: Lowering, start: number, end: number): Argument[] | undefined {
  if (end === start + 2) return [];
  return atomsAt(lowering, start + 1, end - 1)?.map(value => ({ value }));
}

/** In `Object.assign(Name.prototype, { m() {} })` the object's functions are methods. */
function lowerArgument(lowering: Lowering, node: Node, before: Value | undefined): Argument {
  if (lowering.startsWith(node, '...')) {
    return { value: lowering.expression(lowering.parts(node)[0]), spread: 'list' };
  }
  return { value: lowering.expression(node, isPrototype(before) ? { receiver: 'self' } : {}) };
}
