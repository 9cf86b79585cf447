import type { CallFact, FactId, Place, Value } from '../../model/model.js';
import type { OpenRow } from '../../model/open-rows.js';
import { waysOut, type WayOut } from '../../model/paths.js';
import type { Frequency } from '../frequency/frequency.js';
import { isAside } from '../program/aside.js';
import type { Project } from '../project.js';
import { reachingDefinitions } from '../program/definitions.js';
import { atFact } from '../program/at.js';
import { isProgram } from '../program/main-guards.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { writtenAs } from '../program/written.js';
import { openRowOf } from '../resources/acquired/openings.js';
import { isInStartup } from '../resources/standing/startups.js';
import { rowOfClosedHere } from './closed-here.js';
import { fateOfCall, type Fate } from './fates.js';
import { OpenedThrough } from './opened-through.js';
import { endsWithProcess, isWholeProcess } from './own-processes.js';

/** A call that opens something, and what becomes of that. */
export interface Opened {
  readonly unit: Unit;
  readonly call: FactId;
  readonly row: OpenRow;
  readonly place: Place;
  /** The variable that holds it, or the call as it is written: `f`, `open()`. */
  readonly name: string;
  /** What is called, as written: `socket.create_connection`. */
  readonly opener: string;
  readonly fate: Fate;
  /** On which it is left open, while others close it or hand it on. */
  readonly ways: readonly WayOut[];
  /** Of those, and of calls that may fail. */
  readonly failures: readonly WayOut[];
  readonly frequency: Frequency;
  /** Where the constructor that keeps it raises afterwards. */
  readonly lost?: FactId;
  /** In a script, a tool, an example: code that comes to its end. */
  readonly aside: boolean;
  /** In a program of its own, or called by the commands of one. */
  readonly ofCommand: boolean;
  /** While an instance of its class is made. */
  readonly atBirth: boolean;
  /** In the program's own beginning or in one that is all of a process, in what a host calls once, or while the one instance of a class is made. */
  readonly atStart: boolean;
}

/** Every call of the project that opens something, by itself or by way of the project's own functions and classes. */
export function findOpened(project: Project): Opened[] {
  const opened = [...openedByLibraries(project)];
  const through = new OpenedThrough(project);
  const seen = new Set(opened.map(({ unit, call }) => `${unit.index} ${call}`));
  for (const each of opened) {
    for (const { unit, call, row, held } of through.of(each)) {
      const key = `${unit.index} ${call}`;
      if (seen.has(key)) continue;
      seen.add(key);
      opened.push(openedBy(project, unit, call, row, undefined, held));
    }
  }
  return opened.map(each => {
    const lost = through.lostAtBirth(each);
    return lost === undefined ? each : { ...each, lost };
  });
}

function* openedByLibraries(project: Project): Iterable<Opened> {
  for (const unit of project.units) {
    const { facts } = unit.module;
    for (let id = 0; id < facts.length; id++) {
      const fact = facts[id]!;
      if (fact.is !== 'call') continue;
      const row = openRowOf(project, unit, fact, id) ?? rowOfClosedHere(unit, fact, id);
      if (!row || isShared(fact, row) || isInMemory(project, unit, fact, id, row)) continue;
      for (const part of row.parts ?? [undefined]) yield openedBy(project, unit, id, row, part);
    }
  }
}

function openedBy(
  project: Project,
  unit: Unit,
  id: FactId,
  row: OpenRow,
  part: number | undefined,
  held?: FactId,
): Opened {
  const call = unit.fact(id) as CallFact;
  const found = fateOfCall(project, unit, id, row, part);
  const fate = held === undefined ? found : { ...found, held };
  const opener = writtenAs(call.callee) ?? row.is;
  const [binding] = fate.names;
  const node = unit.functionOf(call.region);
  const frequency = project.frequencies.of(unit, call.region);
  const isAtBirth = project.frequencies.isBirthOnly(node);
  return {
    unit,
    call: id,
    row,
    place: unit.place(call.at),
    name: binding === undefined ? `${opener}()` : unit.binding(binding)!.name,
    opener,
    fate,
    ways: waysOfOpened(project, unit, fate),
    failures: waysOfOpened(project, unit, fate, true),
    frequency,
    aside: isAside(unit.module.path),
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
  if (isAside(place.path) || isProgram(unit)) return true;
  return owner !== undefined && project.lives.ofClass(owner).life === 'call';
}

/** Made on the connections of somebody else, who keeps and closes them. */
function isShared({ arguments: given }: CallFact, { shares }: OpenRow): boolean {
  return shares !== undefined && given.some(({ name }) => name !== undefined && shares.includes(name));
}

/** An archive over bytes in memory has no handle of its own, nor has what is taken out of it. */
function isInMemory(project: Project, unit: Unit, call: CallFact, id: FactId, row: OpenRow): boolean {
  if (row.over === undefined) return false;
  const isMemory = call.arguments.some(({ value }) => {
    const type = project.types.typeOf(atFact(unit, id), value);
    return type?.is === 'outside' && row.over!.includes(type.name);
  });
  return (
    isMemory || archivesOf(unit, call, id).some(of => isInMemory(project, unit, unit.fact(of) as CallFact, of, row))
  );
}

/** The calls that give what `call` is a method of: `ZipFile(buffer)` of `archive.open(name)`. */
function archivesOf(unit: Unit, { callee }: CallFact, id: FactId): FactId[] {
  const of = callee.is === 'get' ? callee.of : undefined;
  if (of?.is === 'call') return [of.fact];
  if (of?.is !== 'name') return [];
  return reachingDefinitions(atFact(unit, id), of.binding).flatMap(definition => {
    const { value } = unit.assignment(definition);
    return value?.is === 'call' && definition < id ? [value.fact] : [];
  });
}

function waysOfOpened(project: Project, unit: Unit, fate: Fate, callsFail = false): readonly WayOut[] {
  if (fate.managed || fate.captured || fate.closed.length + fate.moved.length === 0) return [];
  return waysOut(unit.module, {
    scope: unit.functionOf(unit.fact(fate.held).region).region.id,
    acquire: fate.held,
    ...(callsFail && { callsFail }),
    releases: new Set([...fate.closed, ...fate.moved]),
    tells: part => tellsOf(unit, fate, part),
    ends: id => isEnd(project, unit, id),
  });
}

function tellsOf(unit: Unit, { names }: Fate, part: Value): 'held' | 'free' | undefined {
  if (part.is === 'name') return names.has(part.binding) ? 'held' : undefined;
  const isClosed = part.is === 'get' && unit.catalog.names.closedFlags.test(part.name);
  return isClosed && part.of.is === 'name' && names.has(part.of.binding) ? 'free' : undefined;
}

function isEnd(project: Project, unit: Unit, id: FactId): boolean {
  const name = project.names.outsideName(unit, (unit.fact(id) as CallFact).callee);
  return name !== undefined && unit.catalog.opens.ends.has(name);
}
