import type { Edit } from '../../language.js';
import type { Node } from '../../syntax.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { evictBy } from '../../fixer/evict.js';
import { makesOneOfAKind } from '../../fixer/one-of-a-kind.js';
import type { Use } from '../../fix-intent.js';
import { argumentsOf, inFile, isTypeScript } from './file.js';
import { followedBy, statementOf } from './follow.js';
import { needsOthers } from './needed-entries.js';

/** After each `pages.set(key, page);`, `if (pages.size > N) pages.delete(pages.keys().next().value!);`: a `Map` knows its oldest. */
export const evict = evictBy({
  inFile,
  refusal: making => (/^new Map\b/.test(making) ? undefined : 'it is no `Map`, which knows its oldest entry'),
  notFollowed: 'it is filled in the middle of an expression',
  functionAround,
  asks: () => false,
  relies: isTakenForGranted,
  needsOthers(file, grow) {
    const around = functionAround(grow);
    return grow.type === 'call_expression' && around !== undefined && needsOthers(file, around, grow);
  },
  putsOneOfAKind,
  evictionAfter,
});

/** `pages.get(key)!`, `pages.get(key).title`; in another file, whatever is asked for. */
function isTakenForGranted(file: CodeFile, { how, name, place: { path, span } }: Use): boolean {
  if (how !== 'member' || name !== 'get') return false;
  if (path !== file.path) return true;
  let asked: Node | null = file.at(span);
  while (asked && asked.type !== 'call_expression') asked = asked.parent;
  return asked !== null && /^(?:!|\.)/.test(file.text.slice(asked.endIndex));
}

function putsOneOfAKind(file: CodeFile, grow: Node): boolean {
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
