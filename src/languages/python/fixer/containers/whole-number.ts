import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';

/**
 * Whether a limit may be what `maxlen` does not take although a length is compared with it: `WINDOW / STEP`, `1e3`, `size: float`.
 * It is a number, or a name of the file with all that it is given there.
 */
export function mayBeFraction(file: CodeFile, limit: string): boolean {
  return isFractionNamed(file, limit, new Set());
}

function isFractionNamed(file: CodeFile, name: string, seen: Set<string>): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  const last = name.split('.').at(-1)!;
  return givings(file).some(giving => {
    const [target] = parts(giving);
    const isIt = target && [name, last].includes(file.textOf(target));
    return isIt && isFractionGiven(file, giving, seen);
  });
}

const GIVINGS = ['assignment', 'default_parameter', 'typed_default_parameter', 'typed_parameter'];

function givings({ root }: CodeFile): Node[] {
  return GIVINGS.flatMap(type => root.descendantsOfType(type));
}

function isFractionGiven(file: CodeFile, giving: Node, seen: Set<string>): boolean {
  const [, ...others] = parts(giving);
  const type = others.find(each => each.type === 'type');
  const value = others.find(each => each.type !== 'type');
  if (type && /\bfloat\b/.test(file.textOf(type))) return true;
  return value !== undefined && isFraction(file, value, seen);
}

function isFraction(file: CodeFile, value: Node, seen: Set<string>): boolean {
  if (value.type === 'float' || value.type === 'unary_operator') return true;
  if (value.type === 'identifier' || value.type === 'attribute') return isFractionNamed(file, file.textOf(value), seen);
  if (value.type === 'call') return isFractionCalled(file, value, seen);
  const isDivided = value.type === 'binary_operator' && value.children.some(({ type }) => type === '/');
  return isDivided || parts(value).some(each => isFraction(file, each, seen));
}

/** What a call gives is taken for whole, but for `float`, and for the arguments of what gives one of them. */
function isFractionCalled(file: CodeFile, call: Node, seen: Set<string>): boolean {
  const [callee, list] = parts(call);
  const name = callee ? file.textOf(callee) : '';
  if (name === 'float') return true;
  return /^(?:max|min|abs)$/.test(name) && list !== undefined && parts(list).some(each => isFraction(file, each, seen));
}
