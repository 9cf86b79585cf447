import type { CodeFile } from '../../fixer/code-file.js';
import type { Node } from '../../syntax.js';

/** An expression that adds to an array. */
export interface Addition {
  /** The array, as it is written there. */
  readonly receiver: string;
  readonly atFront: boolean;
  /** Whether it may add more than one. */
  readonly many: boolean;
}

/** `xs.push(x)`, `xs.unshift(x)`, `xs[xs.length] = x`; undefined for other forms and for receivers that cannot be repeated. */
export function additionAt(file: CodeFile, node: Node): Addition | undefined {
  if (node.type === 'call_expression') return callAddition(file, node);
  if (node.type !== 'assignment_expression') return undefined;
  const [target] = node.namedChildren;
  const [array, index] = target?.type === 'subscript_expression' ? target.namedChildren : [];
  if (!array || !index || !isRepeatable(array)) return undefined;
  const receiver = file.textOf(array);
  return file.textOf(index) === `${receiver}.length` ? { receiver, atFront: false, many: false } : undefined;
}

function callAddition(file: CodeFile, node: Node): Addition | undefined {
  const [callee, list] = node.namedChildren;
  if (callee?.type !== 'member_expression' || list?.type !== 'arguments') return undefined;
  const [array, method, ...chain] = callee.namedChildren;
  if (!array || !method || chain.length > 0 || !isRepeatable(array)) return undefined;
  const verb = file.textOf(method);
  if (verb !== 'push' && verb !== 'unshift') return undefined;
  const given = list.namedChildren.filter(child => child.type !== 'comment');
  const many = given.length !== 1 || given[0]!.type === 'spread_element';
  return { receiver: file.textOf(array), atFront: verb === 'unshift', many };
}

const NAMES = new Set(['identifier', 'this', 'property_identifier', 'private_property_identifier']);

/** Names and members of names, which give the same array however often they are evaluated. */
function isRepeatable(node: Node): boolean {
  if (NAMES.has(node.type)) return true;
  const isPath = node.type === 'member_expression' || node.type === 'non_null_expression';
  return isPath && node.namedChildren.every(isRepeatable);
}
