import type { FixIntent } from '../../fix-intent.js';
import type { Edit, Fix } from '../../language.js';
import type { Node } from '../../syntax.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { inFile } from './file.js';
import { appended } from './import-place.js';
import { isTaken, nameOf, reachName, type Reach } from './imports.js';
import { isOneOfAKind, onesOfAKind } from './containers/one-of-a-kind.js';
import { within } from './statements.js';

type LimitMemo = Extract<FixIntent, { do: 'limit-memo' }>;

/** `@cache`, `@lru_cache(None)` → `@lru_cache(maxsize=N)`. */
export function limitMemo({ decorator, limit }: LimitMemo, read: (path: string) => string): Fix {
  return inFile(decorator, read, file => {
    const node = memoAt(file, decorator.span[0]);
    const definition = node?.parent?.parent;
    if (definition && givesOneOfAKind(file, definition))
      return { declined: 'what it gives is one of a kind, and would be made once more' };
    const edits = node && limited(file, node, limit);
    if (edits === undefined) return { declined: 'this decorator takes no `maxsize`' };
    return { title: `keep the results of the last ${limit} calls`, safety: 'unsafe', edits };
  });
}

/** The decorator's expression at `offset`; from the function's name, the bare `@cache` above it. */
function memoAt(file: CodeFile, offset: number): Node | undefined {
  for (let node: Node | null = file.at([offset, offset + 1]); node; node = node.parent) {
    if (node.type === 'decorator') return parts(node)[0];
    if (node.type === 'decorated_definition') return bareCache(file, node);
  }
  return undefined;
}

function bareCache(file: CodeFile, definition: Node): Node | undefined {
  const name = nameOf(file, 'functools', 'cache', definition.startIndex);
  const expressions = parts(definition).flatMap(part => (part.type === 'decorator' ? parts(part) : []));
  return expressions.find(each => each.type === 'identifier' && file.textOf(each) === name);
}

function limited(file: CodeFile, node: Node, limit: string): readonly Edit[] | undefined {
  if (node.type === 'call') return limitedCall(file, node, limit);
  const isCache = node.type === 'identifier' || file.textOf(node).endsWith('.cache');
  if (!isCache) return undefined;
  const { written, edits } = renamed(file, node) ?? reachName(file, 'functools', 'lru_cache', node.startIndex);
  return [...edits, file.replace(node, `${written}(maxsize=${limit})`)];
}

/** Where `cache` is imported for nothing else, `lru_cache` is imported in its stead. */
function renamed(file: CodeFile, node: Node): Reach | undefined {
  if (
    file.textOf(node) !== 'cache' ||
    isTaken(file, 'lru_cache') ||
    nameOf(file, 'functools', 'lru_cache', node.startIndex) !== undefined
  )
    return undefined;
  const named = file.root.descendantsOfType('identifier').filter(each => file.textOf(each) === 'cache');
  const [imported, ...others] = named.filter(({ id }) => id !== node.id);
  const statement = imported?.parent?.parent;
  if (!imported || others.length > 0 || statement?.type !== 'import_from_statement') return undefined;
  const next = parts(statement)[parts(statement).findIndex(({ id }) => id === imported.parent!.id) + 1];
  if (next === undefined) return { written: 'lru_cache', edits: [file.replace(imported, 'lru_cache')] };
  const removal = { path: file.path, start: imported.startIndex, end: next.startIndex, text: '' };
  return { written: 'lru_cache', edits: [removal, appended(file, statement, 'lru_cache')] };
}

function limitedCall(file: CodeFile, call: Node, limit: string): readonly Edit[] | undefined {
  const [callee, list] = parts(call);
  if (!callee || !list || !/lru_cache$/.test(file.textOf(callee))) return undefined;
  const given = parts(list);
  const named = given.find(argument => /^maxsize\s*=/.test(file.textOf(argument)));
  if (named) return [file.replace(parts(named)[1]!, limit)];
  const [first] = given;
  if (!first || first.type === 'keyword_argument') return undefined;
  return [file.replace(first, given.length === 1 ? `maxsize=${limit}` : limit)];
}

/** Whether the callers count on being given the same again: a class that is made there, a lock, a file that is open. */
function givesOneOfAKind(file: CodeFile, definition: Node): boolean {
  const named = onesOfAKind(file, definition);
  const returned = [...within(definition)].filter(({ type }) => type === 'return_statement').flatMap(parts);
  return returned.some(each => named.has(file.textOf(each)) || isOneOfAKind(file, each));
}
