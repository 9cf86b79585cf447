import type { CallFact, FactId } from '../../model/model.js';
import { runsAtLeast } from '../../model/time.js';
import { lastName } from '../../model/parts.js';
import { isAside } from '../program/modules/aside.js';
import type { Project } from '../project.js';
import { atFact } from '../program/at.js';
import type { Unit } from '../program/unit.js';
import { isAskedFor } from './asked-for.js';
import type { Opened } from './opened/opened.js';
import type { Retained } from './retained.js';

/** An input of any size that is read as a whole, for every request. */
export type WholeInput = Retained<'file' | 'rows'>;

/** Where a project reads a whole file, or all rows of a table, for each request. */
export function wholeInputs(project: Project, opened: readonly Opened[]): WholeInput[] {
  return [...filesRead(project, opened), ...callsThatRead(project)];
}

/** `open(path).read()`, of a path that comes with the request. */
function* filesRead(project: Project, opened: readonly Opened[]): Iterable<WholeInput> {
  for (const { unit, call, row, fate, frequency } of opened) {
    if (row.is !== 'a file' || !runsAtLeast(frequency.runs, 'repeated')) continue;
    const fact = unit.callAt(call);
    const read = fate.used.find(id => isWholeRead(unit, id));
    const path = fact.arguments[0]?.value;
    if (read === undefined || path === undefined || !isAskedFor(project, atFact(unit, call), path)) continue;
    const found = inputOf(project, unit, read, 'file');
    if (found) yield found;
  }
}

function isWholeRead(unit: Unit, id: FactId): boolean {
  const fact = unit.fact(id);
  return (
    fact.is === 'call' && fact.arguments.length === 0 && unit.catalog.wholeReads.methods.has(lastName(fact.callee))
  );
}

function* callsThatRead(project: Project): Iterable<WholeInput> {
  for (const unit of project.units) {
    for (const [id, fact] of unit.module.facts.entries()) {
      if (fact.is !== 'call') continue;
      const how = readsWhole(project, unit, fact, id);
      const found = how && inputOf(project, unit, id, how);
      if (found) yield found;
    }
  }
}

function readsWhole(project: Project, unit: Unit, call: CallFact, id: FactId): WholeInput['how'] | undefined {
  const { callee, arguments: given } = call;
  const { functions, rows, ofRows } = unit.catalog.wholeReads;
  const name = project.names.outsideName(unit, callee);
  if (name && functions.has(name))
    return given[0] && isAskedFor(project, atFact(unit, id), given[0].value) ? 'file' : undefined;
  const isRows = callee.is === 'get' && rows.has(callee.name) && given.length === 0;
  return isRows && ofRows.test(lastName(callee.of)) && !isLimited(unit, id) ? 'rows' : undefined;
}

/** The statement before, in the same function, says how many. */
function isLimited(unit: Unit, id: FactId): boolean {
  const { asks, few } = unit.catalog.wholeReads;
  const node = unit.functionOf(unit.fact(id).region);
  for (let before = id; before >= node.region.from; before--) {
    const fact = unit.fact(before);
    if (fact.is !== 'call' || !asks.test(lastName(fact.callee))) continue;
    const query = fact.arguments[0]?.value;
    return query?.is !== 'const' || few.test(String(query.value));
  }
  return true;
}

function inputOf(project: Project, unit: Unit, id: FactId, how: WholeInput['how']): WholeInput | undefined {
  const fact = unit.callAt(id);
  const { runs, place, says } = project.frequencies.of(unit, fact.region);
  if (!runsAtLeast(runs, 'repeated') || isAside(unit)) return undefined;
  return {
    how,
    place: unit.place(fact.at),
    name: lastName(fact.callee),
    confidence: 'possible',
    because: [
      { place: unit.place(fact.at), role: 'held', says: 'all of it is in memory at once' },
      { place, role: 'repeats', says },
    ],
  };
}
