import type { CallFact, FactId, Value } from '../../model/model.js';
import type { NameRow } from '../../model/open-rows.js';
import type { Domain } from '../keys.js';
import { runsAtLeast } from '../../model/time.js';
import { isAside } from '../aside.js';
import type { Project } from '../project.js';
import { atFact } from '../types.js';
import type { Unit } from '../unit.js';
import { writtenAs } from '../written.js';
import { verbOf, type Retained } from './retained.js';

/** A name made at run time under which a library keeps something for good. */
export type DynamicName = Retained & { readonly keeps: string };

const SURE: ReadonlySet<Domain> = new Set(['event', 'object']);
const MAYBE: ReadonlySet<Domain> = new Set(['subject', 'text', 'open']);

export function dynamicNames(project: Project): DynamicName[] {
  const found: DynamicName[] = [];
  for (const unit of project.units) {
    unit.module.facts.forEach((fact, id) => {
      const name = fact.is === 'call' ? dynamicName(project, unit, fact, id) : undefined;
      if (name) found.push(name);
    });
  }
  return found;
}

function dynamicName(project: Project, unit: Unit, call: CallFact, id: FactId): DynamicName | undefined {
  const kept = keptBy(project, unit, call, id);
  if (kept === undefined) return undefined;
  const { runs, place, says } = project.frequencies.of(unit, call.region);
  if (!runsAtLeast(runs, 'unknown')) return undefined;
  const domains = kept.given.map(value => project.keys.domainOf(atFact(unit, id), value));
  const isSure = domains.some(domain => SURE.has(domain));
  if (!isSure && !domains.some(domain => MAYBE.has(domain) && !(kept.row.labels && domain === 'open')))
    return undefined;
  const confidence = isSure || (kept.row.labels && domains.includes('subject')) ? 'likely' : 'possible';
  return {
    how: 'name',
    keeps: kept.row.keeps,
    place: unit.place(call.at),
    name: writtenAs(call.callee) ?? kept.row.keeps,
    confidence: isAside(unit.module.path) ? 'possible' : confidence,
    because: [
      { place: unit.place(call.at), role: 'grows', says: `${kept.row.keeps} is kept under a name made here` },
      { place, role: 'repeats', says },
    ],
  };
}

interface Kept {
  readonly row: NameRow;
  readonly given: readonly Value[];
}

function keptBy(project: Project, unit: Unit, { callee, arguments: given }: CallFact, id: FactId): Kept | undefined {
  const row = rowOf(project, unit, callee, id);
  if (row === undefined || given.length === 0) return undefined;
  return {
    row,
    given: row.labels ? given.flatMap(({ value, spread }) => (spread ? [] : labelsIn(value))) : [given[0]!.value],
  };
}

function rowOf(project: Project, unit: Unit, callee: Value, id: FactId): NameRow | undefined {
  const { names } = unit.catalog.opens;
  const direct = project.names.outsideName(unit, callee);
  const type =
    direct === undefined && callee.is === 'get' ? project.types.typeOf(atFact(unit, id), callee.of) : undefined;
  const name = type?.is === 'outside' ? `${type.name}.${verbOf(callee)}` : direct;
  return name !== undefined && Object.hasOwn(names, name) ? names[name] : undefined;
}

function labelsIn(value: Value): readonly Value[] {
  return value.is === 'literal' ? value.of : [value];
}
