import type { CallFact, FactId, NameValue, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { Project } from '../../project.js';
import { remember } from '../../program/remember.js';
import { atFact } from '../../program/at.js';
import type { Unit } from '../../program/unit.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { familyOf, isInFamily, type Family } from '../written/families.js';
import { clearedAnywhere } from './cleared-anywhere.js';
import { answerOf, type Answer } from './answers.js';
import { isOfItsOwn } from './own-things.js';
import { removalsHandedOn } from './handed-on.js';
import { isNamedAlike, samePlace } from './identity.js';
import { factsNaming } from '../../program/modules/vocabulary.js';
import { isSelf, writtenName } from '../written/names.js';
import type { Mismatch, Release } from './release.js';
import { setToNothing } from './set-to-nothing.js';
import { Rows } from '../acquired/rows.js';

/** Calls by last name, of a unit, that release something in some row. */
const releasingCalls = remember((unit: Unit): readonly FactId[] => {
  const { releasing } = Rows.of(unit.catalog.resources);
  const ids: FactId[] = [];
  unit.eachCall(({ callee }, id) => {
    const name = lastName(callee);
    if (name !== '' && (releasing.has(name) || unit.catalog.names.takesOff.test(name))) ids.push(id);
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
  found.push(
    ...setToNothing(project, acquisition),
    ...removalsHandedOn(project, acquisition),
    ...clearedAnywhere(project, acquisition),
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
      const call = where.fact(id) as CallFact;
      if (!isInFamily(family, where, call.region)) continue;
      const answer = pairedBy(project, acquisition, where, id, call);
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

function pairedBy(
  project: Project,
  acquisition: Acquisition,
  where: Unit,
  id: FactId,
  call: CallFact,
): Answer | undefined {
  const { row, receiver } = acquisition;
  const verb = lastName(call.callee);
  const at = atFact(where, id);
  if (isOpposite(lastName(acquisition.call.callee), verb)) return { is: 'release', how: 'paired' };
  if (row.release.verbs?.includes(verb) && isOfItsOwn(acquisition, where, call)) return undefined;
  if (row.release.verbs?.includes(verb)) return answerOf(project, acquisition, at, call);
  const target = call.callee.is === 'get' ? call.callee.of : undefined;
  const isSame = (value: Value | undefined): boolean =>
    value !== undefined &&
    [...prefixesOf(receiver)].some(
      part => samePlace(project, { at: acquisition.at, value: part }, { at, value }) === 'same',
    );
  if (isNamedInverse(acquisition, verb)) return { is: 'release', how: 'paired' };
  if (row.release.all?.includes(verb)) {
    const isClearing =
      isSame(target) ||
      isNamedAlike(receiver, target) ||
      call.arguments.some(({ value }) => isSelf(where, value) || isSame(value));
    return isClearing ? { is: 'release', how: 'all' } : undefined;
  }
  const { endings, inverses, globals, programEnds } = where.catalog.resources;
  if (
    target?.is === 'name' &&
    (globals.has(target.name) || (!programEnds.has(verb) && isLibrary(project, where, target)))
  )
    return undefined;
  if (target === undefined || isSelf(where, target) || !(endings.has(verb) || inverses.has(verb)) || !isSame(target))
    return undefined;
  return where.catalog.names.rests.test(verb) && isTakenOffBeside(acquisition, where, call, target)
    ? undefined
    : { is: 'release', how: 'gone' };
}

/** `track.off('mute', f); track.stop();`: whoever takes one listener off does not think that the others go with the rest. */
function isTakenOffBeside({ row }: Acquisition, where: Unit, call: CallFact, target: Value): boolean {
  const { from, to } = where.functionOf(call.region).region;
  return releasingCalls(where).some(id => {
    if (id < from || id >= to) return false;
    const { callee, arguments: given } = where.fact(id) as CallFact;
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
