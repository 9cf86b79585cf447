import type { Span } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { stringOf } from './literals.js';
import { nameSpan } from './names.js';

/** What all names of one `import` share. */
interface From {
  readonly from: string;
  readonly typeOnly: boolean;
}

export function lowerImport(lowering: Lowering, node: Node): void {
  const [clause, source] = lowering.parts(node);
  if (clause?.type === 'import_require_clause') {
    lowerImportRequire(lowering, clause);
  } else if (clause?.type === 'import_clause' && source?.type === 'string') {
    const from = { from: stringOf(lowering, source), typeOnly: isTypeOnly(lowering, node, clause) };
    for (const part of lowering.parts(clause)) lowerClause(lowering, part, from);
  } else if (clause?.type === 'string') {
    lowering.builder.import({ from: stringOf(lowering, clause), name: '*', binding: -1, at: lowering.spanOf(node) });
  }
}

/** `import type …` against `import type from 'x'`. */
function isTypeOnly(lowering: Lowering, node: Node, clause: Node): boolean {
  return /\b(?:type|typeof)\b/.test(lowering.text.slice(node.startIndex, clause.startIndex));
}

/** `import x = require('y')` */
function lowerImportRequire(lowering: Lowering, clause: Node): void {
  const [local, source] = lowering.parts(clause);
  if (local && source) declareImport(lowering, local, '*', { from: stringOf(lowering, source), typeOnly: false });
}

function lowerClause(lowering: Lowering, node: Node, from: From): void {
  switch (node.type) {
    case 'identifier':
      declareImport(lowering, node, 'default', from);
      break;
    case 'namespace_import':
      declareImport(lowering, lowering.parts(node)[0], '*', from);
      break;
    case 'named_imports':
      for (const specifier of lowering.parts(node)) lowerSpecifier(lowering, specifier, from);
  }
}

function lowerSpecifier(lowering: Lowering, node: Node, { from, typeOnly }: From): void {
  const [name, local] = lowering.parts(node);
  if (name === undefined) return;
  const isType = typeOnly || name.startIndex > node.startIndex;
  declareImport(lowering, local ?? name, moduleName(lowering, name), { from, typeOnly: isType });
}

/** `a`, or what stands in the quotes of `'a-b'`. */
export function moduleName(lowering: Lowering, node: Node): string {
  return node.type === 'string' ? stringOf(lowering, node) : lowering.word(node);
}

function declareImport(lowering: Lowering, local: Node | undefined, name: string, { from, typeOnly }: From): void {
  if (local === undefined) return;
  const { builder } = lowering;
  const word = lowering.word(local);
  const at: Span = nameSpan(local, word);
  const binding = builder.declare(word, 'import', at);
  builder.import({ from, name, binding, at, ...(typeOnly && { typeOnly }) });
}

/** `import A = B.C`: another name for what a namespace holds. */
export function lowerImportAlias(lowering: Lowering, node: Node): void {
  const [local, value] = lowering.parts(node);
  if (!local || !value) return;
  const name = lowering.word(local);
  lowering.builder.declare(name, 'variable', nameSpan(local, name));
  lowering.builder.assign('set', lowering.builder.name(name), lowering.expression(value), lowering.spanOf(node));
}
