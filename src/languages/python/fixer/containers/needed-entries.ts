import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { needsOthersBy } from '../../../fixer/needed-entries.js';
import { isCaught, within } from '../statements.js';

/** Whether a function that does `pages[key] = page` reads another one without asking, `pages[other]`. */
export const needsOthers = needsOthersBy({
  readsOf(file, callable, store) {
    const mapping = file.textOf(parts(store)[0]!);
    const isOfMapping = (node: Node): boolean => file.textOf(parts(node)[0]!) === mapping;
    return [...within(callable)].filter(node => node.type === 'subscript' && isOfMapping(node) && isRead(node));
  },
  keyOf: (file, access) => file.textOf(parts(access)[1]!),
  // `try: return pages[key]`, `except KeyError: …`
  isReadyForNone: (file, _callable, read) => isCaught(file, read, /\b(?:KeyError|LookupError|Exception)\b/),
  isLoop: ({ type }) => /^(?:for_statement|while_statement)$|comprehension$|^generator_expression$/.test(type),
  isInterrupted,
});

function isRead(node: Node): boolean {
  const isTarget = node.parent?.type === 'assignment' && parts(node.parent)[0]?.id === node.id;
  return !isTarget && node.parent?.type !== 'delete_statement';
}

/** Whether others may store in between: while it waits, or as it calls itself. */
function isInterrupted(file: CodeFile, callable: Node, from: number, to: number): boolean {
  const self = file.textOf(parts(callable)[0]!);
  return [...within(callable)].some(node => {
    if (node.startIndex < from || node.startIndex >= to) return false;
    const [callee] = node.type === 'call' ? parts(node) : [];
    return node.type === 'await' || (callee !== undefined && file.textOf(callee).split('.').at(-1) === self);
  });
}
