import type { BindingId, CallFact, FactId, Value } from '../../model/model.js';
import { lastOf } from '../../model/qualified-names.js';
import type { NameRow } from '../../model/catalog/open-rows.js';
import type { Domain } from '../keys/domain.js';
import { runsAtLeast } from '../../model/time.js';
import { lastName } from '../../model/parts.js';
import { remember } from '../program/remember.js';
import { isAside } from '../program/modules/aside.js';
import type { Project } from '../project.js';
import { atFact, type At } from '../program/at.js';
import { returnsOf } from '../program/calls/returns.js';
import type { Unit } from '../program/unit.js';
import { writtenAs } from '../program/written.js';
import { isOwnMember } from '../resources/written/names.js';
import { pilesUp } from './reasons.js';
import type { Retained } from './retained.js';

/** A name made at run time under which a library keeps something for good. */
export type DynamicName = Retained & {
  readonly keeps: string;
  /** The labels of a metric rather than its name. */
  readonly isLabels: boolean;
};

const SURE: ReadonlySet<Domain> = new Set(['event', 'object']);
const MAYBE: ReadonlySet<Domain> = new Set(['subject', 'text', 'open']);

/** The calls that have a library keep something under a name that is another one each time. */
export function dynamicNames(project: Project): DynamicName[] {
  const found: DynamicName[] = [];
  for (const unit of project.units) {
    unit.eachCall((call, id) => {
      const name = dynamicName(project, unit, call, id);
      if (name) found.push(name);
    });
  }
  return found;
}

function dynamicName(project: Project, unit: Unit, call: CallFact, id: FactId): DynamicName | undefined {
  const kept = keptBy(project, unit, call, id);
  if (kept === undefined || isCleared(project, unit, kept.row) || isOfOneCall(unit, call, kept.row)) return undefined;
  const frequency = project.frequencies.of(unit, call.region);
  if (!runsAtLeast(frequency.runs, 'unknown')) return undefined;
  const domains = kept.given.flatMap(value => [...domainsIn(project, atFact(unit, id), value, 0)]);
  const isSure = domains.some(domain => SURE.has(domain));
  const isBrought = domains.includes('brought');
  if (!isSure && !isBrought && !domains.some(domain => MAYBE.has(domain) && !(kept.row.labels && domain === 'open')))
    return undefined;
  // A label is seldom proven to take another value each time, and metrics may be made for one answer: 0 of 6 read were true.
  // An object's own name is a name for each; of plugins and players there are a few, unless they come with events (0 : 3), and
  // what is named for a beginning is called once where nobody is seen to call it (0 : 2).
  const isOften = runsAtLeast(frequency.runs, 'repeated');
  const isForMany = isOften || !unit.catalog.names.begins.test(unit.functionOf(call.region).region.name);
  const isAnother = !kept.row.labels && ((domains.includes('event') && isForMany) || (isSure && isOften));
  const confidence = isAnother || (isBrought && isOften) ? 'likely' : 'possible';
  return {
    how: 'name',
    keeps: kept.row.keeps,
    isLabels: kept.row.labels !== undefined,
    place: unit.place(call.at),
    name: writtenAs(call.callee) ?? kept.row.keeps,
    confidence: isAside(unit) ? 'possible' : confidence,
    because: pilesUp(unit, call.at, `${kept.row.keeps} is kept under a name made here`, frequency),
  };
}

/** Whether the same file lets go of what it has the library keep: `performance.clearMarks(name)`. */
function isCleared({ names }: Project, unit: Unit, { clearedBy }: NameRow): boolean {
  if (clearedBy === undefined) return false;
  return unit.calls.all.some(fact => clearedBy.has(names.outsideName(unit, fact.callee) ?? ''));
}

/** `own = CollectorRegistry(); size = Gauge('size', …, registry=own)` in the function that sets it: made for one answer, and gone with it. */
function isOfOneCall(unit: Unit, { callee }: CallFact, { keeper }: NameRow): boolean {
  if (keeper === undefined || callee.is !== 'get' || callee.of.is !== 'name') return false;
  const made = unit.soleValue(callee.of.binding);
  const given = made && unit.call(made)?.arguments.find(({ name }) => name === keeper)?.value;
  return given?.is === 'name' && [callee.of, given].every(({ binding }) => isLocal(unit, binding));
}

