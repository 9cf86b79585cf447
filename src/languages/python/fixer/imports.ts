import type { Edit } from '../../language.js';
import type { Node } from '../../syntax.js';
import { indentation, isFirstOnLine, lineEnd } from '../../text-lines.js';
import { type CodeFile, parts } from '../../code-file.js';

/** How a name of another module is written in a file, and what has to be added for that. */
export interface Reach {
  readonly written: string;
  readonly edits: readonly Edit[];
}

const IMPORTS = new Set(['import_statement', 'import_from_statement', 'future_import_statement']);

/** `from module import name`, unless the file has the name or the module already, above `before`. */
export function reachName(file: CodeFile, module: string, name: string, before: number): Reach {
  const imports = importsAbove(file, before);
  const known = nameOf(file, module, name, before);
  if (known !== undefined) return { written: known, edits: [] };
  const whole = moduleName(file, imports, module);
  if (whole !== undefined) return { written: `${whole}.${name}`, edits: [] };
  const open = imports.find(node => fromModule(file, node) === module && !file.textOf(node).includes('*'));
  return { written: name, edits: [open ? appended(file, open, name) : added(file, `from ${module} import ${name}`)] };
}

/** `import module`, unless the file has the module, or the name from it, already. */
export function reachModule(file: CodeFile, module: string, name: string, before: number): Reach {
  const imports = importsAbove(file, before);
  const whole = moduleName(file, imports, module);
  if (whole !== undefined) return { written: `${whole}.${name}`, edits: [] };
  const known = nameOf(file, module, name, before);
  if (known !== undefined) return { written: known, edits: [] };
  return { written: `${module}.${name}`, edits: [added(file, `import ${module}`)] };
}

/** What the imports above `before` call `name` of `module`. */
export function nameOf(file: CodeFile, module: string, name: string, before: number): string | undefined {
  const statements = importsAbove(file, before).filter(node => fromModule(file, node) === module);
  return statements.flatMap(node => importedAs(file, node, name) ?? [])[0];
}

function importsAbove({ root }: CodeFile, before: number): Node[] {
  return root.namedChildren.filter(({ type, endIndex }) => IMPORTS.has(type) && endIndex <= before);
}

/** `collections` of `from collections import deque`. */
function fromModule(file: CodeFile, node: Node): string | undefined {
  return node.type === 'import_from_statement' ? file.textOf(parts(node)[0]!) : undefined;
}

/** What `from … import name as n` calls it. */
function importedAs(file: CodeFile, statement: Node, name: string): string | undefined {
  for (const entry of parts(statement).slice(1)) {
    const [imported, alias] = entry.type === 'aliased_import' ? parts(entry) : [entry];
    if (imported && file.textOf(imported) === name) return file.textOf(alias ?? imported);
  }
  return undefined;
}

/** What `import module as m` calls it; `import module.part` gives `module` too. */
function moduleName(file: CodeFile, imports: readonly Node[], module: string): string | undefined {
  for (const statement of imports.filter(({ type }) => type === 'import_statement')) {
    for (const entry of parts(statement)) {
      const [imported, alias] = entry.type === 'aliased_import' ? parts(entry) : [entry];
      const name = imported ? file.textOf(imported) : '';
      if (name === module) return alias ? file.textOf(alias) : module;
      if (name.startsWith(`${module}.`) && !alias) return module;
    }
  }
  return undefined;
}

/** One more name at the end of an import, in the way in which the others are written. */
function appended(file: CodeFile, statement: Node, name: string): Edit {
  const last = parts(statement).at(-1)!;
  const { text } = file;
  const isOnItsLine =
    isFirstOnLine(text, last.startIndex) && text.slice(statement.startIndex, last.startIndex).includes('\n');
  return file.insert(last.endIndex, isOnItsLine ? `,\n${indentation(text, last.startIndex)}${name}` : `, ${name}`);
}

/** A new import after those at the head of the file, or where these would stand. */
function added(file: CodeFile, statement: string): Edit {
  const { text } = file;
  const { docstring, imports } = headOf(file);
  const last = imports.at(-1);
  const plain = amongPlain(file, statement);
  if (plain) return plain;
  if (last) return afterLine(file, last.endIndex, statement);
  if (docstring) return afterLine(file, docstring.endIndex, `\n${statement}`);
  const opening = /^(?:#[^\n]*\n)+(?=\r?\n)|^#![^\n]*\n/.exec(text)?.[0].length ?? 0;
  return file.insert(opening, opening > 0 ? `\n${statement}\n` : `${statement}\n\n`);
}

/** `import os` goes to its place in the alphabet among the plain imports that come first. */
function amongPlain(file: CodeFile, statement: string): Edit | undefined {
  const { text } = file;
  const { imports } = headOf(file);
  const from = imports.findIndex(({ type }) => type === 'import_statement');
  if (from < 0 || !statement.startsWith('import ')) return undefined;
  const other = imports.findIndex(({ type }, index) => index > from && type !== 'import_statement');
  const run = imports.slice(from, other < 0 ? undefined : other);
  if (!run.every(({ startIndex }) => isFirstOnLine(text, startIndex))) return undefined;
  const next = run.find(node => file.textOf(node) > statement);
  return next ? file.insert(next.startIndex, `${statement}\n`) : afterLine(file, run.at(-1)!.endIndex, statement);
}

function afterLine(file: CodeFile, offset: number, statement: string): Edit {
  return file.insert(lineEnd(file.text, offset), `\n${statement}`);
}

/** The module's docstring, and the imports that come before everything else. */
function headOf({ root }: CodeFile): { docstring: Node | undefined; imports: readonly Node[] } {
  const statements = parts(root);
  const docstring = statements[0] && isDocstring(statements[0]) ? statements.shift() : undefined;
  const end = statements.findIndex(({ type }) => !IMPORTS.has(type));
  return { docstring, imports: end < 0 ? statements : statements.slice(0, end) };
}

export function isDocstring(statement: Node): boolean {
  return statement.type === 'expression_statement' && parts(statement)[0]?.type === 'string';
}
