import type { Module, Span } from '../../model/model.js';
import { spanOf } from '../../model/span.js';
import type { Source } from '../../model/source.js';
import { ModuleBuilder } from '../module-builder.js';
import { type Node, withTree } from '../syntax.js';
import { constructs } from './constructs/index.js';
import { Lowering } from './lowering.js';

const COMMENT_MARK = 'leaklint:';

/** Reads a Python source into facts. The grammar must be loaded. */
export function lower(source: Source): Module {
  return withTree('python', source.text, tree => {
    const builder = new ModuleBuilder(source, 'python');
    const lowering = new Lowering(builder, source.text, constructs);
    lowering.block(tree.rootNode);
    if (source.text.includes(COMMENT_MARK)) lowerComments(lowering, tree.rootNode);
    if (tree.rootNode.hasError)
      builder.problem(firstLine(lowering, firstError(tree.rootNode)), 'syntax error; the rest of the file is read');
    return builder.finish();
  });
}

function lowerComments(lowering: Lowering, root: Node): void {
  for (const comment of root.descendantsOfType('comment')) {
    const text = lowering.textOf(comment);
    const mark = text.indexOf(COMMENT_MARK);
    if (mark >= 0) lowering.builder.comment(lowering.span(comment), text.slice(mark));
  }
}

/** The innermost of what comes first: the whole file can be one error. */
function firstError(root: Node): Node {
  let node = root;
  for (;;) {
    const inner = node.children.find(child => child.hasError || child.isMissing);
    if (inner === undefined) return node;
    node = inner;
  }
}

function firstLine(lowering: Lowering, node: Node): Span {
  const lineEnd = lowering.text.indexOf('\n', node.startIndex);
  return spanOf(node.startIndex, lineEnd < 0 ? node.endIndex : Math.min(node.endIndex, lineEnd));
}
