import { comparisonOf } from '../../../model/conditions.js';
import type { FactId, GetValue, Value } from '../../../model/model.js';
import type { OpenRow } from '../../../model/catalog/open-rows.js';
import { waysOut, type WayOut } from '../../../model/paths.js';
import { neverFails } from '../../program/calls/settling.js';
import type { Project } from '../../project.js';
import type { Unit } from '../../program/unit.js';
import type { Fate } from './fates/fate.js';
import { isOwnOpening, type Opening } from './own-openings.js';

/** The ways on which it is left open, while others close it or hand it on; with `callsFail`, also those of calls that may fail. */
export function waysOfOpened(project: Project, opening: Opening, callsFail = false): readonly WayOut[] {
  const { unit, row, fate } = opening;
  const isOpenUntilThen = callsFail && isNumberTakenOver(row, fate);
  if (fate.captured || (fate.managed && !isOpenUntilThen)) return [];
  const releases = [...fate.closed, ...fate.moved, ...fate.managing];
  if (releases.length === 0) return [];
  return waysOut(unit.module, {
    scope: unit.functionOf(unit.fact(fate.held).region).region.id,
    acquire: fate.held,
    ...(callsFail && { callsFail }),
    releases: new Set(releases),
    tells: part => tellsOf(unit, fate, part),
    ends: id => isEnd(project, unit, id),
    settles: wait =>
      isPrompt(unit, row, fate, wait) || isOwnOpening(opening, wait) || neverFails(project.types, unit, wait),
  });
}

/** `with os.fdopen(fd)`: until that block takes it over, a descriptor is a number that nothing closes. */
export function isNumberTakenOver({ by, collected }: OpenRow, { managed, managing }: Fate): boolean {
  return managed && managing.length > 0 && by !== undefined && collected !== true;
}

/** `await file.write(line)` of a stream, which gives no promise. */
function isPrompt(unit: Unit, { prompt }: OpenRow, { names }: Fate, wait: FactId): boolean {
  const fact = unit.fact(wait);
  const callee = fact.is === 'exit' && fact.value ? unit.call(fact.value)?.callee : undefined;
  if (prompt === undefined || callee?.is !== 'get' || !prompt.includes(callee.name)) return false;
  return callee.of.is === 'name' && names.has(callee.of.binding);
}

function tellsOf(unit: Unit, fate: Fate, part: Value): 'held' | 'free' | undefined {
  const { closedFlags, openFlags } = unit.catalog.names;
  if (part.is === 'name') return fate.names.has(part.binding) ? 'held' : undefined;
  if (part.is === 'op') return saidOfState(unit, fate, part);
  if (!isOfNamed(fate, part)) return undefined;
  return closedFlags.test(part.name) ? 'free' : openFlags.test(part.name) ? 'held' : undefined;
}

/** `audio.state !== 'closed'` */
function saidOfState(unit: Unit, fate: Fate, test: Value): 'held' | 'free' | undefined {
  const compared = comparisonOf(test);
  if (compared === undefined || !isOfNamed(fate, compared.of)) return undefined;
  const { with: state, differs } = compared;
  if (state?.is !== 'const' || !unit.catalog.names.closedFlags.test(String(state.value))) return undefined;
  return differs ? 'held' : 'free';
}

/** An attribute of what was opened. */
function isOfNamed({ names }: Fate, value: Value): value is GetValue {
  return value.is === 'get' && value.of.is === 'name' && names.has(value.of.binding);
}

function isEnd(project: Project, unit: Unit, id: FactId): boolean {
  const name = project.names.outsideName(unit, unit.callAt(id).callee);
  return name !== undefined && unit.catalog.opens.ends.has(name);
}
