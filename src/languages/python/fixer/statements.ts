import type { Place } from '../../../model/model.js';
import type { Edit } from '../../language.js';
import type { Node } from '../../syntax.js';
import { indentation, isFirstOnLine, lineEnd, lineStart, nextLine, restOfLine } from '../../fixer/text-lines.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';

/** A statement with those that stand beside it, all on lines of their own. */
export interface Standing {
  readonly statement: Node;
  readonly block: readonly Node[];
  readonly index: number;
}

/** The innermost statement around a place; undefined where it shares its lines with others. */
export function statementAt(file: CodeFile, { span }: Place): Standing | undefined {
  let statement = file.at(span);
  while (statement.parent && statement.parent.type !== 'block' && statement.parent.type !== 'module')
    statement = statement.parent;
  if (statement.parent === null) return undefined;
  const block = parts(statement.parent);
  const index = block.findIndex(({ id }) => id === statement.id);
  return block.every(each => isOnLinesOfItsOwn(file, each)) ? { statement, block, index } : undefined;
}

function isOnLinesOfItsOwn({ text }: CodeFile, { startIndex, endIndex }: Node): boolean {
  return isFirstOnLine(text, startIndex) && /^\s*(?:#.*)?$/.test(restOfLine(text, endIndex));
}

/** By what the file indents a block inside this statement's: as the statement is inside its own, else four spaces. */
export function stepOf({ text }: CodeFile, { parent, startIndex }: Node): string {
  const inner = indentation(text, startIndex);
  const outer = parent?.parent ? indentation(text, parent.parent.startIndex) : inner;
  return inner.startsWith(outer) && inner.length > outer.length ? inner.slice(outer.length) : '    ';
}

/** Indents the lines of statements that follow one another, with the comments above and between them. */
export function indented(file: CodeFile, from: number, statements: readonly Node[], step: string): Edit[] {
  const { text } = file;
  const texts = statements.flatMap(statement => statement.descendantsOfType('string'));
  const end = statements.at(-1)!.endIndex;
  const edits: Edit[] = [];
  for (let line = lineStart(text, from); line < end; line = nextLine(text, line)) {
    const isBlank = text.slice(line, lineEnd(text, line)).trim() === '';
    const isInText = texts.some(({ startIndex, endIndex }) => startIndex < line && line < endIndex);
    if (!isBlank && !isInText) edits.push(file.insert(line, step));
  }
  return edits;
}

/** The text of a node as it begins at another column: lines that are aligned with what it begins with go along. */
export function movedTo(file: CodeFile, node: Node, column: number): string {
  const from = node.startIndex - lineStart(file.text, node.startIndex);
  const isTextual = node.descendantsOfType('string').some(each => file.textOf(each).includes('\n'));
  if (isTextual) return file.textOf(node);
  return file
    .textOf(node)
    .replace(/\n( +)/g, (line, { length }: string) =>
      length > from ? `\n${' '.repeat(length + column - from)}` : line,
    );
}

/**
 * The edits as one that replaces all from the first to the last: where lines are indented, no other fix may change what
 * stands between, or indent it once more.
 */
export function asOne({ text, path }: CodeFile, edits: readonly Edit[]): Edit {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const start = sorted[0]!.start;
  let end = start;
  let replaced = '';
  for (const edit of sorted) {
    replaced += text.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return { path, start, end, text: replaced };
}

/** Takes the lines of a statement out, and of the blank lines around it those above. */
export function withoutLines({ text, path }: CodeFile, { startIndex, endIndex }: Node): Edit {
  const end = nextLine(text, endIndex);
  const isBlankBelow = end === text.length || endOfBlanks(text, end) > end;
  let start = lineStart(text, startIndex);
  while (isBlankBelow && start > 0 && text.slice(lineStart(text, start - 1), start).trim() === '')
    start = lineStart(text, start - 1);
  return { path, start, end, text: '' };
}

/** Where the first line after the blank ones starts. */
export function endOfBlanks(text: string, at: number): number {
  let line = at;
  while (line < text.length && text.slice(line, nextLine(text, line)).trim() === '') line = nextLine(text, line);
  return line;
}

/** Puts a statement on a line of its own below another. */
export function below(file: CodeFile, { startIndex, endIndex }: Node, statement: string): Edit {
  const { text } = file;
  const at = nextLine(text, endIndex);
  const line = `${indentation(text, startIndex)}${statement}`;
  const isUnended = at === text.length && !text.endsWith('\n');
  return file.insert(at, isUnended ? `\n${line}` : `${line}\n`);
}

/** The target and the value of a statement that assigns once, without a type: `f = open(p)`. */
export function assignedBy(statement: Node): { target: Node; value: Node } | undefined {
  const [assignment] = statement.type === 'expression_statement' ? parts(statement) : [];
  const [target, value, ...more] = assignment?.type === 'assignment' ? parts(assignment) : [];
  return target && value && more.length === 0 ? { target, value } : undefined;
}

/** Names that are given a value, anywhere in the statements. */
export function assignedIn(file: CodeFile, statements: readonly Node[]): Set<string> {
  const names = new Set<string>();
  const target = (node: Node): void => {
    if (node.type === 'identifier') names.add(file.textOf(node));
    else if (node.type !== 'attribute' && node.type !== 'subscript') for (const part of parts(node)) target(part);
  };
  for (const node of statements.flatMap(statement => [...within(statement)])) {
    if (BINDS.has(node.type) && parts(node)[0]) target(parts(node)[0]!);
    else if (node.type === 'as_pattern_target') target(node);
  }
  return names;
}

const BINDS = new Set(['assignment', 'augmented_assignment', 'named_expression', 'for_statement', 'for_in_clause']);

/** Names that stand in an expression or statement. */
export function namesIn(file: CodeFile, node: Node): Set<string> {
  return new Set([...within(node)].filter(({ type }) => type === 'identifier').map(each => file.textOf(each)));
}

/** The node and everything in it. */
export function* within(node: Node): Iterable<Node> {
  yield node;
  for (const child of node.namedChildren) yield* within(child);
}

/** Statements and expressions by which control leaves a place without an error. */
const LEAVES: ReadonlySet<string> = new Set(['return_statement', 'break_statement', 'continue_statement', 'yield']);
/** What has its own ways out. */
export const FUNCTIONS = new Set(['function_definition', 'lambda', 'class_definition']);

/** Whether what follows the statements may not be reached although nothing is raised. */
export function canBeLeft(statements: readonly Node[]): boolean {
  return statements.some(statement => [...ownNodes(statement)].some(({ type }) => LEAVES.has(type)));
}

/** Without those of functions inside. */
function* ownNodes(node: Node): Iterable<Node> {
  if (FUNCTIONS.has(node.type)) return;
  yield node;
  for (const child of node.namedChildren) yield* ownNodes(child);
}

/** The function that a node stands in. */
export function functionAround(node: Node): Node | undefined {
  let around = node.parent;
  while (around && around.type !== 'function_definition') around = around.parent;
  return around ?? undefined;
}

/** Whether a node stands in a `try` of its function that handles one of the errors, or any. */
export function isCaught(file: CodeFile, inner: Node, errors: RegExp): boolean {
  for (let node = inner; node.parent && node.type !== 'function_definition'; node = node.parent) {
    if (node.parent.type !== 'try_statement' || node.type !== 'block') continue;
    const handlers = node.parent.namedChildren.filter(({ type }) => type === 'except_clause');
    if (handlers.some(each => isReadyFor(file.textOf(each), errors))) return true;
  }
  return false;
}

function isReadyFor(handler: string, errors: RegExp): boolean {
  return /^except\s*:/.test(handler) || errors.test(handler.split('\n', 1)[0]!);
}
