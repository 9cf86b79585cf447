import type { Edit } from '../../language.js';
import type { Node } from '../../syntax.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { added, appended, IMPORTS } from './import-place.js';
import { isOtherName } from './reading.js';

/** How a name of another module is written in a file, and what has to be added for that. */
export interface Reach {
  readonly written: string;
  readonly edits: readonly Edit[];
}

/** `from module import name`, unless the file has the name or the module already, above `before`, or calls something else so. */
export function reachName(file: CodeFile, module: string, name: string, before: number): Reach {
  const imports = importsAbove(file, before);
  const known = nameOf(file, module, name, before);
  if (known !== undefined) return { written: known, edits: [] };
  const whole = moduleName(file, imports, module);
  if (whole !== undefined) return { written: `${whole}.${name}`, edits: [] };
  if (isTaken(file, name)) return importedWhole(file, module, name);
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
  return importedWhole(file, module, name);
}

/** `import module`, by another name where the file calls something else so. */
function importedWhole(file: CodeFile, module: string, name: string): Reach {
  if (!isTaken(file, module)) return { written: `${module}.${name}`, edits: [added(file, `import ${module}`)] };
  return { written: `_${module}.${name}`, edits: [added(file, `import ${module} as _${module}`)] };
}

/** Whether a name that is not imported stands for something in the file all the same. */
export function isTaken(file: CodeFile, name: string): boolean {
  const named = file.root.descendantsOfType('identifier').filter(node => file.textOf(node) === name);
  return named.some(node => !isOtherName(node) && !isOfModuleName(node));
}

/** `from name import x` */
function isOfModuleName({ parent }: Node): boolean {
  const statement = parent?.parent;
  return statement?.type === 'import_from_statement' && parts(statement)[0]?.id === parent!.id;
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
