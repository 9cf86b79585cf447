import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { isKnownByPositionBy } from '../../../fixer/positions.js';
import { within } from '../statements.js';

/** Whether entries of a list are known by their position, `names[index]`; `names[-1]` is not. */
export const isKnownByPosition = isKnownByPositionBy({
  subscript: 'subscript',
  isCounted: (file, index) => index.type === 'slice' || isCounted(file, index),
  isSizeNoted: (file, isList) =>
    file.root.descendantsOfType('call').some(each => {
      const [callee, given] = parts(each);
      const isSize = file.textOf(callee!) === 'len' && given !== undefined && isList(parts(given)[0]);
      return isSize && isPositionTaken(file, each);
    }),
});

/** `self.at = len(xs)`, `ids[key] = len(xs) - 1`. */
function isPositionTaken(file: CodeFile, size: Node): boolean {
  const { parent } = size;
  const isLast = parent?.type === 'binary_operator' && /-\s*1$/.test(file.textOf(parent));
  const around = isLast ? parent.parent : parent;
  if (around?.type !== 'assignment')
    return isLast && !/^(?:subscript|comparison_operator|binary_operator)$/.test(around!.type);
  const [target] = parts(around);
  const name = file.textOf(target!);
  return target?.type !== 'identifier' || isDeclaredOutside(file, name) || isNamedInAddition(file, name);
}

function isDeclaredOutside({ text }: CodeFile, name: string): boolean {
  return new RegExp(`^\\s*(?:global|nonlocal)\\b.*\\b${name}\\b`, 'm').test(text);
}

/** `id = len(xs)`, `xs.append((id, x))` */
function isNamedInAddition({ text }: CodeFile, name: string): boolean {
  return new RegExp(`\\.(?:append|insert)\\(.*\\b${name}\\b`).test(text);
}

/** `0`, `-1`, `i` of `for i in range(len(xs))`. */
function isCounted(file: CodeFile, index: Node): boolean {
  const names = [...within(index)].filter(({ type, parent }) => type === 'identifier' && parent?.type !== 'attribute');
  const isText = [...within(index)].some(({ type }) => type === 'string' || type === 'attribute');
  return !isText && names.every(each => file.textOf(each) === 'len' || isWalked(file, each) || isMeasured(file, each));
}

function isMeasured(file: CodeFile, node: Node): boolean {
  const call = node.parent?.type === 'argument_list' ? node.parent.parent : null;
  return call?.type === 'call' && file.textOf(parts(call)[0]!) === 'len';
}

function isWalked(file: CodeFile, node: Node): boolean {
  const name = file.textOf(node);
  for (let around = node.parent; around; around = around.parent) {
    const clauses =
      around.type === 'for_statement' ? [around] : parts(around).filter(({ type }) => type === 'for_in_clause');
    for (const clause of clauses) {
      const [target, walked] = parts(clause);
      if (target && walked && file.textOf(target).split(/\W+/).includes(name))
        return /^(?:range|enumerate|reversed)\(/.test(file.textOf(walked));
    }
  }
  return false;
}
