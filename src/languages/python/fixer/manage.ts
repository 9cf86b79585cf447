import type { FixIntent } from '../../fix-intent.js';
import type { Edit, Fix } from '../../language.js';
import type { Node } from '../../syntax.js';
import { indentation, lineStart, nextLine, restOfLine } from '../../fixer/text-lines.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { inFile } from './file.js';
import { ReadingOf } from './reading.js';
import {
  asOne,
  assignedBy,
  assignedIn,
  canBeLeft,
  endOfBlanks,
  indented,
  movedTo,
  namesIn,
  statementAt,
  stepOf,
  within,
  withoutLines,
  type Standing,
} from './statements.js';

type Manage = Extract<FixIntent, { do: 'manage' }>;

const MAX_LINES = 40;
/** For what had no name. */
const NAMES = ['file', 'opened', 'source'];
const NAMES_BY_OPENER: readonly (readonly [RegExp, readonly string[]])[] = [
  [/urlopen\w*$/, ['response', 'reply']],
  [/socket|create_connection|create_server/, ['sock', 'connection']],
];

function namesFor(opener: string): readonly string[] {
  return NAMES_BY_OPENER.find(([pattern]) => pattern.test(opener))?.[1] ?? NAMES;
}

/** `f = open(p)` and what is done with `f` → `with open(p) as f:` around it. */
export function manage({ opened }: Manage, read: (path: string) => string): Fix {
  return inFile(opened, read, file => {
    const standing = statementAt(file, opened);
    if (standing === undefined) return { declined: 'its lines hold other statements' };
    const call = file.at(opened.span);
    const target = targetOf(standing.statement, call);
    return target === undefined ? manageUnnamed(file, standing, call) : manageNamed(file, standing, call, target);
  });
}

/** `f` of `f = open(p)`, and of no other assignment. */
function targetOf(statement: Node, call: Node): Node | undefined {
  const assigned = assignedBy(statement);
  return assigned?.target.type === 'identifier' && assigned.value.id === call.id ? assigned.target : undefined;
}

function manageNamed(file: CodeFile, { statement, block, index }: Standing, call: Node, target: Node): Fix {
  const name = file.textOf(target);
  const after = block.slice(index + 1);
  const reading = new ReadingOf(file, name, after);
  const { close, readers } = reading;
  const isClosedThere = close !== undefined && !canBeLeft(after.slice(0, close));
  const wrong = reading.wrong ?? (isClosedThere ? undefined : reading.later);
  if (wrong !== undefined) return { declined: wrong };
  if (assignedIn(file, after).has(name)) return { declined: `\`${name}\` is given something else later` };
  const beyond = [name, ...(isClosedThere ? [] : readers)].find(each => isNamedBeyond(file, statement, after, each));
  if (beyond !== undefined) return { declined: `\`${beyond}\` is used outside of the block` };
  if (close !== undefined && reading.last > close) return { declined: `\`${name}\` is used after it was closed` };
  const inside = after.slice(0, lastInside(reading) + 1).filter((_, at) => at !== close);
  if (inside.length === 0) return { declined: `nothing is done with \`${name}\`` };
  if (linesOf(file, inside) > MAX_LINES) return { declined: 'the block would be a long one' };
  return {
    title: `open \`${name}\` in a \`with\` block`,
    safety: 'safe',
    edits: [
      asOne(file, [
        file.replace(statement, `with ${movedTo(file, call, columnIn(file, statement))} as ${name}:`),
        ...withoutBlanks(file, statement),
        ...indented(file, nextLine(file.text, statement.endIndex), inside, stepOf(file, statement)),
        ...(close === undefined ? [] : [withoutClose(file, after[close]!, stepOf(file, statement))]),
      ]),
    ],
  };
}

/** Where what is opened begins, behind the `with` that stands in place of the statement. */
function columnIn({ text }: CodeFile, { startIndex }: Node): number {
  return indentation(text, startIndex).length + 'with '.length;
}

/** The last statement of the block: where it is closed, what reads on after that never got more. */
function lastInside({ last, lastOfReaders, close, later }: ReadingOf): number {
  if (close === undefined) return Math.max(last, lastOfReaders);
  return later === undefined ? Math.max(last, Math.min(lastOfReaders, close)) : close;
}

