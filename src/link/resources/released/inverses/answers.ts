import { memberOf } from '../../../../model/members.js';
import type { CallFact, Value } from '../../../../model/model.js';
import type { Project } from '../../../project.js';
import { isEventName } from '../../acquired/acquired-as.js';
import { atFact } from '../../../program/at.js';
import { ancestry } from '../../../program/classes/ancestry.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { isSelf } from '../../written/names.js';
import { isAbsentMember } from './absent-members.js';
import { definitionOf } from '../../acquired/definitions.js';
import { boundOf, isCallable, isFresh } from '../../acquired/handlers.js';
import {
  areOtherTargets,
  areOtherMembers,
  isBoundAnew,
  isNamedAlike,
  isOwnName,
  sameHandler,
  samePlace,
  sameTopic,
  type Located,
} from './identity.js';
import type { Mismatch, Release } from '../release.js';

/** What an inverse call is to an acquisition: it takes it back, or looks as if it did. */
export type Answer =
  { is: 'release'; how: Release['how']; unsure?: boolean } | { is: 'mismatch'; why: Mismatch['why'] };

/** Whether an inverse call names what was acquired. */
export function answerOf(
  project: Project,
  acquisition: Acquisition,
  at: Located['at'],
  call: CallFact,
): Answer | undefined {
  const { row } = acquisition;
  const own = (value: Value | undefined): Located | undefined => value && { at: acquisition.at, value };
  const inverse = inverseOf(acquisition, at, call);
  const { handler, only, target } = inverse;
  const isSameHandler = (): boolean => sameHandler(project, own(acquisition.handler), handler) === 'same';
  // `log.removeListener(this.write)` names no event.
  if (row.topic === 0 && acquisition.topic && only && isCallable(project, at, only.value)) {
    if (sameHandler(project, own(acquisition.handler), only) !== 'same') return undefined;
    return needsEvent(project, acquisition, at, call)
      ? { is: 'mismatch', why: 'eventless' }
      : { is: 'release', how: 'paired' };
  }
  const receiver = own(acquisition.receiver);
  const isSameReceiver = isOfSame(project, receiver, target);
  if (call.arguments.length === 0 && !isSameReceiver) return undefined;
  if (row.topic !== undefined && acquisition.topic !== undefined) {
    if (sameTopic(project, own(acquisition.topic), inverse.topic) === 'other')
      return isSameReceiver && isSameHandler() ? { is: 'mismatch', why: 'topic' } : undefined;
    if (areOtherTargets(project, receiver, target))
      return isSameHandler() ? { is: 'mismatch', why: 'target' } : undefined;
  } else if (target !== undefined && receiver !== undefined && !isSameReceiver) return undefined;
  if (isSameReceiver && namesNone(project, acquisition, at, call)) return { is: 'mismatch', why: 'unnamed' };
  return compareHandlers(project, acquisition, inverse, isSameReceiver);
}

/** `this.removeListener(this.write)` of an emitter of Node's, `target.removeEventListener(this.write)`: first they are told which event. */
function needsEvent(project: Project, { owner }: Acquisition, at: Located['at'], { callee }: CallFact): boolean {
  if (callee.is !== 'get' || project.types.typeOf(at, callee)?.is === 'function') return false;
  const { namesEvent, sharedTypes } = at.unit.catalog.resources;
  if (namesEvent.has(callee.name)) return true;
  return (
    owner !== undefined &&
    isSelf(at.unit, callee.of) &&
    ancestry(owner).some(({ outside }) => outside.some(name => sharedTypes.test(name)))
  );
}

/** `target.removeEventListener('close')`, of what is no method of the project's own. */
function namesNone(
  project: Project,
  { row, topic }: Acquisition,
  at: Located['at'],
  { callee, arguments: given }: CallFact,
): boolean {
  if (callee.is !== 'get' || row.release.needing?.includes(callee.name) !== true) return false;
  const isBare = topic !== undefined && given.length === 1 && given[0]!.spread === undefined;
  return isBare && project.types.typeOf(at, callee)?.is !== 'function';
}

/** What an inverse call names, in the places where its row has them. */
interface Inverse {
  /** What it takes something back from. */
  readonly target: Located | undefined;
  readonly topic: Located | undefined;
  readonly handler: Located | undefined;
  readonly context: Located | undefined;
  readonly options: Located | undefined;
  /** Its one argument, where it has no other. */
  readonly only: Located | undefined;
}

function inverseOf({ row, topic, shift: shifted }: Acquisition, at: Located['at'], call: CallFact): Inverse {
  const all = call.arguments.map(({ value }) => value);
  // `list.off()` takes back all, of the list; what a helper registers may be taken back without one: `target.off(event, hear)`.
  const isPlain = row.onFirst === true && all.length <= (row.handler ?? 0) + 1;
  const shift = all.length === 0 || isEventName(all[0]) || isPlain ? 0 : shifted;
  const given = all.slice(shift);
  const located = (value: Value | undefined): Located | undefined => value && { at, value };
  const named = (position: number | undefined): Located | undefined => located(given[position ?? -1]);
  const callee = call.callee.is === 'get' ? call.callee.of : undefined;
  return {
    target: located(shift === 1 ? all[0] : callee),
    topic: named(row.topic),
    handler: named(row.handler !== undefined && topic === undefined ? 0 : row.handler),
    context: named(row.context),
    options: named(row.options),
    only: given.length === 1 ? named(0) : undefined,
  };
}

