import type { FixIntent } from '../../../fix-intent.js';
import type { Edit } from '../../../language.js';
import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../code-file.js';
import { type Kept, keptIn, keptInVariable } from './kept.js';
import { hoist } from './hoist.js';
import { isFixed, isFixedMember, isPlainOptions } from './same.js';

type Release = Extract<FixIntent, { do: 'release' }>;

/** The expression that releases, or why none can be written. */
export type Writing =
  | { readonly code: string; /** What it needs besides. */ readonly edits?: readonly Edit[] }
  | { readonly declined: string };

/** What releases the acquisition where the owner ends. */
export function writingFor(file: CodeFile, call: Node, { by, end }: Release): Writing {
  const isEffect = end.is === 'effect';
  if (by.how === 'undone') return undone(file, call, by.name, isEffect);
  const kept = isEffect ? keptInVariable(file, call) : keptIn(file, call);
  if ('declined' in kept) return kept;
  return by.how === 'handed' ? handed(file, call, kept, by.name) : called(kept, by.name);
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
function undone(file: CodeFile, call: Node, release: string, isEffect: boolean): Writing {
  const [callee, list] = parts(call);
  if (!callee || list?.type !== 'arguments') return { declined: 'it is not a plain call' };
  if (callee.type === 'member_expression' && parts(callee).length > 2)
    return { declined: 'what it listens to may be absent' };
  const [topic, handler, options, ...more] = parts(list);
  if (topic?.type !== 'string') return { declined: 'its event is not written as a string' };
  if (!handler || more.length > 0) return { declined: 'it has other arguments than event, handler and options' };
  const receiver = callee.type === 'member_expression' ? parts(callee)[0] : undefined;
  if (callee.type !== 'identifier' && !(receiver && isStanding(file, receiver, isEffect)))
    return { declined: 'what it listens to may be another object at the end' };
  const isMadeThere = /^(?:arrow_function|function_expression)$/.test(handler.type);
  const named = isEffect && isMadeThere ? hoist(file, call, handler) : undefined;
  if (named && 'declined' in named) return named;
  if (!named && handler.type !== 'this' && !isFixedMember(file, handler) && !isFixed(file, handler, isEffect))
    return { declined: 'its handler is made anew, or may be another one at the end' };
  if (options && !isPlainOptions(file, options)) return { declined: 'its options are not written out' };
  const before = receiver ? `${file.textOf(receiver)}.` : '';
  const given = parts(list).map(each => (named && each.id === handler.id ? named.name : file.textOf(each)));
  return { code: `${before}${release}(${given.join(', ')})`, ...(named && { edits: named.edits }) };
}

const GLOBALS = /^(?:(?:window|globalThis|self)\.)?(?:window|document|process|globalThis|self|document\.body)$/;

/** Whether the object is there as long as the process, or is the same variable in the cleanup of an effect. */
function isStanding(file: CodeFile, receiver: Node, isEffect: boolean): boolean {
  return (
    GLOBALS.test(file.textOf(receiver)) || (isEffect ? isFixed(file, receiver, true) : isFixedMember(file, receiver))
  );
}
