import type { Edit, Fix } from '../../../language.js';
import type { FixIntent, Use } from '../../../fix-intent.js';
import type { Place } from '../../../../model/model.js';
import type { Node } from '../../../syntax.js';
import { columnsOf, indentation, lineStart } from '../../../fixer/text-lines.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { inFile } from '../file.js';
import { reachName } from '../imports.js';
import { DECLARED_ELSEWHERE, isDeclaredThere, type Making, madeAlone, NOT_ALONE } from './made.js';
import { misfit, newest } from './misfits.js';
import { isNumbered } from '../../../fixer/numbered.js';
import { isWalkedGrowing, isWalkedWaiting } from './walking.js';
import { isKnownByPosition } from './positions.js';
import { mayBeFraction } from './whole-number.js';
import { ANSWERED, readyForFull } from './full-queue.js';
import { functionAround } from '../statements.js';

type Bound = Extract<FixIntent, { do: 'bound' }>;

/** `[]` → `deque(maxlen=N)`, `deque()` → `deque(maxlen=N)`, `Queue()` → `Queue(maxsize=N)`. */
export function bound(intent: Bound, read: (path: string) => string): Fix {
  const { holds, uses, escapes, made } = intent;
  if (holds === 'queue') return inFile(made, read, file => boundQueue(intent, file));
  if (holds !== 'list' && holds !== 'deque') return { declined: `nothing in Python is a ${holds} with a limit` };
  if (holds === 'list') {
    const wrong = misfit(uses, newest) ?? (escapes ? 'code that is not seen uses it' : undefined);
    if (wrong !== undefined) return { declined: wrong };
  }
  return inFile(made, read, file => boundSequence(intent, file));
}

function boundSequence({ holds, made, grows, uses, limit, name }: Bound, file: CodeFile): Fix {
  if (grows.some(place => isAnswered(file, place)))
    return { declined: 'somebody would wait for the answer to what is dropped' };
  const wrong = moved(file, name, uses, grows);
  if (wrong !== undefined) return { declined: wrong };
  if (holds === 'list' && isReadElsewhere(name, uses)) return { declined: 'it is read by code that is not seen' };
  if (mayBeFraction(file, limit)) return { declined: `\`${limit}\` may be no whole number` };
  const making = madeAlone(file, made);
  if (making === undefined) return { declined: NOT_ALONE };
  if (holds === 'list' && !isDeclaredThere(uses, making)) return { declined: DECLARED_ELSEWHERE };
  return {
    title: `keep the newest ${limit} entries of \`${name}\` in a deque`,
    safety: 'unsafe',
    edits: dequeOf(file, making, limit),
  };
}

/** Why the oldest may not go, or a deque not be there instead. */
function moved(file: CodeFile, name: string, uses: readonly Use[], grows: readonly Place[]): string | undefined {
  if (grows.some(({ span }) => isNumbered(uses, span))) return 'its entries are numbered by its size';
  if (uses.some(use => isWalkedWaiting(file, use) || isWalkedGrowing(file, use, grows)))
    return 'it may grow while it is walked';
  const isElsewhere = uses.some(({ how, place }) => how === 'index' && place.path !== file.path);
  return isElsewhere || isKnownByPosition(file, name) ? 'its entries are known by their position' : undefined;
}

function isAnswered(file: CodeFile, { path, span }: Place): boolean {
  const around = path === file.path ? functionAround(file.at(span)) : undefined;
  return around !== undefined && ANSWERED.test(file.textOf(around));
}

/** `Publisher.messages`, which whoever knows the class may read, and nobody who is seen does. */
function isReadElsewhere(name: string, uses: readonly Use[]): boolean {
  const isRead = uses.some(({ how, name: member }) =>
    how === 'member'
      ? !/^(?:append|extend|insert|clear)/.test(member)
      : !/^(?:make|annotate|augment|rebind)$/.test(how),
  );
  return /^[A-Z]\w*\.[a-z]/.test(name) && !isRead;
}