/** Takes out what closes; the comment beside it stays, in the block. */
function withoutClose(file: CodeFile, statement: Node, step: string): Edit {
  const { text, path } = file;
  const [blanks] = /^[ \t]*(?=#)/.exec(restOfLine(text, statement.endIndex)) ?? [];
  if (blanks === undefined) return withoutLines(file, statement);
  return { path, start: statement.startIndex, end: statement.endIndex + blanks.length, text: step };
}

/** The blank lines below the statement: a block does not begin with them. */
function withoutBlanks({ text, path }: CodeFile, { endIndex }: Node): Edit[] {
  const start = nextLine(text, endIndex);
  const end = endOfBlanks(text, start);
  return end > start ? [{ path, start, end, text: '' }] : [];
}

/** A part of a statement, or what a `for` walks: it gets a name. */
function manageUnnamed(file: CodeFile, { statement }: Standing, call: Node): Fix {
  const reading = new ReadingOf(file, call, [statement]);
  const wrong = reading.wrong ?? reading.later;
  if (wrong !== undefined) return { declined: wrong };
  if (!isFirstDone(statement, call)) return { declined: 'something else is done before it is opened' };
  const taken = namesIn(file, scopeOf(statement));
  const name = namesFor(file.textOf(parts(call)[0]!)).find(each => !taken.has(each));
  if (name === undefined) return { declined: 'no name is free for it' };
  if (linesOf(file, [statement]) > MAX_LINES) return { declined: 'the block would be a long one' };
  const outer = indentation(file.text, statement.startIndex);
  const edits: Edit[] = [
    file.insert(
      lineStart(file.text, statement.startIndex),
      `${outer}with ${movedTo(file, call, columnIn(file, statement))} as ${name}:\n`,
    ),
    ...indented(file, statement.startIndex, [statement], stepOf(file, statement)).filter(
      ({ start }) => start <= call.startIndex || start >= call.endIndex,
    ),
    file.replace(call, name),
  ];
  return { title: 'open it in a `with` block', safety: 'safe', edits: [asOne(file, edits)] };
}

/** In a part of a statement that is always evaluated, and before any other call. */
function isFirstDone(statement: Node, call: Node): boolean {
  let walking: Node | undefined;
  let inner = call;
  for (let node = call.parent; node && node.id !== statement.id; inner = node, node = node.parent) {
    if (isFirstWalk(node, inner)) walking = node;
    else if (!PLAIN.has(node.type)) return false;
  }
  if (statement.type === 'for_statement') return true;
  if (statement.type !== 'expression_statement' && statement.type !== 'return_statement') return false;
  return ![...within(statement)].some(
    other => other.type === 'call' && other.endIndex <= call.startIndex && !(walking && isIn(other, walking)),
  );
}

/** `[int(line) for line in open(path)]`: what a comprehension walks first is made before anything else in it. */
function isFirstWalk(node: Node, inner: Node): boolean {
  if (node.type === 'for_in_clause') return parts(node)[1]?.id === inner.id;
  return COMPREHENSION.test(node.type) && parts(node)[1]?.id === inner.id;
}

const COMPREHENSION = /^((list|set|dictionary)_comprehension|generator_expression)$/;

function isIn(node: Node, around: Node): boolean {
  return node.startIndex >= around.startIndex && node.endIndex <= around.endIndex;
}

const PLAIN = new Set(
  'call argument_list attribute assignment subscript keyword_argument parenthesized_expression tuple list dictionary pair'.split(
    ' ',
  ),
);

/** Whether the name stands in the function outside of these statements. */
function isNamedBeyond(file: CodeFile, statement: Node, after: readonly Node[], name: string): boolean {
  const [from, to] = [statement.startIndex, after.at(-1)?.endIndex ?? statement.endIndex];
  return [...within(scopeOf(statement))].some(
    node =>
      node.type === 'identifier' && (node.startIndex < from || node.startIndex > to) && file.textOf(node) === name,
  );
}

/** The function around, or the module. */
function scopeOf(statement: Node): Node {
  let node = statement;
  while (node.parent && node.type !== 'function_definition') node = node.parent;
  return node;
}

function linesOf({ text }: CodeFile, statements: readonly Node[]): number {
  return text.slice(statements[0]!.startIndex, statements.at(-1)!.endIndex).split('\n').length;
}
