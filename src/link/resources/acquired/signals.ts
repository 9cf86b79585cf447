import type { CallFact, FactId, GetValue, Place, Value } from '../../../model/model.js';
import type { Project } from '../../project.js';
import { valuesOf } from '../../program/mentions.js';
import { factsNaming, unitsNaming } from '../../program/modules/vocabulary.js';
import { atFact, type At } from '../../program/at.js';
import type { ClassNode, Unit } from '../../program/unit.js';
import { lastName, partsOf } from '../../../model/parts.js';
import type { Acquisition } from './acquisition.js';
import { familyOf, type Family } from '../written/families.js';
import { definitionOf } from './definitions.js';
import { givingBack } from '../written/given-back.js';
import { isMentioned, mentionsIn } from '../written/mentions.js';
import { lastOf } from '../../../model/qualified-names.js';

const MAX_CHAIN = 12;
const MAX_SOURCES = 3;

/** Whether a generic `subscribe` is meant: it is called on what an operator gives, or on what the program made to be subscribed to. */
export function isStream(project: Project, at: At, after: readonly string[], receiver: Value): boolean {
  if (after.includes(lastName(at.unit.call(receiver)?.callee))) return true;
  const made = definitionOf(project, at, receiver);
  return made !== undefined && isSignal(project, made.at.unit, made.value);
}

/** The calls that a stream comes from, last first: `a.pipe(f).subscribe` → `a.pipe(f)`. */
export function* chainOf(unit: Unit, value: Value): Iterable<CallFact> {
  let current: Value | undefined = value;
  for (let hops = 0; current && hops < MAX_CHAIN; hops++) {
    const call: CallFact | undefined = unit.call(current);
    if (call) yield call;
    current = call?.callee.is === 'get' ? call.callee.of : current.is === 'await' ? current.of : undefined;
  }
}

/** A field of an owner that should tell its streams to end, and is never told to itself. */
export interface IdleSignal {
  readonly name: string;
  readonly place: Place;
}

/** `x.pipe(takeUntil(this.destroyed)).subscribe(f)`, where somebody lets `destroyed` fire. */
export function isEndedBySignal(project: Project, acquisition: Acquisition): boolean {
  return endsOf(project, acquisition).some(end => idleSignalOf(project, end) === undefined);
}

/** The signal for which a stream waits in vain. */
export function idleSignal(project: Project, acquisition: Acquisition): IdleSignal | undefined {
  return endsOf(project, acquisition).flatMap(end => idleSignalOf(project, end) ?? [])[0];
}

interface End {
  readonly at: At;
  readonly call: CallFact;
}

/** The operators that end the stream when their owner ends. */
function endsOf(project: Project, { at, receiver }: Acquisition): End[] {
  if (receiver === undefined) return [];
  return [...wholeChainOf(project, at, receiver)]
    .flatMap(operatorsOf)
    .filter(({ at, call }) => isOwnersEnd(project, at, call.callee));
}

/** A call of the chain, and those that it is given: `pipe(map(f), takeUntil(end))`. */
function operatorsOf({ at, call }: End): End[] {
  const given = call.arguments.flatMap(({ value }) => at.unit.call(value) ?? []);
  return [call, ...given].map(each => ({ at, call: each }));
}

/** The calls that a stream comes from, and those that the field or variable comes from which they begin with. */
function* wholeChainOf(project: Project, at: At, stream: Value, depth = 0): Iterable<End> {
  for (const call of chainOf(at.unit, stream)) yield { at, call };
  const source = sourceOf(at.unit, stream);
  const made = source && depth < MAX_SOURCES ? definitionOf(project, at, source) : undefined;
  if (made) yield* wholeChainOf(project, made.at, made.value, depth + 1);
}

/** What a chain of calls begins with: `this.messages` of `this.messages.pipe(f).pipe(g)`. */
export function sourceOf(unit: Unit, stream: Value): Value | undefined {
  const first = [...chainOf(unit, stream)].at(-1);
  if (first === undefined) return stream;
  return first.callee.is === 'get' ? first.callee.of : undefined;
}

/** Such an operator, another name for it, or a function that applies it. */
function isOwnersEnd(project: Project, at: At, callee: Value): boolean {
  const { ownerEnds } = at.unit.catalog.resources;
  if (ownerEnds.has(lastName(callee))) return true;
  if (callee.is !== 'name') return false;
  if (ownerEnds.has(lastName(definitionOf(project, at, callee)?.value))) return true;
  const type = project.types.typeOf(at, callee);
  return type?.is === 'function' && [...ownerEnds].some(name => mentionsIn(type.of.unit, type.of, name));
}

function idleSignalOf(project: Project, { at, call: { arguments: given } }: End): IdleSignal | undefined {
  const [spot] = given[0] ? project.spots.of(at, given[0].value) : [];
  if (spot?.root.is !== 'field' || spot.steps.length > 0) return undefined;
  const { of: owner, name } = spot.root;
  const place = madeSignal(project, owner, name);
  return place && !mayFire(project, owner, name) ? { name: spot.name, place } : undefined;
}

/** Where the class makes the signal in that field, and nobody else gives it one. */
function madeSignal(project: Project, owner: ClassNode, name: string): Place | undefined {
  const sites = owner.fields.get(name) ?? [];
  const isMade = sites.every(({ unit, fact }) => {
    const { value } = unit.assignment(fact);
    return value !== undefined && isSignal(project, unit, value);
  });
  const [first] = sites;
  return first && isMade ? first.unit.place(first.unit.fact(first.fact).at) : undefined;
}

/** `new Subject()`. */
export function isSignal(project: Project, unit: Unit, value: Value): boolean {
  const call = unit.call(value);
  const name = call?.new ? project.names.outsideName(unit, call.callee) : undefined;
  return name !== undefined && unit.catalog.resources.signals.has(lastOf(name));
}

/** Whether any code that names the field may do more with it than wait for it. */
function mayFire(project: Project, owner: ClassNode, name: string): boolean {
  const family = familyOf(owner.unit, owner);
  return unitsNaming(project.units, name).some(unit => {
    const isOwn = family.units.includes(unit);
    if (isOwn && isGivenBack(unit, name)) return true;
    return factsNaming(unit, name).some(
      id => isMore(unit, id, name) && (isOwn || !isOfOthers(project, family, unit, id, name)),
    );
  });
}

function isMore(unit: Unit, id: FactId, name: string): boolean {
  const fact = unit.fact(id);
  if (fact.is === 'assign') return lastName(fact.target) !== name;
  const { ownerEnds, quiet } = unit.catalog.resources;
  const verb = fact.is === 'call' ? lastName(fact.callee) : '';
  return verb === '' || (!ownerEnds.has(verb) && !quiet.has(verb));
}

/** `() => this.destroyed`. */
function isGivenBack(unit: Unit, name: string): boolean {
  return givingBack(unit).some(({ function: shape }) => isMentioned(shape?.result, name));
}

/** Whether all fields of that name in a fact are those of other classes. */
function isOfOthers(project: Project, { classes }: Family, unit: Unit, id: FactId, name: string): boolean {
  return valuesOf(unit.fact(id))
    .flatMap(value => [...fieldsIn(value, name)])
    .every(({ of }) => {
      const cls = project.types.classOf(atFact(unit, id), of);
      return cls !== undefined && !classes.has(cls);
    });
}

function* fieldsIn(value: Value | undefined, name: string): Iterable<GetValue> {
  if (value === undefined) return;
  if (value.is === 'get' && value.name === name) yield value;
  for (const part of partsOf(value)) yield* fieldsIn(part, name);
}
