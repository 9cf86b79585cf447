import type { FixIntent } from '../../fix-intent.js';
import type { Edit, Fix } from '../../language.js';
import type { Node } from '../../syntax.js';
import { type CodeFile, parts } from '../../code-file.js';
import { inFile } from './file.js';
import { nameOf, reachName } from './imports.js';

type LimitMemo = Extract<FixIntent, { do: 'limit-memo' }>;

/** `@cache`, `@lru_cache(None)` → `@lru_cache(maxsize=N)`. */
export function limitMemo({ decorator, limit }: LimitMemo, read: (path: string) => string): Fix {
  return inFile(decorator, read, file => {
    const node = memoAt(file, decorator.span[0]);
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
  const { written, edits } = reachName(file, 'functools', 'lru_cache', node.startIndex);
  const isCache = node.type === 'identifier' || file.textOf(node).endsWith('.cache');
  return isCache ? [...edits, file.replace(node, `${written}(maxsize=${limit})`)] : undefined;
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
