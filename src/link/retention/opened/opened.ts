import type { Reason } from '../../../finding.js';
import type { CallFact, FactId, Place } from '../../../model/model.js';
import type { OpenRow } from '../../../model/catalog/open-rows.js';
import type { WayOut } from '../../../model/paths.js';
import type { Frequency } from '../../frequency/frequency.js';
import { FactTable } from '../../program/fact-table.js';
import { isAside, isAsidePath } from '../../program/modules/aside.js';
import type { Project } from '../../project.js';
import { isProgram } from '../../program/modules/main-guards.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { writtenAs } from '../../program/written.js';
import { openRowOf } from '../../resources/acquired/openings.js';
import { isInStartup } from '../../resources/standing/startups.js';
import { isInMemory } from './archives.js';
import { rowOfClosedHere } from './closed-here.js';
import { fateOfCall } from './fates/fates.js';
import { takesFreedNumber } from './freed-numbers.js';
import type { Opening } from './own-openings.js';
import type { Lost } from './holdings/holdings.js';
import { OpenedThrough, type OpeningSite } from './opened-through.js';
import { endsWithProcess, isWholeProcess } from './own-processes.js';
import { waysOfOpened } from './ways-of-opened.js';
import { goesWithWhole } from './fates/wholes.js';

/** What is opened, with all that decides whether it stays open. */
export interface Opened extends Opening {
  readonly place: Place;
  /** The call that opens it in the end, where this one is of a function or class of the project. */
  readonly within?: Place;
  /** The variable that holds it, or the call as it is written: `f`, `open()`. */
  readonly name: string;
  /** What is called, as written: `socket.create_connection`. */
  readonly opener: string;
  /** On which it is left open, while others close it or hand it on. */
  readonly ways: readonly WayOut[];
  /** Of those, and of calls that may fail. */
  readonly failures: readonly WayOut[];
  readonly frequency: Frequency;
  /** Where what begins an instance that keeps it fails afterwards. */
  readonly lost?: Lost;
  /** In a script, a tool, an example: code that comes to its end. */
  readonly aside: boolean;
  /** In a program of its own, or called by the commands of one. */
  readonly ofCommand: boolean;
  /** While an instance of its class is made. */
  readonly atBirth: boolean;
  /** In the program's own beginning or in one that is all of a process, in what a host calls once, or while the one instance of a class is made. */
  readonly atStart: boolean;
}

/**
 * Every call of the project that opens something, by itself or by way of the project's own functions and classes; what is known
 * by nothing but that its function closes it comes last.
 */
export function findOpened(project: Project): Opened[] {
  const opened = openedByLibraries(project);
  const through = new OpenedThrough(project);
  const seen = new FactTable<true>();
  for (const { unit, call } of opened) seen.set(unit, call, true);
  follow(project, through, opened, seen, 0);
  const known = opened.length;
  opened.push(...openedWhereClosed(project, seen));
  follow(project, through, opened, seen, known);
  return opened.map(each => {
    const lost = through.lostBy(each);
    return lost === undefined ? each : { ...each, lost };
  });
}

/** The steps of the evidence that show where it is opened: `made` or `opened`, as its rule has it. */
export function openingOf({ row, place, within }: Opened, verb: 'made' | 'opened'): Reason[] {
  const here: Reason = { place, role: 'held', says: `${row.is} is ${verb} here` };
  return within === undefined ? [here] : [here, { place: within, role: 'held', says: 'by this' }];
}

/** Adds the calls by which the project's own code hands on what is opened, and those that hand these on. */
function follow(project: Project, through: OpenedThrough, opened: Opened[], seen: FactTable<true>, from: number): void {
  for (let index = from; index < opened.length; index++) {
    for (const site of through.of(opened[index]!)) {
      if (seen.get(site.unit, site.call)) continue;
      seen.set(site.unit, site.call, true);
      const { place, within = place } = opened[index]!;
      opened.push({ ...openedBy(project, site), within });
    }
  }
}

function openedByLibraries(project: Project): Opened[] {
  const found: Opened[] = [];
  eachCall(project, (unit, call, id) => {
    const row = openRowOf(project, unit, call, id);
    if (
      !row ||
      isShared(call, row) ||
      isInMemory(project, unit, call, id, row) ||
      goesWithWhole(project, unit, id, row)
    )
      return;
    if (takesFreedNumber(project, unit, call, id, row)) return;
    for (const part of row.parts ?? [undefined]) found.push(openedBy(project, { unit, call: id, row, part }));
  });
  return found;
}

function openedWhereClosed(project: Project, seen: FactTable<true>): Opened[] {
  const found: Opened[] = [];
  eachCall(project, (unit, call, id) => {
    const row = rowOfClosedHere(unit, call, id);
    if (row === undefined || seen.get(unit, id)) return;
    seen.set(unit, id, true);
    found.push(openedBy(project, { unit, call: id, row }));
  });
  return found;
}

function eachCall({ units }: Project, visit: (unit: Unit, call: CallFact, id: FactId) => void): void {
  for (const unit of units) {
    unit.eachCall((call, id) => visit(unit, call, id));
  }
}

function openedBy(project: Project, { unit, call: id, row, part, held }: OpeningSite): Opened {
  const call = unit.callAt(id);
  const found = fateOfCall(project, unit, id, row, part);
  const fate = held === undefined ? found : { ...found, held };
  const opening: Opening = { unit, call: id, row, fate };
  const opener = writtenAs(call.callee) ?? row.is;
  const [binding] = fate.names;
  const node = unit.functionOf(call.region);
  const frequency = project.frequencies.of(unit, call.region);
  const isAtBirth = project.frequencies.isBirthOnly(node);
  return {
    ...opening,
    place: unit.place(call.at),
    name: binding === undefined ? `${opener}()` : unit.binding(binding)!.name,
    opener,
    ways: waysOfOpened(project, opening),
    failures: waysOfOpened(project, opening, true),
    frequency,
    aside: isAside(unit),
    ofCommand: isOfCommand(project, node, frequency),
    atBirth: isAtBirth,
    atStart:
      isInStartup(project, node) ||
      isWholeProcess(project, node) ||
      endsWithProcess(project, unit, id) ||
      (isAtBirth && node.owner !== undefined && project.lives.isOneThatStays(node.owner)),
  };
}

function isOfCommand(project: Project, { unit, owner }: FunctionNode, { place }: Frequency): boolean {
  if (isAsidePath(unit, place.path) || isProgram(unit)) return true;
  return owner !== undefined && project.lives.ofClass(owner).life === 'call';
}

/** Made on the connections of somebody else, who keeps and closes them. */
function isShared({ arguments: given }: CallFact, { shares }: OpenRow): boolean {
  return shares !== undefined && given.some(({ name }) => name !== undefined && shares.includes(name));
}
