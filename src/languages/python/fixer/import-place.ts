import type { Edit } from '../../language.js';
import type { Node } from '../../syntax.js';
import { indentation, isFirstOnLine, lineEnd } from '../../fixer/text-lines.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';

export const IMPORTS = new Set(['import_statement', 'import_from_statement', 'future_import_statement']);

/** Modules by which one knows the imports of the standard library, which stand before the others. */
const STANDARD = new Set(
  `abc argparse array ast asyncio atexit base64 bisect builtins calendar codecs collections concurrent configparser contextlib
  contextvars copy csv ctypes dataclasses datetime decimal difflib email enum errno fnmatch functools gc getpass glob gzip
  hashlib heapq hmac html http importlib inspect io ipaddress itertools json locale logging math mimetypes multiprocessing
  numbers operator os pathlib pickle pkgutil platform pprint queue random re secrets select selectors shlex shutil signal
  socket sqlite3 ssl stat statistics string struct subprocess sys tarfile tempfile textwrap threading time timeit traceback
  types typing unicodedata unittest urllib uuid warnings weakref xml zipfile zlib`.split(/\s+/),
);

/** One more name in an import, where it stands in the alphabet, in the way in which the others are written. */
export function appended(file: CodeFile, statement: Node, name: string): Edit {
  const { text } = file;
  const names = parts(statement).slice(1);
  const last = names.at(-1)!;
  const isInBrackets = statement.children.some(({ type }) => type === '(');
  const isOnLines = isInBrackets && isFirstOnLine(text, last.startIndex) && file.textOf(statement).includes('\n');
  const separator = isOnLines ? `,\n${indentation(text, last.startIndex)}` : ', ';
  const next = names.find(each => kindOf(file.textOf(each)) === kindOf(name) && file.textOf(each) > name);
  return next ? file.insert(next.startIndex, `${name}${separator}`) : file.insert(last.endIndex, `${separator}${name}`);
}

/** Constants, classes and functions each have an alphabet of their own. */
function kindOf(name: string): 'constant' | 'class' | 'function' {
  if (/^[a-z_]/.test(name)) return 'function';
  return /^[A-Z]$|[a-z]/.test(name) ? 'class' : 'constant';
}

/** A new import of the standard library beside the others of it, or where these would stand. */
export function added(file: CodeFile, statement: string): Edit {
  const { text } = file;
  const { docstring, imports } = headOf(file);
  const group = standardGroup(file, imports);
  if (group) return inGroup(file, group, statement);
  const other = imports.find(({ type }) => type !== 'future_import_statement');
  if (other && isFirstOnLine(text, other.startIndex)) return file.insert(other.startIndex, `${statement}\n\n`);
  const last = imports.at(-1);
  if (last) return afterLine(file, last.endIndex, statement);
  if (docstring) return afterLine(file, docstring.endIndex, `\n${statement}`);
  const opening = /^(?:#[^\n]*\n)+(?=\r?\n)|^#![^\n]*\n/.exec(text)?.[0].length ?? 0;
  return file.insert(opening, opening > 0 ? `\n${statement}\n` : `${statement}\n\n`);
}

/** The imports without a blank line between them of which one is of the standard library. */
function standardGroup({ text }: CodeFile, imports: readonly Node[]): Node[] | undefined {
  const groups: Node[][] = [];
  let end: number | undefined;
  for (const each of imports.filter(({ type }) => type !== 'future_import_statement')) {
    const isBeside = end !== undefined && !/\n[^\S\n]*\r?\n/.test(text.slice(end, each.startIndex));
    if (isBeside) groups.at(-1)!.push(each);
    else groups.push([each]);
    end = each.endIndex;
  }
  return groups.find(group => group.some(each => STANDARD.has(moduleOf(text, each).split('.')[0]!)));
}

function moduleOf(text: string, { startIndex, endIndex }: Node): string {
  return text.slice(startIndex, endIndex).split(/\s+/)[1] ?? '';
}

/** To its place in the alphabet among those of its form; plain ones come before the others. */
function inGroup(file: CodeFile, group: readonly Node[], statement: string): Edit {
  const { text } = file;
  const isPlain = statement.startsWith('import ');
  const alike = group.filter(({ type }) => (type === 'import_statement') === isPlain);
  const module = statement.split(' ')[1]!;
  const next = alike.find(each => moduleOf(text, each).toLowerCase() > module);
  const before = next ?? (isPlain && alike.length === 0 ? group[0] : undefined);
  if (before && isFirstOnLine(text, before.startIndex)) return file.insert(before.startIndex, `${statement}\n`);
  return afterLine(file, (alike.at(-1) ?? group.at(-1)!).endIndex, statement);
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

/** `"""What the module is for."""` */
export function isDocstring(statement: Node): boolean {
  return statement.type === 'expression_statement' && parts(statement)[0]?.type === 'string';
}
