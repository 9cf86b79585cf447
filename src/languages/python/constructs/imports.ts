import type { Import } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering, LowerStatement } from '../lowering.js';

/** `import a.b, c as d` */
function lowerImport(lowering: Lowering, node: Node): void {
  for (const part of lowering.parts(node)) {
    const { path, alias } = nameOf(lowering, part);
    if (alias !== undefined) record(lowering, part, alias, { from: path, name: '*' });
    else recordPackage(lowering, part, path);
  }
}

/** `import a.b` brings `a`, and with it that `a.b` is there. */
function recordPackage(lowering: Lowering, part: Node, path: string): void {
  const dot = path.indexOf('.');
  if (dot < 0) record(lowering, part, path, { from: path, name: '*' });
  else record(lowering, part, path.slice(0, dot), { from: path.slice(0, dot), name: '*', also: path });
}

/** `from a import b as c, d` / `from .a import *` */
function lowerImportFrom(lowering: Lowering, node: Node): void {
  const [module, ...names] = lowering.parts(node);
  if (module === undefined) return;
  const from = lowering.textOf(module);
  for (const part of names) {
    if (part.type === 'wildcard_import') recordStar(lowering, node, from);
    else recordName(lowering, part, from);
  }
}

function lowerFutureImport(lowering: Lowering, node: Node): void {
  for (const part of lowering.parts(node)) recordName(lowering, part, '__future__');
}

function recordName(lowering: Lowering, part: Node, from: string): void {
  const { path, alias } = nameOf(lowering, part);
  record(lowering, part, alias ?? path, { from, name: path });
}

function recordStar(lowering: Lowering, node: Node, from: string): void {
  const star: Import = { from, name: '*', binding: -1, at: lowering.span(node), star: true };
  lowering.builder.import(lowering.typeOnly ? { ...star, typeOnly: true } : star);
}

function nameOf(lowering: Lowering, part: Node): { path: string; alias?: string } {
  if (part.type !== 'aliased_import') return { path: lowering.textOf(part) };
  const [path, alias] = lowering.parts(part) as [Node, Node];
  return { path: lowering.textOf(path), alias: lowering.word(alias) };
}

function record(lowering: Lowering, part: Node, name: string, brings: Omit<Import, 'binding' | 'at'>): void {
  const at = lowering.span(part);
  const declared = lowering.declare(name, at, { kind: 'import' });
  // What the file defines itself is better known than what is imported over it.
  const isImport = declared >= 0 && lowering.builder.kindOf(declared) === 'import';
  lowering.builder.import({
    from: brings.from,
    name: brings.name,
    binding: isImport ? declared : -1,
    at,
    ...(brings.also !== undefined && { also: brings.also }),
    ...(lowering.typeOnly && { typeOnly: true }),
  });
}

export const imports: readonly (readonly [string, LowerStatement])[] = [
  ['import_statement', lowerImport],
  ['import_from_statement', lowerImportFrom],
  ['future_import_statement', lowerFutureImport],
];
