import type { Value } from '../../../model/model.js';
import type { At } from '../../program/at.js';
import { reachingDefinitions } from '../../program/definitions.js';

/** `fields.update({"host": …})`, also by a variable that is given such a literal: all keys that are added stand in the code. */
export function areKeysWritten(at: At, value: Value | undefined): boolean {
  if (value?.is !== 'name') return isOfWrittenKeys(value);
  const given = reachingDefinitions(at, value.binding).map(id => at.unit.assignment(id));
  return given.length > 0 && given.every(({ how, value: one }) => how === 'set' && isOfWrittenKeys(one));
}

function isOfWrittenKeys(value: Value | undefined): boolean {
  return value?.is === 'literal' && value.holds === 'mapping' && value.keys!.every(each => each.is === 'const');
}
