import type { Place } from '../../../../model/model.js';
import type { Edit } from '../../../language.js';
import type { Node } from '../../../syntax.js';
import { indentation, lineStart } from '../../../fixer/text-lines.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { nameOf } from '../imports.js';
import { functionAround, isCaught, statementAt, within } from '../statements.js';
import { stuckWhenFull } from './waiting-queue.js';

type Ready = { readonly edits: readonly Edit[] } | { readonly declined: string };

const NOTHING: Ready = { edits: [] };

/** What a place that puts needs before the queue that `made` makes may be full: nothing where it waits, else room. */
export function readyForFull(file: CodeFile, made: Node, put: Place): Ready {
  const call = callAt(file, put);
  const callee = call && parts(call)[0];
  if (!call || callee?.type !== 'attribute') return NOTHING;
  const [queue, method] = parts(callee).map(part => file.textOf(part)) as [string, string];
  if (method === 'put_nowait') return isCaught(file, call, SEES_FULL) ? NOTHING : withRoom(file, made, put, queue);
  if (method !== 'put') return NOTHING;
  const around = functionAround(call);
  if (around && [...within(around)].some(node => file.textOf(node) === `${queue}.get`))
    return { declined: 'what empties it fills it as well, and would wait for itself' };
  if (around && isEmptiedBeside(file, queue, around))
    return { declined: 'one function fills and empties it, and would wait for itself' };
  const stuck = stuckWhenFull(file, queue);
  if (stuck !== undefined) return { declined: stuck };
  if (call.parent?.type === 'argument_list' && call.parent.parent?.parent?.type !== 'await')
    return { declined: 'who waits for room there would pile up instead' };
  const isAsync = around?.children.some(({ type }) => type === 'async') ?? false;
  return isAsync && call.parent?.type !== 'await'
    ? { declined: 'the event loop would wait where it is full' }
    : NOTHING;
}

/** Whether a function calls what fills the queue as well as what empties it: `self.receive(); self.handle()`. */
function isEmptiedBeside(file: CodeFile, queue: string, filler: Node): boolean {
  const functions = file.root.descendantsOfType('function_definition');
  const member = queue.replace(/^self\./, '');
  const emptiers = functions.filter(
    each => each.id !== filler.id && new RegExp(`\\bself\\.${member}(?:\\.get\\w*\\(|\\))`).test(file.textOf(each)),
  );
  const calls = (caller: Node, callee: Node): boolean =>
    new RegExp(`\\bself\\.${file.textOf(parts(callee)[0]!)}\\(`).test(file.textOf(caller));
  return functions.some(each => calls(each, filler) && emptiers.some(emptier => calls(each, emptier)));
}

/** `if q.full(): q.get_nowait()` above `q.put_nowait(x)`: between the two nothing else runs in an event loop. */
function withRoom(file: CodeFile, made: Node, put: Place, queue: string): Ready {
  const standing = statementAt(file, put);
  const callee = file.textOf(parts(made)[0]!);
  const isPlain = callee === 'asyncio.Queue' || callee === nameOf(file, 'asyncio', 'Queue', made.startIndex);
  if (!isPlain || !standing || standing.statement.type !== 'expression_statement')
    return { declined: '`put_nowait` would raise where it is full, and nothing there is ready for that' };
  if (file.text.includes('.task_done(')) return { declined: 'what is dropped would have to be told as done' };
  const around = functionAround(standing.statement);
  if (around && TRANSPORTS.test(file.textOf(parts(around)[0]!)))
    return { declined: 'what is written or sent must not be dropped' };
  if (around && ANSWERED.test(file.textOf(around)))
    return { declined: 'somebody would wait for the answer to what is dropped' };
  const { startIndex } = standing.statement;
  const indent = indentation(file.text, startIndex);
  const step = indent.startsWith('\t') ? '\t' : '    ';
  const text = `${indent}if ${queue}.full():\n${indent}${step}${queue}.get_nowait()\n`;
  return { edits: [file.insert(lineStart(file.text, startIndex), text)] };
}

/** Methods whose callers count on all that they were given. */
const TRANSPORTS = /^_*(?:write|writelines|send|sendall|submit)(?:_|$)/;

/** What is put carries something by which an answer comes back. */
export const ANSWERED = /\b(?:create_future|Future|Event)\(/;

/** Errors by which a handler sees that the queue is full. */
const SEES_FULL = /\b(?:Full|QueueFull|Exception|BaseException)\b/;

function callAt(file: CodeFile, { span }: Place): Node | undefined {
  const node = file.at(span);
  return node.type === 'call' ? node : node.descendantsOfType('call')[0];
}