/** What makes a list, and its type, or an unbounded deque, into a bounded deque. */
export function dequeOf(file: CodeFile, { value, type }: Making, limit: string): readonly Edit[] {
  const text = file.textOf(value);
  const callee = value.type === 'call' ? file.textOf(parts(value)[0]!) : '';
  if (/\bdeque$/.test(callee)) return [bounded(file, value, limit)];
  const { written, edits } = reachName(file, 'collections', 'deque', (type ?? value).startIndex);
  const isEmpty = /^(?:\[\s*\]|list\(\s*\))$/.test(text);
  const made = fitted(file, value, `${written}(${isEmpty ? '' : `${text}, `}maxlen=${limit})`);
  return [...edits, ...(type ? [file.replace(type, file.textOf(type).replace(/^list\b/, written))] : []), made];
}

/** The call in place of the node; its arguments stand on a line of their own where theirs gets too long. */
function fitted(file: CodeFile, node: Node, call: string): Edit {
  const { text } = file;
  const before = text.slice(lineStart(text, node.startIndex), node.startIndex);
  const [, callee, given] = /^([\w.]+)\(([^()\n]+)\)$/.exec(call) ?? [];
  if (callee === undefined || before.length + call.length <= columnsOf(text)) return file.replace(node, call);
  const indent = indentation(text, node.startIndex);
  return file.replace(node, `${callee}(\n${indent}${indent.startsWith('\t') ? '\t' : '    '}${given}\n${indent})`);
}

/** A call of `deque` with the limit, in place of the one that it may have: `maxlen=None`. */
function bounded(file: CodeFile, call: Node, limit: string): Edit {
  const given = parts(parts(call)[1]!);
  const named = given.find(argument => /^maxlen\s*=/.test(file.textOf(argument)));
  const old = named ?? given.filter(({ type }) => type !== 'keyword_argument')[1];
  if (old) return file.replace(old, `maxlen=${limit}`);
  return fitted(file, call, withArgument(file, call, `maxlen=${limit}`));
}

/** The call with one more argument at the end. */
function withArgument(file: CodeFile, call: Node, argument: string): string {
  const list = parts(call)[1]!;
  const last = parts(list).at(-1);
  const head = file.text.slice(call.startIndex, last?.endIndex ?? list.startIndex + 1);
  const tail = file.text.slice(last?.endIndex ?? list.startIndex + 1, call.endIndex);
  return `${head}${last ? ', ' : ''}${argument}${tail}`;
}

function boundQueue({ made, grows, uses, limit, name }: Bound, file: CodeFile): Fix {
  const call = file.at(made.span);
  if (call.type !== 'call') return { declined: NOT_ALONE };
  const callee = file.textOf(parts(call)[0]!);
  if (!/\bdeque$/.test(callee) && uses.some(({ how }) => how === 'hand' || how === 'keep'))
    return { declined: 'others have it too, and may not be ready for it to be full' };
  if (callee.endsWith('SimpleQueue')) return { declined: 'a `SimpleQueue` takes no size' };
  const edits: Edit[] = [sized(file, call, callee, limit)];
  for (const put of grows) {
    if (put.path !== file.path) return { declined: 'it is filled by another file' };
    const ready = readyForFull(file, call, put);
    if ('declined' in ready) return ready;
    edits.push(...ready.edits);
  }
  return { title: `give \`${name}\` room for ${limit}`, safety: 'unsafe', edits };
}

function sized(file: CodeFile, call: Node, callee: string, limit: string): ReturnType<CodeFile['replace']> {
  if (/\bdeque$/.test(callee)) return bounded(file, call, limit);
  const given = parts(parts(call)[1]!);
  const named = given.find(argument => file.text.startsWith('maxsize', argument.startIndex));
  const first = given[0]?.type === 'keyword_argument' ? undefined : given[0];
  const old = named ?? first;
  if (old) return file.replace(old, given.length === 1 || named ? `maxsize=${limit}` : limit);
  return fitted(file, call, withArgument(file, call, `maxsize=${limit}`));
}
