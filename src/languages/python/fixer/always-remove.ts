import type { Place } from '../../../model/model.js';
import type { FixIntent } from '../../fix-intent.js';
import type { Edit, Fix } from '../../language.js';
import type { Node } from '../../syntax.js';
import { indentation, nextLine } from '../../fixer/text-lines.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { inFile } from './file.js';
import {
  asOne,
  assignedIn,
  canBeLeft,
  endOfBlanks,
  FUNCTIONS,
  indented,
  namesIn,
  statementAt,
  stepOf,
  within,
} from './statements.js';

type AlwaysRemove = Extract<FixIntent, { do: 'always-remove' }>;

/** What stands between an addition and its removal goes into `try`, the removal into `finally`. */
export function alwaysRemove({ pairs, name }: AlwaysRemove, read: (path: string) => string): Fix {
  return inFile(pairs[0]!.added, read, file => {
    const edits: Edit[] = [];
    let how = 'when it is cancelled too';
    for (const pair of pairs) {
      const widened = seeingCancellation(file, pair.removed);
      if (widened) edits.push(widened);
      else {
        const wrapped = wrappedBetween(file, pair);
        if ('declined' in wrapped) return wrapped;
        edits.push(...wrapped.edits);
        how = 'in `finally`';
      }
    }
    return { title: `remove from \`${name}\` ${how}`, safety: 'unsafe', edits };
  });
}

/**
 * `except Exception:` around a removal, which a cancelled task passes by → `except BaseException:`, where it raises again what
 * it caught.
 */
function seeingCancellation(file: CodeFile, removed: readonly Place[]): Edit | undefined {
  for (const { path, span } of removed) {
    if (path !== file.path) continue;
    const clause = clauseAround(file.at(span));
    const [caught, block] = clause ? parts(clause) : [];
    const last = block?.type === 'block' ? parts(block).at(-1) : undefined;
    const raisesAgain = last?.type === 'raise_statement' && parts(last).length === 0;
    const type = caught?.type === 'as_pattern' ? parts(caught)[0] : caught;
    if (type && raisesAgain && file.textOf(type) === 'Exception') return file.replace(type, 'BaseException');
  }
  return undefined;
}

function clauseAround(node: Node): Node | undefined {
  let around = node.parent;
  while (around && around.type !== 'except_clause' && !FUNCTIONS.has(around.type)) around = around.parent;
  return around?.type === 'except_clause' ? around : undefined;
}

function wrappedBetween(
  file: CodeFile,
  { added, removed }: AlwaysRemove['pairs'][number],
): { declined: string } | { edits: readonly Edit[] } {
  const [removal, ...others] = removed;
  if (removal === undefined || others.length > 0) return { declined: 'it is removed in more than one place' };
  if (removal.path !== added.path) return { declined: 'it is removed by another file' };
  const from = statementAt(file, added);
  const to = statementAt(file, removal);
  if (from === undefined || to === undefined) return { declined: 'its lines hold other statements' };
  const isBeside = from.block.some(({ id }) => id === to.statement.id);
  if (!isBeside || to.index <= from.index + 1)
    return { declined: 'it is not removed in the block in which it is added' };
  const between = from.block.slice(from.index + 1, to.index);
  const wrong = misfit(file, between, to.statement);
  return wrong === undefined ? { edits: wrapped(file, from.statement, between, to.statement) } : { declined: wrong };
}

function misfit(file: CodeFile, between: readonly Node[], removal: Node): string | undefined {
  if (!isOnlyRemoval(removal)) return 'what is removed is used afterwards';
  const assigned = assignedIn(file, between);
  if ([...namesIn(file, removal)].some(name => assigned.has(name))) return 'its key is only known later';
  return canBeLeft(between) ? 'a way out in between may be meant to keep it' : undefined;
}

/** `del xs[k]`, `xs.discard(k)`: a statement that does nothing else. */
function isOnlyRemoval(statement: Node): boolean {
  if (statement.type === 'delete_statement') return true;
  const [call] = statement.type === 'expression_statement' ? parts(statement) : [];
  return call?.type === 'call' && [...within(call)].filter(({ type }) => type === 'call').length === 1;
}

function wrapped(file: CodeFile, added: Node, between: readonly Node[], removal: Node): Edit[] {
  const { text, path } = file;
  const outer = indentation(text, added.startIndex);
  const step = stepOf(file, added);
  const begin = endOfBlanks(text, nextLine(text, added.endIndex));
  const end = nextLine(text, between.at(-1)!.endIndex);
  const last = endOfBlanks(text, end);
  return [
    asOne(file, [
      file.insert(begin, `${outer}try:\n`),
      ...indented(file, begin, between, step),
      { path, start: end, end: last, text: `${outer}finally:\n` },
      ...indented(file, last, [removal], step),
    ]),
  ];
}
