import type { CallFact, FactId, RegionId, Value } from '../../model/model.js';
import type { Project } from '../project.js';
import { remember } from '../program/remember.js';
import { atFact } from '../program/types.js';
import type { Unit } from '../program/unit.js';
import type { Acquisition } from './acquisitions.js';
import { takesBack } from './disposables.js';
import { familyOf, isInFamily, type Family } from './families.js';
import { holderOf, usesOfHolder, type Holder, type HandleUse } from './handles.js';
import { definitionOf, isFresh } from './handlers.js';
import { isBoundAnew, isNamedAlike, sameHandler, samePlace, sameTopic, type Located } from './identity.js';
import { factsNaming } from './mentions.js';
import { globalName, isSelf, lastName } from './names.js';
import { isNeverReached } from './never-reached.js';
import { lastOf, Rows } from './rows.js';

/** A place where something is, or may be, taken back. */
export interface Release {
  readonly unit: Unit;
  readonly fact: FactId;
  readonly region: RegionId;
  /**
   * paired: the inverse call, with the same topic and handler · all: everything of the receiver · gone: the receiver ends ·
   * handle: through what the acquisition gave · handed: other code has the handle, or the handler
   */
  readonly how: 'paired' | 'all' | 'gone' | 'handle' | 'handed';
}

/** A removal that looks like the one that belongs to an acquisition, and removes nothing. */
export interface Mismatch {
  readonly unit: Unit;
  readonly fact: FactId;
  readonly why: 'fresh' | 'bound' | 'context' | 'capture' | 'other' | 'flag';
}

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

/** Everything known of how an acquisition is taken back. */
export interface Releases {
  readonly holder: Holder;
  readonly found: readonly Release[];
  readonly mismatches: readonly Mismatch[];
}

export function releasesOf(project: Project, acquisition: Acquisition): Releases {
  const holder = holderOf(project, acquisition);
  const found: Release[] = [];
  const mismatches: Mismatch[] = [];
  collectPaired(project, acquisition, found, mismatches);
  for (const use of usesOfHolder(project, acquisition, holder)) {
    const release = releaseByUse(project, acquisition, holder, use);
    if (release) found.push(release);
  }
  collectHandlerHandedOn(project, acquisition, found);
  if (acquisition.row.kind === 'url' && holder.is !== 'field' && holder.is !== 'local')
    found.push(...revocations(acquisition));
  const dead = found.filter(release => isOwn(acquisition, release) && isNeverReached(release.unit, release.fact));
  if (dead.length === 0) return { holder, found, mismatches };
  return {
    holder,
    found: found.filter(release => !dead.includes(release)),
    mismatches: [...mismatches, ...dead.map(({ unit, fact }) => ({ unit, fact, why: 'flag' as const }))],
  };
}

/** By the owner's own methods, or by a function that the one which acquires has made. */
function isOwn({ unit, node, owner }: Acquisition, release: Release): boolean {
  if (owner) return release.unit.classOf(release.region) !== undefined;
  return unit === release.unit && unit.isWithin(release.region, node.region.id);
}

/** A URL that is only shown (`img.src = createObjectURL(b)`) is revoked by its text, from wherever that is read. */
function revocations({ unit, owner, row }: Acquisition): Release[] {
  const family = familyOf(unit, owner);
  return family.units.flatMap(where =>
    (row.release.calls ?? []).flatMap(name =>
      factsNaming(where, lastOf(name)).flatMap(id => {
        const { region } = where.fact(id);
        return isInFamily(family, where, region) ? [{ unit: where, fact: id, region, how: 'handle' as const }] : [];
      }),
    ),
  );
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
  const given = all.slice(acquisition.shift);
  const located = (value: Value | undefined): Located | undefined => value && { at, value };
  const own = (value: Value | undefined): Located | undefined => value && { at: acquisition.at, value };
  const callee = call.callee.is === 'get' ? call.callee.of : undefined;
  const target = acquisition.shift === 1 ? all[0] : callee;
  const isSameReceiver =
    receiver === undefined || target === undefined
      ? receiver === target
      : isNamedAlike(receiver, target) || samePlace(project, own(receiver)!, located(target)!) === 'same';
  if (row.topic !== undefined && acquisition.topic !== undefined) {
    if (sameTopic(project, own(acquisition.topic), located(given[row.topic])) === 'other') return undefined;
  } else if (target !== undefined && receiver !== undefined && !isSameReceiver) return undefined;
  const index =
    row.handler === undefined ? -1 : Math.min(row.handler, acquisition.topic === undefined ? 0 : row.handler);
  const handler = located(given[index]);
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
  const isCertainlySame = isSameReceiver && sameHandler(project, own, handler) === 'same';
  if (row.comparesContext && (acquisition.context === undefined) !== (context === undefined))
    return isCertainlySame ? { is: 'mismatch', why: 'context' } : undefined;
  const added = acquisition.options && { at: acquisition.at, value: acquisition.options };
  const [before, after] = [captureOf(project, added), captureOf(project, options)];
  const differs = row.options !== undefined && before !== undefined && after !== undefined && before !== after;
  if (differs && isCertainlySame) return { is: 'mismatch', why: 'capture' };
  return { is: 'release', how: 'paired' };
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

/** `listeners.removeAll()`: an object of one's own is ended by what says that it takes back all. */
function isNamedEnd(name: string): boolean {
  return /^(remove|clear|detach|off|close|stop|dispose|destroy)_?[Aa]ll/.test(name);
}

function releaseByUse(
  project: Project,
  { row, made }: Acquisition,
  holder: Holder,
  { unit, fact, region, how, name }: HandleUse,
): Release | undefined {
  const { endings, inverses } = unit.catalog.resources;
  const release = (as: Release['how']): Release => ({ unit, fact, region, how: as });
  if (how === 'called') return row.release.result || row.kind === 'disposable' ? release('handle') : undefined;
  if (how === 'walked') return release('handle');
  if (how === 'method') {
    const { methods = [] } = row.release;
    const plain = name.replace(/^[_#]+/, '');
    const isEnd =
      methods.includes(name) ||
      (!row.onlyLikeSiblings && (endings.has(plain) || inverses.has(plain))) ||
      (row.kind === 'disposable' && isNamedEnd(plain)) ||
      (made !== undefined && takesBack(made, name));
    if (isEnd) return release('handle');
    const isDrained =
      (holder.is === 'field' && (holder.many || holder.spot.within !== undefined)) ||
      (holder.is === 'local' && holder.many);
    return isDrained && !/^(push|set|add|has|get|includes|unshift)$/.test(name) ? release('handle') : undefined;
  }
  const call = unit.fact(fact);
  // A URL is a text: to show it is not to hand it on.
  if (row.kind === 'url' && !/revoke|release|free|clean|add|push|register/i.test(name)) return undefined;
  const qualified = call.is === 'call' ? globalName(project, unit, call.callee) : undefined;
  if (qualified !== undefined && row.release.calls?.includes(qualified)) return release('handle');
  // Commands and plug-ins are given a view to work on, not to end.
  if (row.mustEnd && (!KEEPS.test(name) || (call.is === 'exit' && call.value?.is === 'name' && holder.is === 'field')))
    return undefined;
  return release('handed');
}

const KEEPS = /destroy|dispose|remove|release|clean|close|stop|register|own|add|push|track|return|^_?set/i;

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
