import { lastOf } from '../../model/qualified-names.js';
import type { CallFact, Value } from '../../model/model.js';
import type { Type } from './types.js';

type Outside = Extract<Type, { is: 'outside' }>;

/** What a thing of a generic type has of its parameter, and whose names that is written in. */
export interface Element {
  readonly of: Value;
  readonly in: Outside['unit'];
}

const PROMISES = /^(Promise|PromiseLike|Awaitable|Coroutine|Future|Task)$/;
/** Verbs of containers that give one of what they hold. */
const TAKES = /^(get|pop|popleft|shift|at|find|findLast|setdefault|peek)$/;
const WALKS = /^(values|slice|filter|copy|toSorted|reverse)$/;

/** What is waited for: `Promise<Room>`. */
export function fulfilmentOf(type: Type | undefined): Element | undefined {
  return type?.is === 'outside' && PROMISES.test(lastOf(type.name)) ? elementOf(type) : undefined;
}

/** What a container holds, by its annotation: the value of a pair. */
export function elementOf(type: Type | undefined): Element | undefined {
  const of = type?.is === 'outside' ? type.parameters?.[type.parameters.length - 1] : undefined;
  return of && { of, in: (type as Outside).unit };
}

/** What is walked by its keys, or in pairs. */
export function isMapping(type: Type | undefined): boolean {
  return type?.is === 'outside' && /(Map|Dict|dict|Mapping|Record)$/.test(type.name);
}

/** `rooms` in `rooms.get(id)`, where a container gives one of what it holds. */
export function takenFrom({ callee }: CallFact): Value | undefined {
  return callee.is === 'get' && TAKES.test(callee.name) ? callee.of : undefined;
}

/** `rooms` in `rooms.values()`, which walks the same. */
export function walkedBy({ callee }: CallFact): Value | undefined {
  return callee.is === 'get' && WALKS.test(callee.name) ? callee.of : undefined;
}
