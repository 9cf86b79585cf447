import type { CallFact, Value } from '../../../model/model.js';
import type { Project } from '../../project.js';
import { isEventName } from '../acquired/acquisitions.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { definitionOf, isCallable, isFresh } from '../acquired/handlers.js';
import {
  areOtherGlobals,
  isBoundAnew,
  isNamedAlike,
  isOwnName,
  sameHandler,
  samePlace,
  sameTopic,
  type Located,
} from './identity.js';
import type { Mismatch, Release } from './release.js';

/** What an inverse call is to an acquisition: it takes it back, or looks as if it did. */
export type Answer = { is: 'release'; how: Release['how'] } | { is: 'mismatch'; why: Mismatch['why'] };

/** Whether an inverse call names what was acquired. */
export function answerOf(
  project: Project,
  acquisition: Acquisition,
  at: Located['at'],
  call: CallFact,
): Answer | undefined {
  const { row, receiver } = acquisition;
  const all = call.arguments.map(({ value }) => value);
  const shift = isEventName(all[0]) ? 0 : acquisition.shift;
  const given = all.slice(shift);
  const located = (value: Value | undefined): Located | undefined => value && { at, value };
  const own = (value: Value | undefined): Located | undefined => value && { at: acquisition.at, value };
  const callee = call.callee.is === 'get' ? call.callee.of : undefined;
  const target = shift === 1 ? all[0] : callee;
  const isSameReceiver =
    receiver === undefined || target === undefined
      ? receiver === target
      : isNamedAlike(receiver, target) || samePlace(project, own(receiver)!, located(target)!) === 'same';
  const index =
    row.handler === undefined ? -1 : Math.min(row.handler, acquisition.topic === undefined ? 0 : row.handler);
  const handler = located(given[index]);
  const isSameHandler = (): boolean => sameHandler(project, own(acquisition.handler), handler) === 'same';
  const [only, ...others] = given;
  // `log.removeListener(this.write)` names no event.
  if (row.topic === 0 && acquisition.topic && only && others.length === 0 && isCallable(project, at, only))
    return sameHandler(project, own(acquisition.handler), located(only)) === 'same'
      ? { is: 'release', how: 'paired' }
      : undefined;
  if (row.topic !== undefined && acquisition.topic !== undefined) {
    if (sameTopic(project, own(acquisition.topic), located(given[row.topic])) === 'other')
      return isSameReceiver && isSameHandler() ? { is: 'mismatch', why: 'topic' } : undefined;
    if (areOtherGlobals(project, own(receiver), located(target)))
      return isSameHandler() ? { is: 'mismatch', why: 'target' } : undefined;
  } else if (target !== undefined && receiver !== undefined && !isSameReceiver) return undefined;
  return compareHandlers(
    project,
    acquisition,
    handler,
    located(given[row.context ?? -1]),
    located(given[row.options ?? -1]),
    isSameReceiver,
  );
}

function compareHandlers(
  project: Project,
  acquisition: Acquisition,
  handler: Located | undefined,
  context: Located | undefined,
  options: Located | undefined,
  isSameReceiver: boolean,
): Answer | undefined {
  const { row } = acquisition;
  const own = acquisition.handler && { at: acquisition.at, value: acquisition.handler };
  if (handler === undefined || own === undefined) return { is: 'release', how: 'paired' };
  if (isFresh(handler.at, handler.value) || isBoundAnew(project, own, handler)) {
    if (!isSameReceiver) return undefined;
    return { is: 'mismatch', why: isBoundAnew(project, own, handler) ? 'bound' : 'fresh' };
  }
  if (!isFresh(own.at, own.value) && sameHandler(project, own, handler) === 'other')
    return isSameReceiver && row.topic !== undefined ? { is: 'mismatch', why: 'other' } : undefined;
  if (isAnother(project, own, handler))
    return isSameReceiver && row.topic !== undefined ? { is: 'mismatch', why: 'inline' } : undefined;
  const isCertainlySame = isSameReceiver && sameHandler(project, own, handler) === 'same';
  if (row.comparesContext && (acquisition.context === undefined) !== (context === undefined))
    return isCertainlySame ? { is: 'mismatch', why: 'context' } : undefined;
  const added = acquisition.options && { at: acquisition.at, value: acquisition.options };
  const [before, after] = [captureOf(project, added), captureOf(project, options)];
  const differs = row.options !== undefined && before !== undefined && after !== undefined && before !== after;
  if (differs && isCertainlySame) return { is: 'mismatch', why: 'capture' };
  return { is: 'release', how: 'paired' };
}

/** A function that is written on the spot has no name, but its own in itself, by which anybody could remove it. */
function isAnother(project: Project, own: Located, other: Located): boolean {
  if (!isFresh(own.at, own.value) || isOwnName(other, own)) return false;
  const { at, value } = other;
  if (value.is === 'get') return true;
  if (value.is !== 'name') return false;
  const given = definitionOf(project, at, value);
  return at.unit.binding(value.binding)?.kind === 'function' || (given !== undefined && isFresh(given.at, given.value));
}

/** The capture flag where it is written out, here or in a variable; left out it is false. */
function captureOf(project: Project, located: Located | undefined): boolean | undefined {
  if (located === undefined) return false;
  const options = definitionOf(project, located.at, located.value)?.value ?? located.value;
  if (options.is === 'const') return typeof options.value === 'boolean' ? options.value : undefined;
  if (options.is !== 'literal' || options.holds !== 'mapping') return undefined;
  const index = (options.keys ?? []).findIndex(key => key.is === 'const' && key.value === 'capture');
  if (index < 0) return options.of.some(part => part.is === 'op') ? undefined : false;
  const flag = options.of[index]!;
  return flag.is === 'const' && typeof flag.value === 'boolean' ? flag.value : undefined;
}
