import { isConstructor } from '../../program/classes/constructors.js';
import type { CallFact, NameValue, Value } from '../../../model/model.js';
import { lastName, pathRoot } from '../../../model/parts.js';
import type { Project } from '../../project.js';
import { ancestry } from '../../program/classes/ancestry.js';
import { reachingDefinitions } from '../../program/definitions.js';
import { atFact, type At } from '../../program/at.js';
import type { ClassNode, FieldSite, FunctionNode, Unit } from '../../program/unit.js';
import { isOnSignal, type Acquisition } from '../acquired/acquisition.js';
import { definitionOf } from '../acquired/definitions.js';
import { Rows } from '../acquired/rows.js';
import { isInstance, isSelf } from '../written/names.js';
import { factsNaming } from '../../program/modules/vocabulary.js';
import { isAssignedAnew, isJustMade } from './assigned-members.js';
import { lastsAsLong } from './given-streams.js';
import { isComponent } from '../../program/classes/components.js';
import { lifeOfCommon } from './common-members.js';
import { endedParts } from './ended-parts.js';
import { isGivenAway } from './given-away.js';
import { givesNewborn } from './newborns.js';
import { longest, OWN, UNKNOWN, type Target } from './target-life.js';
import { lifeOfType } from './typed-targets.js';
import { argumentFor } from '../../program/calls/arguments.js';
import { plainName } from '../../program/spelling.js';

const MAX_DEPTH = 8;

/** Whether the path to a place leads over an element within or beside another one. */
export function leadsToNeighbour(unit: Unit, value: Value | undefined): boolean {
  if (value?.is !== 'get' && value?.is !== 'item') return false;
  const { neighbours } = unit.catalog.resources;
  return (value.is === 'get' && neighbours.has(value.name)) || leadsToNeighbour(unit, value.of);
}

/** What an acquisition registers on, and how long that lives. */
export function targetOf(project: Project, acquisition: Acquisition): Target {
  const { row, at, receiver } = acquisition;
  if (row.global) return { life: 'process', says: 'the runtime keeps it' };
  if (row.kind === 'observer') return lifeOfObserved(project, acquisition);
  if (receiver === undefined) return row.verb ? { life: 'process', says: 'the page keeps it' } : UNKNOWN;
  return lifeOf(project, at, isOnSignal(acquisition) && receiver.is === 'get' ? receiver.of : receiver);
}

/** An observer lives as long as what it observes: the arguments of its `observe`. */
function lifeOfObserved(project: Project, { unit, owner, call }: Acquisition): Target {
  const targets = factsNaming(unit, 'observe').flatMap(id => {
    const fact = unit.fact(id);
    const given = fact.is === 'call' && lastName(fact.callee) === 'observe' ? fact.arguments[0]?.value : undefined;
    if (given === undefined || unit.classOf(fact.region) !== owner) return [];
    if (owner === undefined && unit.functionOf(fact.region) !== unit.functionOf(call.region)) return [];
    return [lifeOf(project, atFact(unit, id), given, 1)];
  });
  return longest(targets);
}

