import type { Node } from '../../syntax.js';
import { type CodeFile, parts } from '../../code-file.js';
import { within } from './statements.js';

/**
 * Whether a function that stores an entry in a mapping, `pages[key] = page`, reads another one without asking, `pages[other]`: that
 * may be the one that makes room, as may its own where more is stored, or others run, in between.
 */
export function needsOthers(file: CodeFile, callable: Node, store: Node): boolean {
  const [mapping, key] = parts(store).map(part => file.textOf(part));
  const isSame = (node: Node): boolean => file.textOf(parts(node)[0]!) === mapping;
  const reads = [...within(callable)].filter(node => node.type === 'subscript' && isSame(node) && isRead(node));
  return reads.some(read => {
    if (isReadyForNone(file, read)) return false;
    if (loopsAround(read, callable) !== loopsAround(store, callable)) return true;
    if (read.startIndex < store.startIndex) return false;
    return file.textOf(parts(read)[1]!) !== key || isInterrupted(file, callable, store.endIndex, read.startIndex);
  });
}

function isRead(node: Node): boolean {
  const isTarget = node.parent?.type === 'assignment' && parts(node.parent)[0]?.id === node.id;
  return !isTarget && node.parent?.type !== 'delete_statement';
}

/** `try: return pages[key]`, `except KeyError: …` */
function isReadyForNone(file: CodeFile, read: Node): boolean {
  for (let node: Node = read; node.parent && node.type !== 'function_definition'; node = node.parent) {
    if (node.parent.type !== 'try_statement' || node.type !== 'block') continue;
    const handlers = node.parent.namedChildren.filter(({ type }) => type === 'except_clause');
    if (handlers.some(each => /^except\s*(?::|.*\b(?:KeyError|LookupError|Exception)\b)/.test(file.textOf(each))))
      return true;
  }
  return false;
}

const LOOPS = /^(?:for_statement|while_statement)$|comprehension$|^generator_expression$/;

/** The loops of a function that a node stands in, by their ids. */
function loopsAround(node: Node, callable: Node): string {
  const loops: number[] = [];
  for (let each = node.parent; each && each.id !== callable.id; each = each.parent)
    if (LOOPS.test(each.type)) loops.push(each.id);
  return loops.join();
}

/** Whether others may store in between: while it waits, or as it calls itself. */
function isInterrupted(file: CodeFile, callable: Node, from: number, to: number): boolean {
  const self = file.textOf(parts(callable)[0]!);
  return [...within(callable)].some(node => {
    if (node.startIndex < from || node.startIndex >= to) return false;
    const [callee] = node.type === 'call' ? parts(node) : [];
    return node.type === 'await' || (callee && file.textOf(callee).split('.').at(-1) === self);
  });
}
