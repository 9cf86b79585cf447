import type { Module } from '../../model/model.js';
import type { Source } from '../../model/source.js';
import { ModuleBuilder } from '../module-builder.js';
import { withTree, type Grammar, type Node, type Tree } from '../syntax.js';
import { lowerExpression } from './constructs/expressions.js';
import { lowerStatement } from './constructs/statements.js';
import { Lowering } from './lowering.js';

/** Lowers one TypeScript or JavaScript source. A declaration file has no facts. Throws if `grammar` is not loaded. */
export function lower(source: Source, grammar: Grammar): Module {
  if (/\.d\.[mc]?ts$/i.test(source.path)) return new ModuleBuilder(source, 'typescript').finish();
  return withTree(grammar, source.text, tree => lowerTree(source, tree));
}

function lowerTree(source: Source, tree: Tree): Module {
  const { rootNode } = tree;
  const broken = rootNode.hasError;
  const lowering = new Lowering(source, { expression: lowerExpression, statement: lowerStatement }, broken);
  lowering.statements(rootNode.namedChildren);
  if (source.text.includes('leaklint:')) lowerComments(lowering, rootNode);
  if (broken) lowering.builder.problem(lowering.spanOf(firstError(rootNode)), 'syntax error');
  return lowering.builder.finish();
}

function lowerComments(lowering: Lowering, root: Node): void {
  for (const node of root.descendantsOfType('comment')) {
    const text = lowering.textOf(node);
    const start = text.indexOf('leaklint:');
    if (start < 0) continue;
    const end = text.startsWith('/*') ? text.length - 2 : text.length;
    lowering.builder.comment(lowering.spanOf(node), text.slice(start, end).trimEnd());
  }
}

/** The innermost node that is an error or missing, on the way down through whatever has one. */
function firstError(root: Node): Node {
  let node = root;
  while (!node.isError && !node.isMissing) {
    const inner = node.children.find(child => child.hasError);
    if (inner === undefined) break;
    node = inner;
  }
  return node;
}
