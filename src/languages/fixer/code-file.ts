import type { Place, Range } from '../../model/model.js';
import type { Edit, Fix } from '../language.js';
import type { Node, Tree } from '../syntax.js';

/** A file with its tree, for as long as a fix is being made. */
export class CodeFile {
  constructor(
    readonly path: string,
    readonly text: string,
    readonly root: Node,
  ) {}

  /** The smallest node that covers the span. */
  at([start, end]: Range): Node {
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

/** Hands the tree of a file to `use`. */
type Parse = <T>(path: string, text: string, use: (tree: Tree) => T) => T;

/** Parses the file of `place` and lets `fix` work on it. */
export type InFile = ({ path }: Place, read: (path: string) => string, fix: (file: CodeFile) => Fix) => Fix;

/** What parses the file of a fix, by the parser of its language. */
export function inFileParsedBy(parse: Parse): InFile {
  return ({ path }, read, fix) => {
    const text = read(path);
    return parse(path, text, ({ rootNode }) => fix(new CodeFile(path, text, rootNode)));
  };
}

/** The named children without comments. */
export function parts(node: Node): Node[] {
  return node.namedChildren.filter(({ type }) => type !== 'comment');
}