function isOfSame(project: Project, receiver: Located | undefined, target: Located | undefined): boolean {
  if (receiver === undefined || target === undefined) return receiver === target;
  return isNamedAlike(receiver.value, target.value) || samePlace(project, receiver, target) === 'same';
}

function compareHandlers(
  project: Project,
  acquisition: Acquisition,
  { handler, context, options }: Inverse,
  isSameReceiver: boolean,
): Answer | undefined {
  const { row } = acquisition;
  const own = acquisition.handler && { at: acquisition.at, value: acquisition.handler };
  if (handler === undefined || own === undefined) return { is: 'release', how: 'paired' };
  if (isOfCaller(project, handler) && !isParameter(own)) return undefined;
  if (isFresh(handler.at, handler.value) || isBoundAnew(project, own, handler)) {
    if (!isSameReceiver) return undefined;
    return { is: 'mismatch', why: isBoundAnew(project, own, handler) ? 'bound' : 'fresh' };
  }
  if (!isFresh(own.at, own.value) && sameHandler(project, own, handler) === 'other')
    return isSameReceiver && row.topic !== undefined
      ? { is: 'mismatch', why: isAbsentMember(project, handler.at, handler.value) ? 'absent' : 'other' }
      : undefined;
  if (isAnother(project, own, handler))
    return isSameReceiver && row.topic !== undefined
      ? { is: 'mismatch', why: isCalledBy(project, handler, own) ? 'wrapped' : 'inline' }
      : undefined;
  if (!isSameReceiver && areOtherMembers(own, handler)) return undefined;
  const isSameHandler = sameHandler(project, own, handler) === 'same';
  if (!isSameHandler && (isMadeOf(project, own, handler) || isMadeOf(project, handler, own)))
    return isSameReceiver && row.topic !== undefined ? { is: 'mismatch', why: 'wrapped' } : undefined;
  const isCertainlySame = isSameReceiver && isSameHandler;
  if (row.comparesContext && (acquisition.context === undefined) !== (context === undefined))
    return isCertainlySame ? { is: 'mismatch', why: 'context' } : undefined;
  const added = acquisition.options && { at: acquisition.at, value: acquisition.options };
  const [before, after] = [captureOf(project, added), captureOf(project, options)];
  const differs = row.options !== undefined && before !== undefined && after !== undefined && before !== after;
  if (differs && isCertainlySame) return { is: 'mismatch', why: 'capture' };
  return { is: 'release', how: 'paired', ...(!isSameReceiver && !isSameHandler && { unsure: true }) };
}

/** `un(type, listener) { this.target.removeEventListener(type, listener); }`: what a method was given is known to who calls it. */
function isOfCaller({ calls }: Project, { at, value }: Located): boolean {
  if (!isParameter({ at, value }) || value.is !== 'name') return false;
  const around = at.unit.functionOf(at.unit.binding(value.binding)!.region);
  return around.region.name !== '' && calls.handoversOf(around).every(({ how }) => how !== 'argument');
}

function isParameter({ at, value }: Located): boolean {
  return at.unit.bindingOf(value)?.kind === 'parameter';
}

/** A function that is written on the spot has no name, but its own in itself, by which anybody could remove it. */
function isAnother(project: Project, own: Located, other: Located): boolean {
  if (!isFresh(own.at, own.value) || isOwnName(other, own)) return false;
  const { at, value } = other;
  if (value.is === 'get') return true;
  if (value.is !== 'name') return false;
  const given = definitionOf(project, at, value);
  if (at.unit.binding(value.binding)?.kind === 'function') return true;
  // `const listener = listeners[event]`: what was handed over on the spot was never put there.
  return (
    given !== undefined && (isFresh(given.at, given.value) || given.value.is === 'get' || given.value.is === 'item')
  );
}

/** `() => this.close()` of `this.close`: a function made on the spot that does nothing but call the other one. */
function isCalledBy(project: Project, other: Located, { at: { unit }, value }: Located): boolean {
  if (value.is !== 'function') return false;
  const [id, ...others] = unit.calls.idsWithin(unit.region(value.region));
  if (id === undefined || others.length > 0) return false;
  const { callee } = unit.callAt(id);
  return samePlace(project, other, { at: atFact(unit, id), value: callee }) === 'same';
}

/** `this.onResize = throttle(this.measure, 100)` of `this.measure`: kept, and yet another function. */
function isMadeOf(project: Project, { at, value }: Located, other: Located): boolean {
  const kept = definitionOf(project, at, value);
  if (kept === undefined || !isFresh(kept.at, kept.value) || kept.value.is !== 'call') return false;
  const call = kept.at.unit.callAt(kept.value.fact);
  const within = boundOf(kept.at, kept.value) ?? call.arguments[0]?.value;
  return within !== undefined && samePlace(project, { at: kept.at, value: within }, other) === 'same';
}

/** The capture flag where it is written out, here or in a variable; left out it is false. */
function captureOf(project: Project, located: Located | undefined): boolean | undefined {
  if (located === undefined) return false;
  const options = definitionOf(project, located.at, located.value)?.value ?? located.value;
  if (options.is === 'const') return typeof options.value === 'boolean' ? options.value : undefined;
  if (options.is !== 'literal' || options.holds !== 'mapping') return undefined;
  const flag = memberOf(options, 'capture');
  if (flag === undefined) return options.of.some(part => part.is === 'op') ? undefined : false;
  return flag.is === 'const' && typeof flag.value === 'boolean' ? flag.value : undefined;
}
