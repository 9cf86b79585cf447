import type { Place, Span } from '../../../model/model.js';
import type { Edit, Fix } from '../../language.js';
import { type Node, withLastTree } from '../../syntax.js';

/** A Python file with its tree, for as long as a fix is being made. */
export class PythonFile {
  constructor(
    readonly path: string,
    readonly text: string,
    readonly root: Node,
  ) {}

  /** The smallest node that covers the span. */
  at([start, end]: Span): Node {
    return this.root.descendantForIndex(start, end);
  }

  textOf({ startIndex, endIndex }: Node): string {
    return this.text.slice(startIndex, endIndex);
  }

  replace({ startIndex, endIndex }: Node, text: string): Edit {
    return { path: this.path, start: startIndex, end: endIndex, text };
  }

  insert(at: number, text: string): Edit {
    return { path: this.path, start: at, end: at, text };
  }
}

/** Parses the file of `place` and lets `fix` work on it. */
export function inFile({ path }: Place, read: (path: string) => string, fix: (file: PythonFile) => Fix): Fix {
  const text = read(path);
  return withLastTree('python', text, tree => fix(new PythonFile(path, text, tree.rootNode)));
}

/** The named children without comments. */
export function parts(node: Node): Node[] {
  return node.namedChildren.filter(child => child.type !== 'comment');
}
