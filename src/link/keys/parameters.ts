import type { KeyWords } from '../../model/catalog/key-words.js';
import type { CallFact, Value } from '../../model/model.js';
import { isNameOf } from '../../model/parts.js';
import { argumentAlong, argumentFor } from '../program/calls/arguments.js';
import type { Handover, Site } from '../program/calls/calls.js';
import { innerMap } from '../program/maps.js';
import { atFact } from '../program/at.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { isObject } from '../program/classes/object-methods.js';
import { domainOfAnnotation } from './by-type.js';
import { isByWord, joined, type Domain } from './domain.js';
import { domainAmongOwners } from './owners.js';
import type { Tracing } from './tracing.js';
import { byWord } from './words.js';

const MAX_SITES = 12;

/** What a function is called with, by the annotation, the call sites or the name of its parameter. */
export function domainOfParameter(keys: Tracing, unit: Unit, id: number, name: string, depth: number): Domain {
  const known = innerMap(keys.parameters, unit);
  const found = known.get(id);
  if (found) return found;
  known.set(id, byWord(unit.catalog.keys, name));
  const domain = deriveParameter(keys, unit, id, name, depth);
  if (depth < 3) known.set(id, domain);
  else known.delete(id);
  return domain;
}

function deriveParameter(keys: Tracing, unit: Unit, id: number, name: string, depth: number): Domain {
  const words = unit.catalog.keys;
  const node = unit.functionOf(unit.binding(id)!.region);
  const parameter = node.region.function?.parameters.find(entry => entry.binding === id);
  const typed = parameter?.type && domainOfAnnotation(keys.types, unit, parameter.type);
  if (typed && typed !== 'object') return typed;
  const traced = parameter && ofArguments(keys, node, id, depth);
  if (typed) return traced === 'event' ? traced : typed;
  // Under the name of a kind an event brings one of these: `reload(app_name)`.
  const isGuessed = traced === 'brought' || (traced !== undefined && isByWord(traced));
  if (traced && traced !== 'unknown' && !(isGuessed && isKindOf(words, name))) return traced;
  return byWord(words, name);
}

/** The arguments of the call sites, joined; unknown when nobody in the project calls it. */
function ofArguments(keys: Tracing, node: FunctionNode, id: number, depth: number): Domain | undefined {
  const sites = keys.calls.callersOf(node);
  const isSeen = (each: Handover): boolean =>
    isExport(each) ||
    isDeclared(each) ||
    isGivenBack(keys, node, each) ||
    (each.how === 'returned' && sites.length > 0);
  const handovers = keys.calls.handoversOf(node).filter(each => !isSeen(each));
  if (sites.length + handovers.length === 0 || !handovers.every(isHandedAlong)) return undefined;
  if (sites.length > MAX_SITES) return sites.every(site => isGivenConstant(node, site, id)) ? 'constant' : undefined;
  const parameter = node.region.function!.parameters.find(({ binding }) => binding === id)!;
  const domainOf = ({ unit, fact }: Site, given: Value | undefined): Domain => {
    if (given === undefined) return parameter.default ? 'constant' : 'unknown';
    const at = atFact(unit, fact);
    const domain = keys.domainOf(at, given, depth + 2);
    return (domain === 'self' && domainAmongOwners(keys, at, given, node, depth)) || domain;
  };
  const given = [
    ...sites.map(site => ({ site, value: argumentFor(node, callAt(site), id) })),
    ...handovers.map(handover => ({ site: handover, value: argumentAlong(node, callAt(handover), id) })),
  ];
  // `setTimeout(() => this.poll(worker))`: what it hands on to itself is what it was given.
  const others = given.filter(({ site, value }) => site.unit !== node.unit || !isNameOf(value, id));
  return others.length === 0 ? undefined : joined(others.map(({ site, value }) => domainOf(site, value)));
}

function callAt({ unit, fact }: Site): CallFact {
  return unit.callAt(fact);
}

/** `add_task(run, name)`. */
function isHandedAlong({ unit, how, verb }: Handover): boolean {
  return how === 'argument' && unit.catalog.handsAlong.has(verb);
}

/** `module.exports = function () {}`: whoever imports it is seen to call it. */
function isExport({ how, verb }: Handover): boolean {
  return how === 'stored' && verb === 'exports';
}

/** `memoize(load)`: whoever calls what comes back is seen to call it. */
function isGivenBack({ types }: Tracing, node: FunctionNode, { unit, fact, how }: Handover): boolean {
  if (how !== 'argument') return false;
  const type = types.typeOf(atFact(unit, fact), { is: 'call', fact });
  return type?.is === 'function' && type.of === node;
}

/** `const progress = { start(id) { … } }`: whoever has the object is seen to call it. */
function isDeclared({ unit, fact, how, verb }: Handover): boolean {
  const given = unit.fact(fact);
  if (how !== 'stored' || unit.catalog.eventKeys.has(verb) || given.is !== 'assign') return false;
  return given.how === 'set' && given.target.is === 'name' && given.value !== undefined && isObject(given.value);
}

/** `warnOnce('OLD_NAME')`, at however many places. */
function isGivenConstant(node: FunctionNode, site: Site, id: number): boolean {
  return argumentFor(node, callAt(site), id)?.is === 'const';
}

/** `stream_name` and `streamName` say more than `name` does, and more than another word at a place that calls. */
function isKindOf(words: KeyWords, name: string): boolean {
  return (
    /[a-z0-9](_name|Name)$/.test(name) &&
    byWord(words, name) === 'named' &&
    byWord(words, name.replace(/_?[nN]ame$/, '')) === 'named'
  );
}
