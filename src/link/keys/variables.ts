import type { FactId, RegionId, Value } from '../../model/model.js';
import { isMetaclass } from '../program/classes/classes.js';
import { reachingDefinitions } from '../program/definitions.js';
import { atFact, type At } from '../program/at.js';
import type { Unit } from '../program/unit.js';
import { domainOfType } from './by-type.js';
import { isCounted } from './counting.js';
import { joined, type Domain } from './domain.js';
import { domainOfParameter } from './parameters.js';
import { MAX_DEPTH, type Tracing } from './tracing.js';
import { byWord, isOfKind } from './words.js';

/** What a variable holds: all that it is given on some way to the place. */
export function domainOfVariable(keys: Tracing, at: At, name: string, id: number, depth: number): Domain {
  const binding = at.unit.binding(id);
  if (binding === undefined) return 'unknown';
  if (binding.kind === 'self') {
    const cls = at.unit.classOf(binding.region);
    return cls && isMetaclass(cls) ? 'finite' : 'object';
  }
  if (binding.kind === 'class-self') return 'finite';
  const entity = keys.names.ofBinding(at.unit, id);
  if (entity?.is === 'class' || entity?.is === 'function' || entity?.is === 'module') return 'finite';
  if (entity?.is === 'outside') return 'constant';
  const typed = domainOfType(at.unit.catalog, keys.types.typeOf(at, { is: 'name', name, binding: id }));
  if (typed && typed !== 'object') return typed;
  if (entity?.is === 'variable' && isOneValue(entity.unit, entity.binding)) return 'finite';
  const definitions = reachingDefinitions(at, id);
  const given = definitions.slice(0, 5).map(fact => ofDefinition(keys, at.unit, fact, depth));
  // Where a parameter is given another value on some way, it may also be what it was called with.
  if (binding.kind === 'parameter' && !isReplaced(at, definitions))
    given.push(domainOfParameter(keys, at.unit, id, name, depth));
  const found = given.length === 0 ? 'unknown' : joined(given);
  // An object as it is, unless it is seen to be made anew each time.
  if (typed) return found === 'event' ? found : typed;
  // A class is one of a few, whatever the table is called that it was looked up in.
  const isClass = found !== 'event' && isOfKind(at.unit.catalog.keys, name);
  return found === 'unknown' || isClass ? byWord(at.unit.catalog.keys, name) : found;
}

/** Whether every way to the place passes one of the definitions. */
function isReplaced({ unit, region }: At, definitions: readonly FactId[]): boolean {
  return definitions.some(fact => unit.isWithin(region, unit.fact(fact).region));
}

function ofDefinition(keys: Tracing, unit: Unit, fact: FactId, depth: number): Domain {
  const assign = unit.assignment(fact);
  const at = atFact(unit, fact);
  if (isCounted(assign)) return ofCounter(unit, fact);
  if (assign.how === 'augment') return 'unknown';
  if (assign.value === undefined) return 'unknown';
  if (assign.how === 'iterate') return ofWalked(keys, at, assign.value, depth + 1);
  if (assign.how === 'catch') return 'object';
  return keys.domainOf(at, assign.value, depth + 1);
}

/** A local counter ends with its function; one that outlives it counts events. */
function ofCounter(unit: Unit, fact: FactId): Domain {
  const { target, region } = unit.assignment(fact);
  if (target.is !== 'name') return 'event';
  const scope = unit.binding(target.binding)!.region;
  return unit.functionOf(scope) === unit.functionOf(region) && !isOfInstance(unit, region) ? 'unknown' : 'event';
}

/** `class Shape { id = counter++; }`: what a class body says of an attribute is done for each instance. */
function isOfInstance(unit: Unit, region: RegionId): boolean {
  return unit.module.language === 'typescript' && unit.region(region).kind === 'class';
}

/** What is walked: a literal and configuration are finite; otherwise the name of the collection speaks. */
function ofWalked(keys: Tracing, at: At, value: Value, depth: number): Domain {
  if (value.is === 'literal') return joined(value.of.map(part => keys.domainOf(at, part, depth + 1)));
  const gathered = ofGathered(keys, at, value, depth);
  if (gathered) return gathered;
  if (value.is === 'item') return ofWalked(keys, at, value.of, depth + 1);
  if (keys.sets.isClosed(at, value)) return 'finite';
  const call = at.unit.call(value);
  if (call) {
    const name = keys.names.outsideName(at.unit, call.callee);
    if (name === 'range') return 'finite';
    if (call.callee.is === 'get')
      return at.unit.catalog.values.listings.has(call.callee.name)
        ? ofWalked(keys, at, call.callee.of, depth + 1)
        : 'unknown';
    return call.arguments[0] && depth < MAX_DEPTH ? ofWalked(keys, at, call.arguments[0].value, depth + 1) : 'unknown';
  }
  const entity = keys.names.entityOf(at.unit, value);
  if (entity?.is === 'class' || entity?.is === 'outside') return 'finite';
  if (isNamedArguments(at.unit, value)) return 'named';
  if (value.is === 'name' || value.is === 'get') return byWord(at.unit.catalog.keys, value.name);
  return 'unknown';
}

/** What the function itself has put into the list: `for name, task in pairs`, after `pairs.append((name, start(name)))`. */
function ofGathered(keys: Tracing, at: At, value: Value, depth: number): Domain | undefined {
  const index = value.is === 'item' && value.key.is === 'const' ? value.key.value : undefined;
  if (depth > MAX_DEPTH || (value.is === 'item' && typeof index !== 'number')) return undefined;
  const given = keys.sets.gatheredIn(at, value.is === 'item' ? value.of : value)?.map(({ at: from, value: member }) => {
    const part = typeof index === 'number' ? partAt(member!, index) : member;
    return part && keys.domainOf(from, part, depth + 1);
  });
  return given?.every(domain => domain !== undefined) ? joined(given) : undefined;
}

function partAt(value: Value, index: number): Value | undefined {
  return value.is === 'literal' && value.keys === undefined ? value.of.at(index) : undefined;
}

/** `**flags`: what arguments are called stands in the program. */
function isNamedArguments(unit: Unit, value: Value): boolean {
  const binding = unit.bindingOf(value);
  if (binding?.kind !== 'parameter') return false;
  const { parameters } = unit.functionOf(binding.region).region.function!;
  return parameters.some(({ binding: id, rest }) => id === binding.id && rest === 'mapping');
}

/** A module variable that is assigned once, at module level: one key. */
function isOneValue(unit: Unit, id: number): boolean {
  const definition = unit.soleDefinition(id);
  if (definition === undefined) return false;
  const { region, how } = unit.assignment(definition);
  return how === 'set' && unit.functionOf(region).region.id === 0 && unit.region(region).kind !== 'loop';
}
