import type { Node } from '../syntax.js';
import type { CodeFile } from './code-file.js';

/** How a language reads the entries of a mapping. */
export interface EntryForms {
  /** The reads, in a function, of the mapping into which `store` puts an entry. */
  readsOf(file: CodeFile, callable: Node, store: Node): Node[];
  /** The key that is read, or for which something is put. */
  keyOf(file: CodeFile, access: Node): string;
  /** Whether who reads there is ready to find nothing. */
  isReadyForNone(file: CodeFile, callable: Node, read: Node): boolean;
  isLoop(node: Node): boolean;
  /** Whether others may put something in between two offsets of a function. */
  isInterrupted(file: CodeFile, callable: Node, from: number, to: number): boolean;
}

/**
 * Whether a function that puts an entry into a mapping takes another one for granted: that may be the one that makes room, as may its
 * own where more is put, or others run, in between.
 */
export function needsOthersBy(forms: EntryForms): (file: CodeFile, callable: Node, store: Node) => boolean {
  return (file, callable, store) =>
    forms.readsOf(file, callable, store).some(read => {
      if (forms.isReadyForNone(file, callable, read)) return false;
      if (loopsAround(forms, read, callable) !== loopsAround(forms, store, callable)) return true;
      if (read.startIndex < store.startIndex) return false;
      const isSame = forms.keyOf(file, read) === forms.keyOf(file, store);
      return !isSame || forms.isInterrupted(file, callable, store.endIndex, read.startIndex);
    });
}

/** The loops of a function that a node stands in, by their ids. */
function loopsAround(forms: EntryForms, node: Node, callable: Node): string {
  const loops: number[] = [];
  for (let each = node.parent; each && each.id !== callable.id; each = each.parent)
    if (forms.isLoop(each)) loops.push(each.id);
  return loops.join();
}
