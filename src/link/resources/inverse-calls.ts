import type { CallFact, FactId, Value } from '../../model/model.js';
import type { Project } from '../project.js';
import { remember } from '../program/remember.js';
import { atFact } from '../program/types.js';
import type { Unit } from '../program/unit.js';
import { isEventName, type Acquisition } from './acquisitions.js';
import { familyOf, isInFamily, type Family } from './families.js';
import { definitionOf, isFresh } from './handlers.js';
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
import { factsNaming } from './mentions.js';
import { isSelf, lastName } from './names.js';
import type { Mismatch, Release } from './release.js';
import { Rows } from './rows.js';

/** Calls by last name, of a unit, that release something in some row. */
const releasingCalls = remember((unit: Unit): readonly FactId[] => {
  const { releasing } = Rows.of(unit.catalog.resources);
  const ids: FactId[] = [];
  unit.module.facts.forEach((fact, id) => {
    const name = fact.is === 'call' ? lastName(fact.callee) : undefined;
    if (name !== undefined && (releasing.has(name) || /^(stop|un|cancel|remove|off)[A-Z]/.test(name))) ids.push(id);
  });
  return ids;
});

/** The calls that undo an acquisition by naming what it named, and those that look as if they did. */
export interface InverseCalls {
  readonly found: readonly Release[];
  readonly mismatches: readonly Mismatch[];
}

export function inverseCallsOf(project: Project, acquisition: Acquisition): InverseCalls {
  const found: Release[] = [];
  const mismatches: Mismatch[] = [];
  collectPaired(project, acquisition, found, mismatches);
  collectHandlerHandedOn(project, acquisition, found);
  return { found, mismatches };
}

function collectPaired(project: Project, acquisition: Acquisition, found: Release[], mismatches: Mismatch[]): void {
  const { unit, owner, row } = acquisition;
  if (row.verb === undefined) return;
  const family = familyOf(unit, owner);
  for (const where of family.units) {
    found.push(...verbsHandedOn(acquisition, family, where));
    for (const id of releasingCalls(where)) {
      const call = where.fact(id) as CallFact;
      if (!isInFamily(family, where, call.region)) continue;
      const answer = pairedBy(project, acquisition, where, id, call);
      if (answer === undefined) continue;
      if (answer.is === 'release') found.push({ unit: where, fact: id, region: call.region, how: answer.how });
      else mismatches.push({ unit: where, fact: id, why: answer.why });
    }
  }
}

/** `weakref.finalize(self, logger.removeHandler, h)`: who is given the verb will use it. */
function verbsHandedOn({ row }: Acquisition, family: Family, where: Unit): Release[] {
  return (row.release.verbs ?? []).flatMap(verb =>
    factsNaming(where, verb).flatMap(id => {
      const fact = where.fact(id);
      if (fact.is !== 'call' || !isInFamily(family, where, fact.region)) return [];
      const isGiven = fact.arguments.some(({ value }) => value.is === 'get' && value.name === verb);
      return isGiven ? [{ unit: where, fact: id, region: fact.region, how: 'handed' as const }] : [];
    }),
  );
}

type Answer = { is: 'release'; how: Release['how'] } | { is: 'mismatch'; why: Mismatch['why'] };

function pairedBy(
  project: Project,
  acquisition: Acquisition,
  where: Unit,
  id: FactId,
  call: CallFact,
): Answer | undefined {
  const { row, receiver } = acquisition;
  const verb = lastName(call.callee)!;
  const at = atFact(where, id);
  if (isOpposite(lastName(acquisition.call.callee) ?? '', verb)) return { is: 'release', how: 'paired' };
  if (row.release.verbs?.includes(verb)) return answerOf(project, acquisition, at, call);
  const target = call.callee.is === 'get' ? call.callee.of : undefined;
  const isSame = (value: Value | undefined): boolean =>
    value !== undefined &&
    [...prefixesOf(receiver)].some(
      part => samePlace(project, { at: acquisition.at, value: part }, { at, value }) === 'same',
    );
  if (isNamedInverse(acquisition, verb)) return { is: 'release', how: 'paired' };
  if (row.release.all?.includes(verb)) {
    const isClearing = isSame(target) || call.arguments.some(({ value }) => isSelf(where, value) || isSame(value));
    return isClearing ? { is: 'release', how: 'all' } : undefined;
  }
  const { endings, inverses, globals } = where.catalog.resources;
  if (target?.is === 'name' && globals.has(target.name)) return undefined;
  if ((endings.has(verb) || inverses.has(verb)) && target !== undefined && !isSelf(where, target) && isSame(target))
    return { is: 'release', how: 'gone' };
  return undefined;
}

/** `a.b.changed`, `a.b`, `a`: when one of them ends, so does what hangs on it. */
function* prefixesOf(value: Value | undefined): Iterable<Value> {
  for (let part = value; part; part = part.is === 'get' ? part.of : undefined) {
    if (part.is === 'get' || (part.is === 'name' && part.name !== 'this' && part.name !== 'self')) yield part;
    else if (part === value) yield part;
  }
}

/** `offChange` of `onChange`, `removeOnChange`, `removeChangeListener`. */
function isOpposite(verb: string, other: string): boolean {
  if (!/^on[A-Z]/.test(verb)) return false;
  const rest = verb.slice(2);
  return [`off${rest}`, `removeOn${rest}`, `unOn${rest}`, `un${rest}`, `remove${rest}Listener`].includes(other);
}

/** `monitor.stopMonitoring(e)` for `monitor.monitor(e).subscribe(f)`. */
function isNamedInverse({ unit, receiver }: Acquisition, verb: string): boolean {
  const call = receiver && unit.call(receiver);
  const begun = call?.callee.is === 'get' ? call.callee.name : undefined;
  if (begun === undefined || begun.length < 4) return false;
  const undone = /^(?:stop|un|end|cancel|remove)([A-Z]?\w*)/.exec(verb)?.[1]?.toLowerCase();
  return undone?.startsWith(begun.toLowerCase()) ?? false;
}

/** Whether an inverse call names what was acquired. */
function answerOf(project: Project, acquisition: Acquisition, at: Located['at'], call: CallFact): Answer | undefined {
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

/** A named handler that is given to other code as well: `unlisten(window, this.onResize)` may be a removal. */
function collectHandlerHandedOn(project: Project, acquisition: Acquisition, found: Release[]): void {
  const { handler, unit, owner, at, row } = acquisition;
  if (handler === undefined || row.release.verbs === undefined || (handler.is !== 'get' && handler.is !== 'name'))
    return;
  const family = familyOf(unit, owner);
  for (const where of family.units) {
    for (const id of factsNaming(where, handler.name)) {
      const fact = where.fact(id);
      if (fact.is !== 'call' || (where === unit && id === acquisition.fact)) continue;
      const name = lastName(fact.callee) ?? '';
      if (
        !isInFamily(family, where, fact.region) ||
        !/^(un|off|remove|clear|detach|stop|dispose|cancel|delete)/i.test(name)
      )
        continue;
      if (row.release.verbs.includes(name) || row.release.all?.includes(name)) continue;
      const isGiven = fact.arguments.some(
        ({ value }) => sameHandler(project, { at, value: handler }, { at: atFact(where, id), value }) === 'same',
      );
      if (isGiven) found.push({ unit: where, fact: id, region: fact.region, how: 'handed' });
    }
  }
}
