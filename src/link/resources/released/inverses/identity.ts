import type { BindingId, FactId, NameValue, Value } from '../../../../model/model.js';
import { lastName, pathRoot } from '../../../../model/parts.js';
import type { PageWords } from '../../../../model/catalog/page-words.js';
import { isCustomElement } from '../../../program/classes/elements.js';
import type { Project } from '../../../project.js';
import type { Spot } from '../../../slots/spot.js';
import { atFact, type At } from '../../../program/at.js';
import { push } from '../../../program/maps.js';
import { remember } from '../../../program/remember.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import { isAbsentMember } from './absent-members.js';
import { definitionOf } from '../../acquired/definitions.js';
import { boundOf, isFresh } from '../../acquired/handlers.js';
import { isOwnMember, isSelf, writtenName } from '../../written/names.js';

/** Whether two expressions mean one thing; `unknown`: the program does not show that. */
export type Sameness = 'same' | 'other' | 'unknown';

/** An expression with the place where it stands. */
export interface Located {
  readonly at: At;
  readonly value: Value;
}

/** What an event's name is, constants folded; undefined where it is computed. */
export function topicOf(project: Project, { at, value }: Located, depth = 0): string | undefined {
  if (value.is === 'const') return typeof value.value === 'string' ? value.value : undefined;
  if (value.is === 'get' && !isSelf(at.unit, value.of)) {
    const written = writtenName(at.unit, value).split('.');
    return written.slice(-2).join('.');
  }
  const definition = definitionOf(project, at, value);
  return definition && depth < 3 ? topicOf(project, definition, depth + 1) : undefined;
}

/** Whether two registrations are for one event. */
export function sameTopic(project: Project, a: Located | undefined, b: Located | undefined): Sameness {
  if (a === undefined || b === undefined) return 'unknown';
  const [one, other] = [topicOf(project, a), topicOf(project, b)];
  if (one === undefined || other === undefined) return isSameText(a, b) ? 'same' : 'unknown';
  if (isOfLocal(a) && isOfLocal(b) && lastName(a.value) === lastName(b.value))
    return one === other ? 'same' : 'unknown';
  if (isNamespaceOf(one, other) || isNamespaceOf(other, one)) return 'same';
  return withoutNamespace(one) === withoutNamespace(other) ? 'same' : 'other';
}

/** jQuery's `.widget` is each event of that namespace: `click.widget`, `mousemove.widget touchmove.widget`. */
function isNamespaceOf(namespace: string, topic: string): boolean {
  return namespace.startsWith('.') && topic.split(/\s+/).some(event => event.endsWith(namespace));
}

/** `spec.type`, and elsewhere `line.type`: what functions were given, or made, may well be one. */
function isOfLocal({ at: { unit }, value }: Located): boolean {
  const root = value.is === 'get' ? pathRoot(value) : value;
  if (root === value || root.is !== 'name' || isSelf(unit, root)) return false;
  const binding = unit.binding(root.binding);
  return binding !== undefined && binding.region !== 0 && (binding.kind === 'parameter' || binding.kind === 'variable');
}

/** jQuery's `click.widget` is a `click`. */
function withoutNamespace(topic: string): string {
  return topic.includes('.') && /^[a-z]/.test(topic) ? topic.split('.')[0]! : topic;
}

/** Where an expression leads; a variable also where it is stored: `this.server = server`. */
function spotsOf(project: Project, { at, value }: Located): readonly Spot[] {
  const found = project.spots.of(at, value);
  if (value.is !== 'name' || at.unit.binding(value.binding)?.region === 0) return found;
  return [...found, ...storedAs(project, at.unit, value)];
}

function storedAs(project: Project, unit: Unit, { binding }: NameValue): Spot[] {
  const stores = storesIn(unit).get(binding) ?? [];
  return stores.flatMap(id => project.operations.target(atFact(unit, id), unit.assignment(id).target));
}

/** Where attributes are given a variable, by the variable. */
const storesIn = remember(({ module }: Unit): ReadonlyMap<BindingId, readonly FactId[]> => {
  const stores = new Map<BindingId, FactId[]>();
  module.facts.forEach((fact, id) => {
    if (fact.is === 'assign' && fact.target.is === 'get' && fact.value?.is === 'name')
      push(stores, fact.value.binding, id);
  });
  return stores;
});