function isLocal(unit: Unit, id: BindingId): boolean {
  const binding = unit.binding(id);
  return binding?.kind === 'variable' && unit.functionOf(binding.region).region.id !== 0;
}

interface Kept {
  readonly row: NameRow;
  readonly given: readonly Value[];
}

function keptBy(project: Project, unit: Unit, { callee, arguments: given }: CallFact, id: FactId): Kept | undefined {
  const row = rowOf(project, unit, callee, id);
  if (row === undefined || given.length === 0) return undefined;
  return { row, given: givenNames(row, given) };
}

function givenNames({ labels }: NameRow, given: CallFact['arguments']): readonly Value[] {
  const first = given[0]!.value;
  if (labels === undefined) return [first];
  if (labels === 'first') return given.length > 1 || first.is === 'literal' ? labelsIn(first) : [];
  return given.flatMap(({ value, spread }) => (spread ? [] : labelsIn(value)));
}

function rowOf(project: Project, unit: Unit, callee: Value, id: FactId): NameRow | undefined {
  const { names } = unit.catalog.opens;
  const direct = project.names.outsideCalled(unit, id);
  const type =
    direct === undefined && callee.is === 'get' && verbsOf(names).has(callee.name)
      ? project.types.typeOf(atFact(unit, id), callee.of)
      : undefined;
  const name = type?.is === 'outside' ? `${type.name}.${lastName(callee)}` : direct;
  return name !== undefined && Object.hasOwn(names, name) ? names[name] : undefined;
}

const verbsOf = remember(
  (names: Readonly<Record<string, NameRow>>): ReadonlySet<string> => new Set(Object.keys(names).map(lastOf)),
);

function labelsIn(value: Value): readonly Value[] {
  return value.is === 'literal' ? value.of : [value];
}

const MAX_DEPTH = 3;

/** Where the parts of a name come from: those of a sum or a text, of what is spelled out, of what a function gives back. */
function* domainsIn(project: Project, at: At, value: Value, depth: number): Iterable<Domain> {
  const call = at.unit.call(value);
  const parts = partsOfText(at.unit, value, call);
  if (parts) {
    for (const part of parts) yield* domainsIn(project, at, part, depth);
  } else if (call && project.names.outsideName(at.unit, call.callee) === 'id') {
    const domain = project.keys.domainOf(at, value);
    // Who spells out an identity means one name for each object.
    yield domain === 'unknown' ? 'open' : domain === 'object' ? 'event' : domain;
  } else if (call && depth < MAX_DEPTH && project.types.typeOf(at, call.callee)?.is === 'function') {
    yield* domainsOfResult(project, at, call, depth);
  } else {
    const given = depth < MAX_DEPTH ? ownOf(project, at, value) : undefined;
    if (given) yield* domainsIn(project, given.at, given.value, depth + 1);
    else yield project.keys.domainOf(at, value);
  }
}

/** What a text is put together from: `prefix + name`, `f"{id}"`, `str(id)`; undefined where it is no such text. */
function partsOfText({ catalog }: Unit, value: Value, call: CallFact | undefined): readonly Value[] | undefined {
  if (value.is === 'op' && /^([+%]|text)$/.test(value.op)) return value.of;
  return call && catalog.values.spells.has(lastName(call.callee))
    ? call.arguments.map(given => given.value)
    : undefined;
}

/** What the attribute of an instance is given while that is made, and never after: `self.id = uuid4()`. */
function ownOf({ types, frequencies }: Project, at: At, value: Value): { at: At; value: Value } | undefined {
  if (!isOwnMember(at.unit, value)) return undefined;
  const [site, ...others] = types.classOf(at, value.of)?.fields.get(value.name) ?? [];
  if (site?.function === undefined || others.length > 0 || !frequencies.isBirthOnly(site.function)) return undefined;
  const { value: given, how } = site.unit.assignment(site.fact);
  return given && how === 'set' ? { at: atFact(site.unit, site.fact), value: given } : undefined;
}

function* domainsOfResult(project: Project, at: At, call: CallFact, depth: number): Iterable<Domain> {
  const type = project.types.typeOf(at, call.callee);
  if (type?.is !== 'function') return;
  for (const returned of returnsOf(type.of)) yield* domainsIn(project, returned.at, returned.value, depth + 1);
}
