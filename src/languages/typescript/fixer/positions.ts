import type { Node } from '../../syntax.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { isKnownByPositionBy } from '../../fixer/positions.js';
import { argumentsOf } from './file.js';

/** Whether entries of an array are known by their position, `names[index]`; `names[0]` is not. */
export const isKnownByPosition = isKnownByPositionBy({
  subscript: 'subscript_expression',
  isCounted,
  isSizeNoted: (file, isList) =>
    file.root.descendantsOfType('member_expression').some(each => {
      const [array, member] = parts(each);
      return isList(array) && member !== undefined && isPositionTaken(file, each, file.textOf(member));
    }),
});

/** `at = xs.length`, `ids.set(key, xs.length - 1)`, `xs.slice(at)`. */
function isPositionTaken(file: CodeFile, node: Node, member: string): boolean {
  const { parent } = node;
  if (member === 'slice' && parent?.type === 'call_expression') {
    const [start, ...others] = argumentsOf(parent);
    return start?.type === 'identifier' && others.length === 0;
  }
  if (member !== 'length' || !parent) return false;
  if (parent.type === 'assignment_expression') return parts(parent)[1]?.id === node.id;
  if (parent.type === 'variable_declarator') return isNamedInAddition(file, parent);
  return parent.type === 'binary_expression' && isLast(file, parent) && !TAKES_NO_NOTE.test(parent.parent!.type);
}

function isLast(file: CodeFile, { startIndex, endIndex }: Node): boolean {
  return /\.length\s*-\s*1$/.test(file.text.slice(startIndex, endIndex));
}

/** Who looks there at once, or compares. */
const TAKES_NO_NOTE = /^(?:subscript|binary|ternary)_expression$/;

/** `const id = xs.length; xs.push({ id })` */
function isNamedInAddition(file: CodeFile, declarator: Node): boolean {
  const name = file.textOf(parts(declarator)[0]!);
  return file.root.descendantsOfType('call_expression').some(call => {
    const isAddition = /\.(?:push|unshift)$/.test(file.textOf(parts(call)[0]!));
    return isAddition && argumentsOf(call).some(each => new RegExp(`\\b${name}\\b`).test(file.textOf(each)));
  });
}

/** `0`, `xs.length - 1`, `i` of `for (let i = 0; …)`. */
function isCounted(file: CodeFile, index: Node): boolean {
  if (index.type === 'number') return true;
  if (index.type === 'identifier') return isOfLoop(file, index);
  if (index.type === 'member_expression') return file.textOf(parts(index).at(-1)!) === 'length';
  return index.type === 'binary_expression' && parts(index).every(each => isCounted(file, each));
}

function isOfLoop(file: CodeFile, node: Node): boolean {
  const name = file.textOf(node);
  for (let around = node.parent; around; around = around.parent) {
    const declared = /^for_(?:in_)?statement$/.test(around.type) ? parts(around)[0] : undefined;
    if (declared && file.textOf(declared).split(/\W+/).includes(name)) return true;
  }
  return false;
}
