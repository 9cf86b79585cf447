import type { FixIntent, Use } from '../../fix-intent.js';
import type { Edit, Fix } from '../../language.js';
import type { Node } from '../../syntax.js';
import { type CodeFile, parts } from '../../code-file.js';
import { makesOneOfAKind } from '../../names/makers.js';
import { inFile, isTypeScript } from './file.js';
import { followedBy, statementOf } from './follow.js';
import { argumentsOf } from './handler-name.js';
import { isNumbered } from '../../numbered.js';
import { needsOthers } from './needed-entries.js';

type Evict = Extract<FixIntent, { do: 'evict' }>;

/** After each `pages.set(key, page);`, `if (pages.size > N) pages.delete(pages.keys().next().value!);`: a `Map` knows its oldest. */
export function evict(intent: Evict, read: (path: string) => string): Fix {
  const { made, grows, limit, name } = intent;
  if (grows.some(({ path }) => path !== made.path)) return { declined: 'it is filled by another file' };
  return inFile(made, read, file => {
    if (!/^new Map\b/.test(file.textOf(file.at(made.span))))
      return { declined: 'it is no `Map`, which knows its oldest entry' };
    const wrong = misfit(file, intent);
    if (wrong !== undefined) return { declined: wrong };
    const edits = grows.map(({ span }) => evictionAfter(file, file.at(span), limit));
    const written = edits.filter(edit => edit !== undefined);
    if (written.length < edits.length) return { declined: 'it is filled in the middle of an expression' };
    return { title: `keep the newest ${limit} entries of \`${name}\``, safety: 'unsafe', edits: written };
  });
}

/** Why an entry may not be dropped; undefined if it may. */
function misfit(file: CodeFile, { grows, uses }: Evict): string | undefined {
  if (uses.some(({ how }) => how === 'hand' || how === 'keep')) return 'code that is not seen uses it';
  const fillers = grows.map(({ span }) => functionAround(file.at(span))?.id);
  const isElsewhere = ({ place: { path, span } }: Use): boolean =>
    path !== file.path || !fillers.includes(functionAround(file.at(span))?.id);
  if (uses.some(use => isElsewhere(use) && isTakenForGranted(file, use)))
    return 'an entry is taken for granted elsewhere';
  if (grows.some(({ span }) => isNumbered(uses, span))) return 'its entries are numbered by its size';
  if (grows.some(({ span }) => isShortOfOthers(file, file.at(span)))) return 'several entries are needed at once';
  return grows.some(({ span }) => isStoredOneOfAKind(file, file.at(span)))
    ? 'what it holds is one of a kind, and would be made once more'
    : undefined;
}

/** `pages.get(key)!`, `pages.get(key).title`; in another file, whatever is asked for. */
function isTakenForGranted(file: CodeFile, { how, name, place: { path, span } }: Use): boolean {
  if (how !== 'member' || name !== 'get') return false;
  if (path !== file.path) return true;
  let asked: Node | null = file.at(span);
  while (asked && asked.type !== 'call_expression') asked = asked.parent;
  return asked !== null && /^(?:!|\.)/.test(file.text.slice(asked.endIndex));
}

function isShortOfOthers(file: CodeFile, grow: Node): boolean {
  const around = functionAround(grow);
  return grow.type === 'call_expression' && around !== undefined && needsOthers(file, around, grow);
}

function isStoredOneOfAKind(file: CodeFile, grow: Node): boolean {
  const value = argumentsOf(grow)[1];
  if (value === undefined) return false;
  if (value.type !== 'identifier') return isOneOfAKind(file, value);
  const written = file.textOf(value);
  const givings = GIVES.flatMap(type => functionAround(grow)?.descendantsOfType(type) ?? []);
  return givings.some(each => {
    const [name, given] = [parts(each)[0], parts(each).at(-1)];
    return name && given && file.textOf(name) === written && isOneOfAKind(file, given);
  });
}

/** `new Mutex()`, `await pool.connect(url)`. */
function isOneOfAKind(file: CodeFile, value: Node): boolean {
  const made = value.type === 'await_expression' ? parts(value)[0]! : value;
  if (made.type !== 'call_expression' && made.type !== 'new_expression') return false;
  return makesOneOfAKind.test(file.textOf(parts(made)[0]!));
}

const GIVES = ['variable_declarator', 'assignment_expression'];

function evictionAfter(file: CodeFile, grow: Node, limit: string): Edit | undefined {
  const [callee] = grow.type === 'call_expression' ? parts(grow) : [];
  const statement = statementOf(grow);
  const written = callee && file.textOf(callee);
  if (statement === undefined || statement.repeats || !/^[\w.#]+\.set$/.test(written ?? '')) return undefined;
  const map = written!.slice(0, -'.set'.length);
  const oldest = `${map}.keys().next().value${isTypeScript(file) ? '!' : ''}`;
  return followedBy(file, statement, `if (${map}.size > ${limit}) ${map}.delete(${oldest})`);
}

const FUNCTIONS = /function|arrow|method_definition/;

function functionAround(node: Node): Node | undefined {
  let around = node.parent;
  while (around && !FUNCTIONS.test(around.type)) around = around.parent;
  return around ?? undefined;
}
