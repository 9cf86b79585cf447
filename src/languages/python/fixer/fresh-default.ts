import type { FixIntent } from '../../fix-intent.js';
import type { Edit, Fix } from '../../language.js';
import type { Node } from '../../syntax.js';
import { indentation, isFirstOnLine, nextLine, restOfLine } from '../../fixer/text-lines.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { inFile } from './file.js';
import { isDocstring } from './import-place.js';
import { nameOf, reachName } from './imports.js';
import { isOtherName } from './reading.js';
import { isBoundIn, isOfModule } from './module-names.js';
import { namesIn, within } from './statements.js';

type FreshDefault = Extract<FixIntent, { do: 'fresh-default' }>;

/** `def f(x=[]):` → `def f(x=None):`, and `if x is None: x = []` as the first statement. */
export function freshDefault({ parameter, name }: FreshDefault, read: (path: string) => string): Fix {
  return inFile(parameter, read, file => {
    const node = file.at(parameter.span);
    const definition = node.parent?.parent;
    if (definition?.type !== 'function_definition') return { declined: 'a lambda has no place for a statement' };
    if (isRemembered(file, definition, name))
      return { declined: `\`${name}\` is asked what earlier calls put into it` };
    if (isAskedForNone(file, definition, name)) return { declined: `\`None\` means something else for \`${name}\`` };
    const value = parts(node).at(-1)!;
    const other = [...namesIn(file, value)].find(each => !isSameInside(file, definition, each));
    if (other !== undefined) return { declined: `\`${other}\` may be another one inside of the function` };
    const making = madeFirst(file, definition, name, value);
    if (making === undefined) return { declined: 'the body of the function stands on the line of its head' };
    return {
      title: `make the default of \`${name}\` anew for each call`,
      safety: 'unsafe',
      edits: [...withoutDefault(file, node), making],
    };
  });
}

/** `if x is None`, which is true of what a caller gives, and of the default from now on. */
function isAskedForNone(file: CodeFile, definition: Node, name: string): boolean {
  return parts(definition)
    .at(-1)!
    .descendantsOfType('comparison_operator')
    .some(each => parts(each).some(part => file.textOf(part) === name) && /\bNone\b/.test(file.textOf(each)));
}

/** Whether the file gives a name of the default no value, as it does not to `dict`, or gives it one at its top, and none in the function. */
function isSameInside(file: CodeFile, definition: Node, name: string): boolean {
  if (isBoundIn(file, definition, name)) return false;
  return !isBoundIn(file, file.root, name) || isOfModule(file, parts(definition)[0]!, name);
}

/** Whether a call looks for what it was given in the default: it is a memory then, unless it only lasts until a recursion ends. */
function isRemembered(file: CodeFile, definition: Node, name: string): boolean {
  const inside = [...within(parts(definition).at(-1)!)];
  const named = inside.filter(node => node.type === 'identifier' && file.textOf(node) === name && !isOtherName(node));
  if (!named.some(node => leaves(file, node)) && named.some(node => isAsked(file, node))) return true;
  const isIt = (node: Node | undefined): boolean => named.some(({ id }) => id === node?.id);
  const answersFromIt = inside.some(({ type, namedChildren: [condition, then] }) => {
    const isLookup = type === 'if_statement' && isIt(lookedUpIn(condition));
    return isLookup && then !== undefined && [...within(then)].some(each => each.type === 'return_statement');
  });
  const self = file.textOf(parts(definition)[0]!);
  const isHandedDown = inside.some(node => {
    const [callee, list] = node.type === 'call' ? parts(node) : [];
    return callee && list && file.textOf(callee).split('.').at(-1) === self && [...within(list)].some(isIt);
  });
  return answersFromIt && !isHandedDown;
}

/** `xs` of `key in xs`, `key not in xs`. */
function lookedUpIn(condition: Node | undefined): Node | undefined {
  const [key, operator, collection] = condition?.type === 'comparison_operator' ? condition.children : [];
  return /^(?:not )?in$/.test(operator?.type ?? '') && !isLiteral(key!) ? collection : undefined;
}

/** Whether somebody else has it then: it is given back, handed over or kept. */
function leaves(file: CodeFile, node: Node): boolean {
  const parent = node.parent!;
  if (parent.type === 'argument_list') return !LOOKS.test(file.textOf(parts(parent.parent!)[0]!));
  return !/^(?:attribute|subscript|comparison_operator|for_statement|for_in_clause|augmented_assignment)$/.test(
    parent.type,
  );
}

