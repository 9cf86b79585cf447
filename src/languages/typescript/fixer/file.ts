import type { Place, Span } from '../../../model/model.js';
import type { Edit, Fix } from '../../language.js';
import type { Node } from '../../syntax.js';
import { withCode } from '../code.js';

/** A file with its tree, for as long as a fix is being made. */
export class CodeFile {
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

  replace(start: number, end: number, text: string): Edit {
    return { path: this.path, start, end, text };
  }
}

/** Parses the file of `place` and lets `fix` work on it. */
export function inFile({ path }: Place, read: (path: string) => string, fix: (file: CodeFile) => Fix): Fix {
  const text = read(path);
  return withCode(path, text, ({ rootNode }) => fix(new CodeFile(path, text, rootNode)));
}

/** The named children without comments. */
export function parts(node: Node): Node[] {
  return node.namedChildren.filter(({ type }) => type !== 'comment');
}
