import { lastOf } from '../../../model/qualified-names.js';
import type { CallFact, Value } from '../../../model/model.js';
import { isEnum } from '../classes/enums.js';
import type { Type } from './type.js';
import type { ClassNode, Unit } from '../unit.js';

type Outside = Extract<Type, { is: 'outside' }>;

/** What a thing of a generic type has of its parameter, and whose names that is written in. */
export interface Element {
  readonly of: Value;
  readonly in: Outside['unit'];
}

/** `class Box(Generic[T])`, `class Shelf(Box[T])`; a member of an `Enum` is looked up in the same way. */
export function isGeneric(cls: ClassNode): boolean {
  return cls.unit.module.language === 'python' && !isEnum(cls);
}

/** What is waited for: `Promise<Room>`. */
export function fulfilmentOf(type: Type | undefined): Element | undefined {
  const isPromise = type?.is === 'outside' && type.unit?.catalog.types.promises.has(lastOf(type.name)) === true;
  return isPromise ? elementOf(type) : undefined;
}

/** What a container holds, by its annotation: the value of a pair. */
export function elementOf(type: Type | undefined): Element | undefined {
  const of = type?.is === 'outside' ? type.parameters?.[type.parameters.length - 1] : undefined;
  return of && { of, in: (type as Outside).unit };
}

/** What is walked by its keys, or in pairs. */
export function isMapping({ catalog }: Unit, type: Type | undefined): boolean {
  return type?.is === 'outside' && catalog.types.mappings.test(type.name);
}

/** `rooms` in `rooms.get(id)`, where a container gives one of what it holds. */
export function containerPickedFrom({ catalog }: Unit, { callee }: CallFact): Value | undefined {
  return callee.is === 'get' && catalog.values.picks.has(callee.name) ? callee.of : undefined;
}

/** `rooms` in `rooms.values()`, which walks the same. */
export function walkedBy({ catalog }: Unit, { callee }: CallFact): Value | undefined {
  return callee.is === 'get' && catalog.values.parts.has(callee.name) ? callee.of : undefined;
}