const LOOKS = /^(?:len|sum|min|max|any|all|sorted|enumerate|reversed|str|print)$|\.join$/;

/** `key in xs`, `xs.get(key)`, `del xs[0]`: what earlier calls have put in is asked for, or taken out. */
function isAsked(file: CodeFile, node: Node): boolean {
  const parent = node.parent!;
  if (parent.type === 'comparison_operator') return lookedUpIn(parent)?.id === node.id;
  if (parent.type === 'subscript') return parent.parent?.type === 'delete_statement';
  return parent.type === 'attribute' && ASKS.test(file.textOf(parts(parent).at(-1)!));
}

const ASKS = /^(?:get|pop|popitem|popleft|setdefault|clear|remove|discard)$/;

function isLiteral({ type }: Node): boolean {
  return type === 'string' || type === 'integer' || type === 'concatenated_string';
}

/** The parameter with `None` as its default, and with a type that allows it. */
function withoutDefault(file: CodeFile, parameter: Node): Edit[] {
  const value = parts(parameter).at(-1)!;
  const type = parts(parameter).find(part => part.type === 'type');
  return [...(type ? optional(file, type) : []), file.replace(value, 'None')];
}

function optional(file: CodeFile, type: Node): Edit[] {
  const written = file.textOf(type);
  if (isOptional(written)) return [];
  if (/^(['"]).*\1$/.test(written)) return [file.insert(type.endIndex - 1, ' | None')];
  const known = nameOf(file, 'typing', 'Optional', type.startIndex);
  if (known === undefined && writesUnions(file)) return [file.insert(type.endIndex, ' | None')];
  const reach = reachName(file, 'typing', 'Optional', type.startIndex);
  return [...reach.edits, file.insert(type.startIndex, `${reach.written}[`), file.insert(type.endIndex, ']')];
}

/** Whether the type as a whole allows `None`: what its parameters allow is another matter. */
function isOptional(type: string): boolean {
  const whole = type.replace(/^(['"])(.*)\1$/s, '$2');
  return /^(?:\w+\.)?(?:Any|None|Optional\b.*)$/s.test(whole) || /(?:^|\|)\s*None\s*(?:\||$)/.test(outermost(whole));
}

/** Without what stands in brackets. */
function outermost(type: string): string {
  const inner = type.replace(/\[[^[\]]*\]/g, '');
  return inner === type ? type : outermost(inner);
}

/** `A | None` is an error before Python 3.10, unless annotations are not evaluated: the file shows whether it may be written. */
function writesUnions({ text }: CodeFile): boolean {
  return /^from __future__ import .*\bannotations\b/m.test(text) || /[\w\]]\s*\|\s*None\b/.test(text);
}

/** `if x is None: x = []` where the body starts, after its docstring. */
function madeFirst(file: CodeFile, definition: Node, name: string, value: Node): Edit | undefined {
  const { text } = file;
  const body = parts(definition).at(-1)!;
  const [first, second] = body.type === 'block' ? parts(body) : [];
  if (!first || !isFirstOnLine(text, first.startIndex)) return undefined;
  const inner = indentation(text, first.startIndex);
  const outer = indentation(text, definition.startIndex);
  const step = inner.startsWith(outer) ? inner.slice(outer.length) : '    ';
  const statement = `${inner}if ${name} is None:\n${inner}${step}${name} = ${file.textOf(value)}\n`;
  if (!isDocstring(first)) return file.insert(headEnd(file, definition), statement);
  if (!/^\s*(?:#.*)?$/.test(restOfLine(text, first.endIndex))) return undefined;
  return insertAfter(file, first, statement, second);
}

/** After the docstring, and after the blank line that may follow it. */
function insertAfter(file: CodeFile, docstring: Node, statement: string, next: Node | undefined): Edit {
  const { text } = file;
  const at = nextLine(text, docstring.endIndex);
  const isLastLine = at === text.length && !text.endsWith('\n');
  if (isLastLine) return file.insert(at, `\n${statement.trimEnd()}`);
  const isBlank = restOfLine(text, at).trim() === '';
  return file.insert(next && isBlank ? nextLine(text, at) : at, statement);
}

/** Where the line after the colon starts. */
function headEnd(file: CodeFile, definition: Node): number {
  const colon = definition.children.find(child => child.type === ':')!;
  return nextLine(file.text, colon.endIndex);
}
