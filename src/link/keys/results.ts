import type { Catalog } from '../../model/catalog/catalog.js';
import type { CallFact, ConstValue, GetValue, ItemValue, Value } from '../../model/model.js';
import type { Type } from '../program/types/type.js';
import type { At } from '../program/at.js';
import { returnsOf } from '../program/calls/returns.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { isEnum } from '../program/classes/enums.js';
import { isValue } from './by-type.js';
import { joined, type Domain } from './domain.js';
import { isNumbering } from './numbering.js';
import type { Tracing } from './tracing.js';
import { byWord, isOneOf } from './words.js';

/** What a call gives. */
export function domainOfResult(keys: Tracing, at: At, call: CallFact, depth: number): Domain {
  const { catalog } = at.unit;
  const name = keys.names.outsideName(at.unit, call.callee);
  if (name && catalog.finite.has(name)) return 'finite';
  if (call.callee.is === 'get' && catalog.finiteMethods.has(call.callee.name)) return 'finite';
  if (isDay(catalog.days, name, call)) return 'named';
  // A size counts what is held by now.
  if (name === 'len') return 'unknown';
  if (name && catalog.identities.has(name)) return 'event';
  if (call.callee.is === 'get' && catalog.spawns.has(call.callee.name)) return 'object';
  const type = keys.types.typeOf(at, call.callee);
  if (type?.is === 'class') return ofMade(at, type);
  if (call.arguments[0] && (name === 'id' || (type?.is === 'function' && isNumbering(type.of))))
    return ofIdentity(keys, at, call.arguments[0].value, depth);
  if (type?.is === 'function') return ofCalled(keys, at, call.callee, ofReturned(keys, type.of, depth), depth);
  if (isReadOfFew(catalog, call)) return 'named';
  if (isReadOfPayload(keys, at, call)) return 'brought';
  const parts = call.arguments.map(argument => keys.domainOf(at, argument.value, depth + 1));
  if (call.callee.is === 'get') {
    // `digest.hex()` is as one as `digest`.
    if (catalog.keys.spellings.has(call.callee.name)) return keys.domainOf(at, call.callee.of, depth + 1);
    if (isOneOf(catalog.keys.numbering, call.callee.name)) return 'event';
    if (name === undefined)
      parts.push(isTakenOut(catalog, call) ? 'unknown' : ofReceiver(keys, at, call.callee, depth + 1));
    if (catalog.makers.has(call.callee.name)) return 'object';
  } else if (call.callee.is === 'name' && catalog.makers.has(call.callee.name)) return 'object';
  if (parts.length === 0)
    return call.callee.is === 'get' || call.callee.is === 'name' ? byWord(catalog.keys, call.callee.name) : 'unknown';
  return joined(parts);
}

/** `self.jobs.get()`, `queue.pop(0)`: what somebody put there, whoever the collection belongs to. */
function isTakenOut({ resources }: Catalog, { callee, arguments: given }: CallFact): boolean {
  return callee.is === 'get' && resources.takes.has(callee.name) && !given.some(({ value }) => isWritten(value));
}

/** `request.get("service")`: what is read under a name is what that says, whatever it is read from. */
function isReadOfFew({ keys }: Catalog, { callee, arguments: [first] }: CallFact): boolean {
  if (callee.is !== 'get' || !keys.saidBy.has(callee.name) || !isWritten(first?.value)) return false;
  return byWord(keys, first.value.value) === 'named';
}

/**
 * `req.header('x-request-id')`: what the request says under a name. What `get` gives of an untyped event may be anything of the
 * program's.
 */
function isReadOfPayload({ payloads }: Tracing, { unit }: At, { callee, arguments: [first] }: CallFact): boolean {
  const { keys, values } = unit.catalog;
  if (callee.is !== 'get' || !keys.saidBy.has(callee.name) || !isWritten(first?.value)) return false;
  return values.picks.has(callee.name) ? payloads.isEvent(unit, callee.of) : payloads.isPayload(unit, callee.of);
}