/** Whether two places are one: by what they lead to, else by how they are written. */
export function samePlace(project: Project, a: Located, b: Located): Sameness {
  const [one, other] = [spotsOf(project, a), spotsOf(project, b)];
  if (one.some(spot => other.includes(spot))) return 'same';
  if (isSameText(a, b)) return 'same';
  return one.length > 0 && other.length > 0 ? 'other' : 'unknown';
}

function isSameText(a: Located, b: Located): boolean {
  const written = writtenName(a.at.unit, a.value);
  return written !== '' && written === writtenName(b.at.unit, b.value);
}

/** Whether two expressions give the same function. What is made on the spot is never the same as anything else. */
export function sameHandler(project: Project, a: Located | undefined, b: Located | undefined): Sameness {
  if (a === undefined || b === undefined) return 'unknown';
  if (isOwnName(b, a) || isOwnName(a, b)) return 'same';
  if (isFresh(a.at, a.value) || isFresh(b.at, b.value)) return 'other';
  if (samePlace(project, a, b) === 'same') return 'same';
  if (isGivenTo(a, b) || isGivenTo(b, a)) return 'same';
  const [one, other] = [project.types.typeOf(a.at, a.value), project.types.typeOf(b.at, b.value)];
  if (one?.is === 'function' && other?.is === 'function') return one.of === other.of ? 'same' : 'other';
  if (one?.is === 'function' && isAbsentMember(project, b.at, b.value)) return 'other';
  return areBoundOthers(project, a, b) ? 'other' : 'unknown';
}

/** `this.onOpen = this.open.bind(this)` and `this.onClose = this.close.bind(this)`. */
function areBoundOthers(project: Project, a: Located, b: Located): boolean {
  const [one, other] = [boundMethodOf(project, a), boundMethodOf(project, b)];
  return one !== undefined && other !== undefined && one !== other;
}

function boundMethodOf(project: Project, { at, value }: Located): FunctionNode | undefined {
  const kept = definitionOf(project, at, value);
  const bound = kept && boundOf(kept.at, kept.value);
  const type = bound && project.types.typeOf(kept.at, bound);
  return type?.is === 'function' ? type.of : undefined;
}

/** `this.onMove = this.turn;` before `page.off('move', this.onMove)`: an attribute that has also been given the function. */
function isGivenTo(given: Located, { at: { unit, region }, value: field }: Located): boolean {
  if (!isOwnMember(unit, field) || given.at.unit !== unit) return false;
  const written = writtenName(unit, given.value);
  const sites = unit.classOf(region)?.fields.get(field.name) ?? [];
  return (
    written !== '' &&
    sites.some(site => {
      const { value } = site.unit.assignment(site.fact);
      return site.unit === unit && value !== undefined && writtenName(unit, value) === written;
    })
  );
}

/**
 * `page.on('mouseup', function mouseup() { page.off('mouseup', mouseup); })`: inside, a function has a name of its own.
 * `page.on('scroll', this.onScroll = () => …)`, `page.on('scroll', this.onScroll = this.turn.bind(this))`: it may be given another
 * on the way.
 */
export function isOwnName({ at: { unit }, value: name }: Located, { at, value: written }: Located): boolean {
  const made = madeIn(written);
  if (made === undefined || at.unit !== unit) return false;
  if (name.is === 'name' && written.is === 'function' && unit.binding(name.binding)?.names === written.region)
    return true;
  const kept = writtenName(unit, name);
  return kept !== '' && (namesGiven(unit).get(made) ?? []).some(target => writtenName(unit, target) === kept);
}

/** Where a function is written or made, which no other is. */
function madeIn(value: Value | undefined): string | undefined {
  if (value?.is === 'function') return `function ${value.region}`;
  return value?.is === 'call' ? `call ${value.fact}` : undefined;
}

/** What functions, and what calls give, are assigned to where they are written. */
const namesGiven = remember(({ module }: Unit): ReadonlyMap<string, readonly Value[]> => {
  const given = new Map<string, Value[]>();
  for (const fact of module.facts) {
    const made = fact.is === 'assign' ? madeIn(fact.value) : undefined;
    if (fact.is === 'assign' && made !== undefined) push(given, made, fact.target);
  }
  return given;
});

