import type { Value } from '../../../model/model.js';
import { isOfGathering } from '../../keys/words.js';
import type { Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Operation } from '../../slots/slots.js';

/**
 * `limits[chat_id] = 5`: a bot is in as many chats as have asked it in, and notes a little of each: 3 true to 23 false. What
 * is made for a chat, a lock or a game, is more than a note.
 */
export function areNotesOfGatherings(project: Project, grows: readonly Operation[]): boolean {
  return grows.every(
    operation =>
      operation.key !== undefined &&
      isOfGathering(operation.unit.catalog.keys, spelled(operation.unit, operation.key)) &&
      !isMadeForIt(project, operation),
  );
}

/** `chat_id` of `str(chat_id)`. */
function spelled(unit: Unit, key: Value): Value {
  const call = unit.call(key);
  return call?.callee.is === 'name' && call.arguments.length === 1 ? call.arguments[0]!.value : key;
}

/** `asyncio.Lock()`, `Game(chat)` */
function isMadeForIt({ types }: Project, { at, value }: Operation): boolean {
  if (value?.is !== 'call') return false;
  const type = types.typeOf(at, value);
  return type?.is === 'instance' || (type?.is === 'outside' && /(^|\.)[A-Z]\w*$/.test(type.name));
}