/** A day of the calendar: one more of them a day, however often it is asked. */
function isDay(days: Catalog['days'], name: string | undefined, { callee, arguments: given }: CallFact): boolean {
  if (name && days.functions.has(name)) return true;
  if (callee.is !== 'get') return false;
  if (days.methods.has(callee.name)) return given.length === 0;
  const format = given[0]?.value;
  return days.formats.has(callee.name) && isWritten(format) && !days.finer.test(format.value);
}

function isWritten(value: Value | undefined): value is ConstValue & { value: string } {
  return value?.is === 'const' && typeof value.value === 'string';
}

/** `id(x)`, `getUid(x)`: there are as many as there are objects, however often it is asked. */
function ofIdentity(keys: Tracing, at: At, value: Value, depth: number): Domain {
  const domain = keys.domainOf(at, value, depth + 1);
  return domain === 'named' ? 'unknown' : domain;
}

/** An instance that is made for the key is another one each time; at module level it is one. */
function ofMade(at: At, type: Extract<Type, { is: 'class' }>): Domain {
  if (isEnum(type.of)) return 'finite';
  if (isValue(type.of)) return 'unknown';
  return at.unit.functionOf(at.region).region.id === 0 ? 'finite' : 'event';
}

/** `job.repo_id()`, `message.getChannelName()`: a part of the receiver, by its own name. */
/** Of a function with more ways out, the first stand for all. */
const MAX_RETURNS = 4;

const ASKS_FOR_ONE = /^get_?[A-Za-z]\w*$|\w(_id|Id|_name|Name|_key|Key)$/;

/**
 * `name.lower()` is as one as `name`; what an object of the module gives, one it was made for that, may be anything, and so
 * may what an instance asks of itself by a method that is not seen.
 */
function ofReceiver(keys: Tracing, at: At, { of: receiver, name }: GetValue, depth: number): Domain {
  if (at.unit.bindingOf(receiver)?.kind === 'self') return byWord(at.unit.catalog.keys, name);
  const asked = ASKS_FOR_ONE.test(name) ? byWord(at.unit.catalog.keys, name) : 'unknown';
  if (asked !== 'unknown') return asked;
  const entity = keys.names.entityOf(at.unit, receiver);
  const isObject =
    entity?.is === 'variable' &&
    entity.unit.definitions[entity.binding]!.some(fact => entity.unit.assignment(fact).value?.is === 'call');
  return isObject ? 'unknown' : keys.domainOf(at, receiver, depth);
}

/** `channel, name = self.open()`: what a project function gives at one place of a tuple; undefined where it may give another thing. */
export function domainOfPart(keys: Tracing, at: At, { of, key }: ItemValue, depth: number): Domain | undefined {
  const index = key.is === 'const' && typeof key.value === 'number' ? key.value : -1;
  const callee = at.unit.call(of)?.callee;
  const type = callee && keys.types.typeOf(at, callee);
  if (type?.is !== 'function') return undefined;
  const given = [...returnsOf(type.of)].slice(0, MAX_RETURNS);
  const parts = given.map(({ at: from, value }) => {
    const part = value.is === 'literal' ? value.of[index] : undefined;
    return part && keys.domainOf(from, part, depth + 2);
  });
  return parts.length > 0 && parts.every(part => part !== undefined) ? joined(parts) : undefined;
}

/** `identity.toString()` gives what is the other one's own: that is as one as the other one, of which there may be many. */
function ofCalled(keys: Tracing, at: At, callee: Value, returned: Domain, depth: number): Domain {
  if (returned !== 'self' || callee.is !== 'get' || isOwn(at.unit, callee.of)) return returned;
  const of = keys.domainOf(at, callee.of, depth + 1);
  return of === 'event' || of === 'object' ? 'unknown' : of;
}

function isOwn(unit: Unit, value: Value): boolean {
  if (value.is === 'get') return isOwn(unit, value.of);
  return value.is !== 'name' || value.binding < 0 || unit.binding(value.binding)?.kind === 'self';
}

/** What a project function returns; its own parameters are not followed back. */
function ofReturned(keys: Tracing, node: FunctionNode, depth: number): Domain {
  const found: Domain[] = [];
  for (const { at, value } of returnsOf(node)) {
    found.push(keys.domainOf(at, value, depth + 2));
    if (found.length === MAX_RETURNS) break;
  }
  return found.length === 0 ? 'unknown' : joined(found);
}