/** Whether one is `f.bind(…)` and the other the same `f`, bound again or not: the same code, and another function. */
export function isBoundAnew(project: Project, a: Located, b: Located): boolean {
  const [one, other] = [boundOf(a.at, a.value), boundOf(b.at, b.value)];
  if (one === undefined && other === undefined) return false;
  return samePlace(project, { at: a.at, value: one ?? a.value }, { at: b.at, value: other ?? b.value }) === 'same';
}

/** `this.onOpen` and `this.onClose`, of which nothing in the module says what they are: two methods of an instance. */
export function areOtherMembers(a: Located, b: Located): boolean {
  const { unit } = a.at;
  if (b.at.unit !== unit) return false;
  const nameOf = ({ value }: Located): string | undefined =>
    value.is === 'get' && isOwner(unit, value.of) && !membersGiven(unit).has(value.name) ? value.name : undefined;
  const [one, other] = [nameOf(a), nameOf(b)];
  return one !== undefined && other !== undefined && one !== other;
}

/** Also where nobody knows whose it is: `Object.defineProperty(Text.prototype, 'font', { set: function () { this.… } })`. */
function isOwner(unit: Unit, value: Value): boolean {
  return isSelf(unit, value) || (value.is === 'name' && value.name === 'this');
}

/** The members that a module's code gives to `this`. */
const membersGiven = remember((unit: Unit): ReadonlySet<string> => {
  const given = new Set<string>();
  for (const fact of unit.assignments.all)
    if (fact.target.is === 'get' && isOwner(unit, fact.target.of)) given.add(fact.target.name);
  return given;
});

/** Whether one is an object of the runtime, and the other another one or an element: `document`, and `window` or `document.body`. */
export function areOtherTargets(project: Project, a: Located | undefined, b: Located | undefined): boolean {
  const one = a && globalOf(project, a);
  if (one === undefined || b === undefined) return false;
  const other = globalOf(project, b);
  return other === undefined ? isElement(project, b) : one !== other;
}

/** `document.body`, `document.querySelector('main')`, `this` of a custom element, and what is declared as an element. */
function isElement(project: Project, { at, value }: Located): boolean {
  const { page } = at.unit.catalog.resources;
  if (page === undefined) return false;
  if (project.names.outsideName(at.unit, value) === `${page.document}.body`) return true;
  if (isFound(page, at.unit, value)) return true;
  const type = project.types.typeOf(at, value);
  if (type?.is === 'outside') return page.types.test(type.name);
  return type?.is === 'instance' && isCustomElement(type.of);
}

/** What the page finds by an id or a selector. */
function isFound(page: PageWords, unit: Unit, value: Value): boolean {
  const found = (value.is === 'name' && unit.soleValue(value.binding)) || value;
  const callee = unit.call(found)?.callee;
  if (callee?.is !== 'get' || callee.of.is !== 'name' || callee.of.name !== page.document) return false;
  return page.byId.has(callee.name) || page.bySelector.has(callee.name);
}

/** The runtime's object that an expression is, by one name where it has many: `self`, `globalThis`, `window.window`, `$(window)`. */
function globalOf(project: Project, { at: { unit }, value }: Located): string | undefined {
  const name = project.names.outsideName(unit, unwrapped(unit, value));
  if (name === undefined || !unit.catalog.resources.globals.has(name.split('.')[0]!)) return undefined;
  const plain = name.replace(/^((window|self|globalThis|global)(\.|$))+/, '');
  return plain === '' ? 'window' : unit.catalog.resources.globals.has(plain) ? plain : undefined;
}

/** `window` of `$(window)`. */
function unwrapped(unit: Unit, value: Value): Value {
  const call = unit.call(value);
  if (call === undefined) return value;
  const isWrapper = unit.catalog.resources.page?.wrappers.has(lastName(call.callee)) === true;
  return (isWrapper && call.arguments[0]?.value) || value;
}

/** The last name of a receiver: two accesses of one thing mostly end alike, whatever leads there. */
export function isNamedAlike(a: Value | undefined, b: Value | undefined): boolean {
  const name = lastName(a);
  return name !== '' && name === lastName(b);
}