/** How what an expression leads to lives, seen from the one in whose code it stands. */
export function lifeOf(project: Project, at: At, value: Value, depth = 0): Target {
  if (depth > MAX_DEPTH) return UNKNOWN;
  switch (value.is) {
    case 'name':
      return lifeOfName(project, at, value, depth);
    case 'get':
      return lifeOfMember(project, at, value, depth);
    case 'call':
      return lifeOfResult(project, at, at.unit.callAt(value.fact), depth);
    case 'item':
      return lifeOf(project, at, value.of, depth + 1);
    case 'choice': {
      const targets = value.of.map(part => lifeOf(project, at, part, depth + 1));
      // `options.model ?? new Model()`: sometimes its own, sometimes not.
      return targets.some(({ life }) => life === 'own') ? UNKNOWN : longest(targets);
    }
    case 'await':
      return lifeOf(project, at, value.of, depth + 1);
    case 'literal':
      // `{ curtain: document.createElement('div') }`: what it holds is its owner's as well.
      return value.of.length > 0 && value.of.every(part => lifeOf(project, at, part, depth + 1).life === 'own')
        ? OWN
        : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

function lifeOfName(project: Project, at: At, value: NameValue, depth: number): Target {
  const { unit } = at;
  const binding = unit.binding(value.binding);
  if (isSelf(unit, value) || value.name === 'super' || value.name === 'this') return OWN;
  const entity = project.names.ofBinding(unit, value.binding);
  if (entity?.is === 'outside') {
    const root = entity.name.split('.')[0]!;
    if (binding?.kind === 'import')
      return { life: 'process', says: `\`${value.name}\` is imported, and shared by all` };
    return unit.catalog.resources.globals.has(root)
      ? { life: 'process', says: `\`${value.name}\` lives as long as the page or process` }
      : UNKNOWN;
  }
  if (entity?.is !== 'variable')
    return entity ? { life: 'process', says: `\`${value.name}\` is shared by all` } : UNKNOWN;
  const scope = entity.unit.functionOf(entity.unit.binding(entity.binding)!.region);
  if (scope.region.id === 0) {
    const place = entity.unit.place(entity.unit.binding(entity.binding)!.at);
    return { life: 'process', says: `\`${value.name}\` is a module variable`, place };
  }
  if (entity.unit.binding(entity.binding)!.kind === 'parameter') return lifeOfParameter(project, at, value, depth);
  return lifeOfVariable(project, at, value, depth);
}

function lifeOfVariable(project: Project, at: At, value: NameValue, depth: number): Target {
  const { unit } = at;
  const definitions = reachingDefinitions(at, value.binding);
  const targets = definitions.slice(0, 4).flatMap(fact => {
    const assign = unit.assignment(fact);
    if (assign.value === undefined || assign.how === 'augment') return [];
    if (assign.value.is === 'const') return [];
    return [lifeOf(project, { unit, region: assign.region, before: fact }, assign.value, depth + 1)];
  });
  return longest(targets);
}

/** What came with the event that a function is called for is gone after it; what a function is handed is its callers'. */
function lifeOfParameter(project: Project, { unit }: At, value: NameValue, depth: number): Target {
  const binding = unit.binding(value.binding)!;
  const node = unit.functionOf(binding.region);
  const typed = binding.type && lifeOfType(project, unit, binding.type, node.owner);
  if (typed) return typed;
  const isHandler = project.calls.handoversOf(node).some(({ how }) => how === 'argument') || node.region.name === '';
  const isStream = unit.catalog.resources.streams.has(plainName(value.name)) && !isOfMaker(project, node, value);
  if (isHandler || isStream) return { life: 'passing', says: `\`${value.name}\` comes with each call` };
  const given = isConstructor(node) ? undefined : lifeOfArguments(project, node, value, depth);
  if (node.owner && isComponent(node.owner)) return given?.life === 'own' ? given : UNKNOWN;
  return given ?? { life: 'given', says: `\`${value.name}\` is handed in`, place: unit.place(binding.at) };
}

/** `open() { return new Channel(this); }`: whoever makes it hands in itself, or what is its own. */
function isOfMaker(project: Project, node: FunctionNode, { binding }: NameValue): boolean {
  if (node.owner === undefined || !isConstructor(node)) return false;
  return project.calls.makersOf(node.owner).some(({ unit, fact }) => {
    const call = unit.fact(fact);
    const given = call.is === 'call' ? argumentFor(node, call, binding) : undefined;
    const root = given && pathRoot(given);
    return root?.is === 'name' && isInstance(unit, root);
  });
}

/** What the function's callers hand in; undefined where nobody in sight calls it. */
function lifeOfArguments(
  project: Project,
  node: FunctionNode,
  { binding }: NameValue,
  depth: number,
): Target | undefined {
  const sites = project.calls.callersOf(node).slice(0, 4);
  if (sites.length === 0 || depth > 4) return undefined;
  const targets = sites.flatMap(({ unit, fact }) => {
    const call = unit.fact(fact);
    const given = call.is === 'call' ? argumentFor(node, call, binding) : undefined;
    if (given === undefined) return [];
    const target = lifeOf(project, atFact(unit, fact), given, depth + 2);
    // What belongs to the caller is handed in, unless the caller is the owner itself, or keeps nothing of it.
    const isOwners = unit.classOf(call.region) === node.owner || isGivenAway(project, unit, fact, given);
    return [target.life === 'own' && !isOwners ? { life: 'given' as const, says: 'its caller owns it' } : target];
  });
  return targets.length > 0 ? longest(targets) : undefined;
}

function lifeOfMember(project: Project, at: At, value: Extract<Value, { is: 'get' }>, depth: number): Target {
  const { unit } = at;
  const { globalProperties, globals, globalMembers, ownFields, neighbours } = unit.catalog.resources;
  const isOfGlobal = globals.has(value.name) && globalMembers.test(lastName(value.of));
  if (globalProperties.has(value.name) || isOfGlobal)
    return { life: 'process', says: `\`${value.name}\` lives as long as the page` };
  if (ownFields.has(value.name)) return OWN;
  if (neighbours.has(value.name)) return UNKNOWN;
  if (isSelf(unit, value.of)) return lifeOfField(project, unit.classOf(at.region), value.name, depth);
  const entity = project.names.entityOf(unit, value);
  if (entity?.is === 'variable' || entity?.is === 'class')
    return { life: 'process', says: `\`${value.name}\` is shared by all` };
  if (isJustMade(at, value)) return OWN;
  if (isAssignedAnew(project, unit, value)) return UNKNOWN;
  const call = unit.call(value.of);
  const isAsked = call?.callee.is === 'get' && unit.catalog.names.accessors.test(call.callee.name);
  return lifeOf(project, at, isAsked ? call.callee.of : value.of, depth + 1);
}

function lifeOfField(project: Project, cls: ClassNode | undefined, name: string, depth: number): Target {
  if (cls === undefined) return UNKNOWN;
  if (cls.unit.catalog.resources.givenFields.has(name) && isComponent(cls))
    return { life: 'given', says: `\`${name}\` are what \`${cls.name}\` is shown with` };
  if (endedParts(cls).has(name)) return OWN;
  for (const ancestor of ancestry(cls)) {
    const sites = ancestor.fields.get(name);
    if (sites === undefined) continue;
    return longest(sites.slice(0, 6).flatMap(site => lifeAtSite(project, site, depth)));
  }
  return lifeOfCommon(project, cls, name) ?? UNKNOWN;
}

function lifeAtSite(project: Project, { unit, fact }: FieldSite, depth: number): Target[] {
  const assign = unit.assignment(fact);
  const typed = assign.type && lifeOfType(project, unit, assign.type, unit.classOf(assign.region));
  if (typed) return [typed];
  if (assign.value === undefined || assign.value.is === 'const') return [];
  return [lifeOf(project, { unit, region: assign.region, before: fact }, assign.value, depth + 1)];
}

/** `getContext('table')`: what a component around this one has made. */
function isFromAncestor({ names }: Project, unit: Unit, callee: Value): boolean {
  return unit.catalog.resources.contexts.has(names.outsideName(unit, callee) ?? '');
}

function ofAncestor(name: string): Target {
  return { life: 'given', says: `what \`${name}\` gives belongs to a component around this one` };
}

/** The arguments of a call, and the elements of those that are lists. */
function partsGiven({ arguments: given }: CallFact): Value[] {
  return given.flatMap(({ value }) => (value.is === 'literal' ? value.of : [value]));
}

/** `$(document)` is what it wraps, `$('<div>')` an element made of the markup. */
function lifeOfWrapped(project: Project, at: At, value: Value, depth: number): Target {
  const meant = definitionOf(project, at, value)?.value ?? value;
  if (meant.is === 'const') return /^(\s|\\n)*</.test(String(meant.value)) ? OWN : UNKNOWN;
  return value.is === 'name' ? lifeOf(project, at, value, depth + 1) : UNKNOWN;
}

function lifeOfResult(project: Project, at: At, call: CallFact, depth: number): Target {
  const { unit } = at;
  if (call.new) return OWN;
  const { callee } = call;
  const name = lastName(callee);
  const { resources } = unit.catalog;
  if (resources.injectors.has(name)) {
    const type = call.arguments[0]?.value;
    const typed = type && lifeOfType(project, unit, type, unit.classOf(at.region));
    return typed ?? (isFromAncestor(project, unit, callee) ? ofAncestor(name) : UNKNOWN);
  }
  const first = call.arguments[0]?.value;
  if (resources.page?.wrappers.has(name)) return first ? lifeOfWrapped(project, at, first, depth) : UNKNOWN;
  if (resources.singletons.has(name)) return { life: 'process', says: `what \`${name}\` gives is shared by all` };
  const outside = project.names.outsideName(unit, callee) ?? '';
  // What is to be taken back is of whoever asked for it.
  if (Rows.of(resources).ofCall(outside)) return OWN;
  if (resources.tickers.has(outside)) return { life: 'process', says: `the clock feeds \`${name}\` for ever` };
  if (/^[A-Z]/.test(name)) return OWN;
  if (resources.makes.test(name)) return OWN;
  if (resources.joins.has(name)) return longest(partsGiven(call).map(part => lifeOf(project, at, part, depth + 1)));
  if (givesNewborn(project, at, callee)) return OWN;
  if (callee.is !== 'get') return UNKNOWN;
  const receiver = lifeOf(project, at, callee.of, depth + 1);
  return receiver.life === 'own' || lastsAsLong(project, at, callee) ? receiver : UNKNOWN;
}
