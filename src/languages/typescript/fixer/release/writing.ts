import type { FixIntent } from '../../../fix-intent.js';
import type { Edit } from '../../../language.js';
import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { type Kept, keptIn, keptInVariable } from './kept.js';
import { boundInClass } from '../rebind/bound-method.js';
import { hoist, type Hoisted } from './hoist.js';
import { isFixed, isFixedMember, isImported, isPlainOptions } from './same.js';

type Release = Extract<FixIntent, { do: 'release' }>;

/** The expression that releases, or why none can be written. */
export type Writing =
  | { readonly code: string; /** What it needs besides. */ readonly edits?: readonly Edit[] }
  | { readonly declined: string };

/** What releases the acquisition where the owner ends. */
export function writingFor(file: CodeFile, call: Node, { by, end }: Release, teardown: Node): Writing {
  const isEffect = end.is === 'effect';
  if (by.how === 'undone') return undone(file, call, by.name, isEffect, teardown);
  const kept = isEffect ? keptInVariable(file, call) : keptIn(file, call);
  if ('declined' in kept) return kept;
  const writing = by.how === 'handed' ? handed(file, call, kept, by.name) : called(kept, by.name);
  return kept.edits ? { ...writing, edits: kept.edits } : writing;
}

/** `clearInterval(this.timer)`, on the global object on which it was begun. */
function handed(file: CodeFile, call: Node, { name, isNullable, isOptional }: Kept, release: string): Writing {
  const path = file.textOf(parts(call)[0]!).split('.');
  const before = path.slice(0, -1).join('.');
  if (before !== '' && !/^(?:window|globalThis|self)$/.test(before))
    return { declined: `what \`${before}\` begins is ended by a function that may not be in sight` };
  const code = `${before === '' ? '' : `${before}.`}${release}(${name})`;
  const isGuarded = isNullable || (isOptional && release === 'cancelAnimationFrame');
  return { code: isGuarded ? `if (${name}) ${code}` : code };
}

/** `this.observer.disconnect()`. */
function called({ name, isNullable, isOptional, isSure }: Kept, release: string): Writing {
  return { code: `${name}${isNullable || isOptional || !isSure ? '?' : ''}.${release}()` };
}

/** The same receiver, event, handler and options: `window.removeEventListener('resize', this.fit)`. */
function undone(file: CodeFile, call: Node, release: string, isEffect: boolean, teardown: Node): Writing {
  const [callee, list] = parts(call);
  if (!callee || list?.type !== 'arguments') return { declined: 'it is not a plain call' };
  const [topic, handler, options, ...more] = parts(list);
  if (topic?.type !== 'string' && !(topic && isConstant(file, topic)))
    return { declined: 'its event is neither a string nor a constant' };
  if (!handler || more.length > 0) return { declined: 'it has other arguments than event, handler and options' };
  const receiver = callee.type === 'member_expression' ? parts(callee)[0] : undefined;
  const isSame = receiver && (isStanding(file, receiver, isEffect) || isLeftThere(file, receiver, release, teardown));
  if (callee.type !== 'identifier' && !isSame)
    return { declined: 'what it listens to may be another object at the end' };
  const isMadeThere = /^(?:arrow_function|function_expression)$/.test(handler.type);
  const named = isEffect && isMadeThere ? hoist(file, call, handler) : boundOnce(file, handler);
  if (named && 'declined' in named) return named;
  if (!named && handler.type !== 'this' && !isOneHandler(file, handler, isEffect))
    return { declined: 'its handler is made anew, or may be another one at the end' };
  if (options && !isPlainOptions(file, options)) return { declined: 'its options are not written out' };
  const before = receiver ? beforeMember(file, callee) : '';
  const given = parts(list).map(each => (named && each.id === handler.id ? named.name : file.textOf(each)));
  return { code: `${before}${release}(${given.join(', ')})`, ...(named && { edits: named.edits }) };
}

/** `socket!.` or `socket?.` of `socket?.on`: what may be absent has nothing to be taken back then. */
function beforeMember({ text }: CodeFile, member: Node): string {
  return text.slice(member.startIndex, parts(member).at(-1)!.startIndex).replace(/\s+/g, '');
}

/** `this.fit.bind(this)`: the method is bound once, and the same is removed. */
function boundOnce(file: CodeFile, handler: Node): Hoisted | undefined {
  const bound = boundInClass({ file, added: handler, removed: [] });
  return bound && ('declined' in bound ? bound : { name: bound.handler, edits: bound.edits });
}

/** `Events.Closed`, by a name that is imported or stands for one thing in the file. */
function isConstant(file: CodeFile, topic: Node): boolean {
  const root = rootOf(topic);
  return root !== undefined && (isImported(file, root) || isFixed(file, root, false));
}

/** Whether the teardown leaves the same receiver already. */
function isLeftThere(file: CodeFile, receiver: Node, release: string, teardown: Node): boolean {
  const root = rootOf(receiver);
  if (root?.type !== 'this' && !(root && isImported(file, root))) return false;
  const left = `${file.textOf(receiver)}.${release}`;
  const calleeOf = (call: Node): string => file.textOf(parts(call)[0]!).replace(/[?!]/g, '');
  return teardown
    .descendantsOfType('call_expression')
    .some(each => calleeOf(each) === left && each.parent?.parent?.id === teardown.id);
}

/** `a` of `a.b.c`; undefined for what is no chain of names. */
function rootOf(node: Node): Node | undefined {
  if (node.type === 'identifier' || node.type === 'this') return node;
  return node.type === 'member_expression' && parts(node).length === 2 ? rootOf(parts(node)[0]!) : undefined;
}

function isOneHandler(file: CodeFile, handler: Node, isEffect: boolean): boolean {
  return isFixedMember(file, handler) || isFixed(file, handler, isEffect) || isImported(file, handler);
}

const GLOBALS = /^(?:(?:window|globalThis|self)\.)?(?:window|document|process|globalThis|self|document\.body)$/;

/** Whether the object is there as long as the process, or is the same variable in the cleanup of an effect. */
function isStanding(file: CodeFile, receiver: Node, isEffect: boolean): boolean {
  return (
    GLOBALS.test(file.textOf(receiver)) ||
    isImported(file, receiver) ||
    (isEffect ? isFixed(file, receiver, true) : isFixedMember(file, receiver))
  );
}
