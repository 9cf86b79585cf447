import type { Node } from '../../syntax.js';
import { type CodeFile, parts } from '../../code-file.js';
import { argumentsOf } from './handler-name.js';

/**
 * Whether a function that stores an entry, `pages.set(key, page)`, takes another for granted, `pages.get(other)!`: that may be the one
 * that makes room, as may its own where more is stored, or others run, in between.
 */
export function needsOthers(file: CodeFile, callable: Node, store: Node): boolean {
  const map = file.textOf(parts(parts(store)[0]!)[0]!);
  const key = keyOf(file, store);
  const reads = callable
    .descendantsOfType('call_expression')
    .filter(call => file.textOf(parts(call)[0]!) === `${map}.get`);
  return reads.some(read => {
    if (isDoubted(file, callable, read)) return false;
    if (loopsAround(read, callable) !== loopsAround(store, callable)) return true;
    if (read.startIndex < store.startIndex) return false;
    return keyOf(file, read) !== key || isInterrupted(callable, store.endIndex, read.startIndex);
  });
}

function keyOf(file: CodeFile, call: Node): string {
  const [key] = argumentsOf(call);
  return key ? file.textOf(key) : '';
}

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

/** The loops of a function that a node stands in, by their ids. */
function loopsAround(node: Node, callable: Node): string {
  const loops: number[] = [];
  for (let each = node.parent; each && each.id !== callable.id; each = each.parent) {
    const isPassed = /function/.test(each.type) && each.parent?.type === 'arguments';
    if (/^(?:for|for_in|while|do)_statement$/.test(each.type) || isPassed) loops.push(each.id);
  }
  return loops.join();
}

function isInterrupted(callable: Node, from: number, to: number): boolean {
  return callable.descendantsOfType('await_expression').some(({ startIndex }) => from <= startIndex && startIndex < to);
}
