import type { CallFact, FactId, GetValue, NameValue, Value } from '../../../../model/model.js';
import { lastName } from '../../../../model/parts.js';
import type { Project } from '../../../project.js';
import { remember } from '../../../program/remember.js';
import { atFact, type At } from '../../../program/at.js';
import type { Unit } from '../../../program/unit.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { familyOf, isInFamily, type Family } from '../../written/families.js';
import { clearedAnywhere } from './cleared-anywhere.js';
import { answerOf, type Answer } from './answers.js';
import { isOfItsOwn } from './own-things.js';
import { removalsHandedOn } from './handed-on.js';
import { isNamedAlike, samePlace } from './identity.js';
import { factsNaming } from '../../../program/modules/vocabulary.js';
import { isSelf, writtenName } from '../../written/names.js';
import { recordedRemovals } from './recorded.js';
import type { Mismatch, Release } from '../release.js';
import { setToNothing } from './set-to-nothing.js';
import { Rows } from '../../acquired/rows.js';

/** Calls by last name, of a unit, that release something in some row. */
const releasingCalls = remember((unit: Unit): readonly FactId[] => {
  const { releasing } = Rows.of(unit.catalog.resources);
  const { takesOff } = unit.catalog.names;
  const ids: FactId[] = [];
  unit.eachCallNamed(
    name => name !== '' && (releasing.has(name) || takesOff.test(name)),
    (_, id) => ids.push(id),
  );
  return ids;
});

/** The calls that undo an acquisition by naming what it named, and those that look as if they did. */
export interface InverseCalls {
  readonly found: readonly Release[];
  readonly mismatches: readonly Mismatch[];
}

/** The calls that take an acquisition back by what they name, and those that only look so. */
export function inverseCallsOf(project: Project, acquisition: Acquisition): InverseCalls {
  const found: Release[] = [];
  const mismatches: Mismatch[] = [];
  collectPaired(project, acquisition, found, mismatches);
  found.push(
    ...setToNothing(project, acquisition),
    ...removalsHandedOn(project, acquisition),
    ...clearedAnywhere(project, acquisition),
    ...recordedRemovals(acquisition),
  );
  return { found, mismatches };
}

function collectPaired(project: Project, acquisition: Acquisition, found: Release[], mismatches: Mismatch[]): void {
  const { unit, owner, row } = acquisition;
  if (row.verb === undefined) return;
  const family = familyOf(unit, owner);
  for (const where of family.units) {
    found.push(...verbsHandedOn(acquisition, family, where));
    for (const id of releasingCalls(where)) {
      const call = where.callAt(id);
      if (!isInFamily(family, where, call.region)) continue;
      const answer = pairedBy(project, acquisition, where, id);
      if (answer === undefined) continue;
      const { region } = call;
      if (answer.is === 'release')
        found.push({ unit: where, fact: id, region, how: answer.how, ...(answer.unsure && { unsure: true }) });
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

function pairedBy(project: Project, acquisition: Acquisition, where: Unit, id: FactId): Answer | undefined {
  const { verbs, all } = acquisition.row.release;
  const call = where.callAt(id);
  const verb = lastName(call.callee);
  const at = atFact(where, id);
  if (isOpposite(lastName(acquisition.call.callee), verb)) return { is: 'release', how: 'paired' };
  if (verbs?.includes(verb) && isOfItsOwn(acquisition, where, call)) return undefined;
  if (verbs?.includes(verb)) return answerOf(project, acquisition, at, call);
  if (isNamedInverse(acquisition, verb)) return { is: 'release', how: 'paired' };
  if (all?.includes(verb))
    return isClearing(project, acquisition, at, call) ? { is: 'release', how: 'all' } : undefined;
  return isEndOfReceiver(project, acquisition, at, call) ? { is: 'release', how: 'gone' } : undefined;
}

/** `bus.removeAllListeners()`, `removeAll(bus)`, `EventBus.clear(this)`. */
function isClearing(
  project: Project,
  acquisition: Acquisition,
  at: At,
  { callee, arguments: given }: CallFact,
): boolean {
  const target = callee.is === 'get' ? callee.of : undefined;
  if (isReceiver(project, acquisition, at, target) || isNamedAlike(acquisition.receiver, target)) return true;
  return given.some(({ value }) => isSelf(at.unit, value) || isReceiver(project, acquisition, at, value));
}

/** `socket.destroy()`: what listens to it is gone as well. */
function isEndOfReceiver(project: Project, acquisition: Acquisition, at: At, call: CallFact): boolean {
  const { unit } = at;
  const { callee } = call;
  const { endings, inverses } = unit.catalog.resources;
  if (callee.is !== 'get' || isSelf(unit, callee.of) || isForAll(project, unit, callee)) return false;
  const { of: target, name: verb } = callee;
  if (!endings.has(verb) && !inverses.has(verb)) return false;
  if (!isReceiver(project, acquisition, at, target)) return false;
  return !unit.catalog.names.rests.test(verb) || !isTakenOffBeside(acquisition, unit, call, target);
}

/** Of the page, or of a library, which the end of one thing does not end. */
function isForAll(project: Project, unit: Unit, { of, name: verb }: GetValue): boolean {
  if (of.is !== 'name') return false;
  const { globals, programEnds } = unit.catalog.resources;
  return globals.has(of.name) || (!programEnds.has(verb) && isLibrary(project, unit, of));
}

/** Whether an expression is what was registered on, or what that is a part of. */
function isReceiver(project: Project, { receiver, at: there }: Acquisition, at: At, value: Value | undefined): boolean {
  if (value === undefined) return false;
  return [...prefixesOf(receiver)].some(
    part => samePlace(project, { at: there, value: part }, { at, value }) === 'same',
  );
}

/** `track.off('mute', f); track.stop();`: whoever takes one listener off does not think that the others go with the rest. */
function isTakenOffBeside({ row }: Acquisition, where: Unit, call: CallFact, target: Value): boolean {
  const { from, to } = where.functionOf(call.region).region;
  return releasingCalls(where).some(id => {
    if (id < from || id >= to) return false;
    const { callee, arguments: given } = where.callAt(id);
    const isRemoval = callee.is === 'get' && row.release.verbs?.includes(callee.name) === true && given.length > 1;
    return isRemoval && writtenName(where, callee.of) === writtenName(where, target);
  });
}

/** `sql.close()` of `import sql from 'mssql'`: what a library offers is there again the next time, unless it ends the program. */
function isLibrary(project: Project, where: Unit, { binding }: NameValue): boolean {
  return where.binding(binding)?.kind === 'import' && project.names.ofBinding(where, binding)?.is === 'outside';
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
  const undone = unit.catalog.names.undoes.exec(verb)?.[1]?.toLowerCase();
  return undone?.startsWith(begun.toLowerCase()) ?? false;
}
