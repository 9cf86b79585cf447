import type { Node } from '../../syntax.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { needsOthersBy } from '../../fixer/needed-entries.js';
import { argumentsOf } from './file.js';

/** Whether a function that does `pages.set(key, page)` takes another one for granted, `pages.get(other)!`. */
export const needsOthers = needsOthersBy({
  readsOf(file, callable, store) {
    const map = file.textOf(parts(parts(store)[0]!)[0]!);
    const calls = callable.descendantsOfType('call_expression');
    return calls.filter(call => file.textOf(parts(call)[0]!) === `${map}.get`);
  },
  keyOf(file, access) {
    const [key] = argumentsOf(access);
    return key ? file.textOf(key) : '';
  },
  isReadyForNone: isDoubted,
  isLoop({ type, parent }) {
    const isPassed = type.includes('function') && parent?.type === 'arguments';
    return /^(?:for|for_in|while|do)_statement$/.test(type) || isPassed;
  },
  isInterrupted: (_file, callable, from, to) =>
    callable.descendantsOfType('await_expression').some(({ startIndex }) => from <= startIndex && startIndex < to),
});

/** `pages.get(key) ?? none`, `pages.get(key)?.title`, `const page = pages.get(key); if (!page) …` */
function isDoubted(file: CodeFile, callable: Node, read: Node): boolean {
  if (/^\s*(?:\?\.|\?\?|\|\||&&|[!=]==?)/.test(file.text.slice(read.endIndex)) && file.text[read.endIndex] !== '!')
    return true;
  const [target] = /^(?:variable_declarator|assignment_expression)$/.test(read.parent!.type) ? parts(read.parent!) : [];
  if (target?.type !== 'identifier') return false;
  const name = file.textOf(target);
  return new RegExp(`!${name}\\b|\\b${name}\\s*(?:\\?\\.|\\?\\?|\\|\\||&&|\\?\\s|[!=]==?)|if \\(${name}\\b`).test(
    file.textOf(callable),
  );
}
