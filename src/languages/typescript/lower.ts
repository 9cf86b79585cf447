import type { Module } from '../../model/model.js';
import type { Source } from '../../model/source.js';
import { ModuleBuilder } from '../module-builder.js';
import { withTree, type Node, type Tree } from '../syntax.js';
import { type Code, codeOf } from './code.js';
import { lowerComponentFile } from './component-files/component-file.js';
import { lowerExpression } from './constructs/expressions.js';
import { lowerStatement } from './constructs/statements.js';
import { Lowering } from './lowering.js';

/**
 * Lowers one TypeScript or JavaScript source, or the scripts of a Vue or Svelte file. A declaration file has no facts.
 * Throws if the grammars are not loaded.
 */
export function lower(source: Source): Module {
  if (/\.d\.[mc]?ts$/i.test(source.path)) return new ModuleBuilder(source, 'typescript').finish();
  const code = codeOf(source.path, source.text);
  return withTree(code.grammar, code.text, tree => lowerTree(source, code, tree));
}

function lowerTree(source: Source, { text, scripts }: Code, { rootNode }: Tree): Module {
  const builder = new ModuleBuilder(source, 'typescript');
  const broken = rootNode.hasError;
  const lowering = new Lowering(builder, text, { expression: lowerExpression, statement: lowerStatement }, broken);
  if (scripts === undefined) lowering.statements(rootNode.namedChildren);
  else lowerComponentFile(lowering, rootNode.namedChildren, scripts);
  if (text.includes('leaklint:')) lowerComments(lowering, rootNode);
  if (broken) builder.problem(lowering.spanOf(firstError(rootNode)), 'syntax error; the rest of the file is read');
  return builder.finish();
}

/** Documentation speaks of suppressions, and is none. */
function lowerComments(lowering: Lowering, root: Node): void {
  for (const node of root.descendantsOfType('comment')) {
    const text = lowering.textOf(node);
    const start = text.startsWith('/**') ? -1 : text.indexOf('leaklint:');
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
