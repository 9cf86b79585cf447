import type { MemoRow } from '../../../model/catalog/catalog.js';
import { memberOf } from '../../../model/members.js';
import type { AssignFact, BindingId, CallFact, Fact, FactId, Place, RegionId, Value } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import { startOf } from '../../../model/span.js';
import { livesAtLeast } from '../../../model/time.js';
import { mentions } from '../../program/mentions.js';
import type { Site } from '../../program/calls/calls.js';
import type { Project } from '../../project.js';
import type { Type } from '../../program/types/type.js';
import { atFact, type At } from '../../program/at.js';
import { clearedAgain } from './cleared.js';
import { limitsOf, type Limits } from './memo-limits.js';
import { ownMemoizers, type OwnMemoizer } from './own-memoizers.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { writtenAs } from '../../program/written.js';

/** A function whose results are kept by a decorator or wrapper. */
export interface Memo extends Limits {
  readonly node: FunctionNode;
  /** The decorator, or the call that wraps. */
  readonly place: Place;
  /** What keeps the results: `functools.lru_cache`. */
  readonly by: string;
  /** As a person would call the function. */
  readonly name: string;
  /** What makes the key of a call, where that is a function of its own. */
  readonly resolver: FunctionNode | undefined;
  /** Results are told apart by the first argument alone. */
  readonly byFirst: boolean;
  readonly perInstance: boolean;
  /** Meant to be made for each request. */
  readonly forEach: boolean;
  readonly how: 'decorates' | 'wraps';
  /** The cache stays for most of the process. */
  readonly stays: boolean;
  /** A call that asks with an object made on the spot, as all do, where objects are told apart by identity. */
  readonly missed: Place | undefined;
  /** Each call of a function around it makes a cache, asks it once and drops it. */
  readonly anew: boolean;
}

type OwnMemoizers = ReadonlyMap<FunctionNode, OwnMemoizer>;

/** Whether the instance that a method is called on is part of every key; under `@classproperty` the class is, called `cls`. */
export function keepsSelf({ node }: Memo): boolean {
  const [first] = node.region.function!.parameters;
  if (node.owner === undefined || first === undefined || first.name === 'cls') return false;
  return node.unit.binding(first.binding)?.kind === 'self';
}

/** Every memoised function of the project that does not forget by itself what it knows. */
export function findMemos(project: Project): Memo[] {
  const own = ownMemoizers(project);
  const cleared = clearedAgain(project);
  return project.units
    .flatMap(unit => [...decorated(project, unit, own), ...wrapped(project, unit, own)])
    .filter(({ node }) => !cleared.has(node));
}

function* decorated(project: Project, unit: Unit, own: OwnMemoizers): Iterable<Memo> {
  for (const node of unit.functions.values()) {
    for (const decorator of node.region.function?.decorators ?? []) {
      const memo = decoratedBy(project, node, decorator, own);
      if (memo) yield memo;
    }
  }
}

function decoratedBy(project: Project, node: FunctionNode, decorator: Value, own: OwnMemoizers): Memo | undefined {
  const { unit, region } = node;
  const call = unit.call(decorator);
  const by = project.names.outsideName(unit, call?.callee ?? decorator);
  const around = { unit, region: region.parent, before: region.from };
  const named = call || own.size === 0 ? undefined : ownRow(own, project.types.typeOf(around, decorator), node);
  const row = rowOf(unit, by) ?? named?.row;
  if (row === undefined || row.wraps || (!call && !row.bare)) return undefined;
  return {
    node,
    place: decoratorPlace(node, decorator),
    by: named?.by ?? by!,
    name: region.name,
    how: 'decorates',
    resolver: undefined,
    byFirst: false,
    perInstance: row.perInstance ?? false,
    forEach: row.forEach ?? false,
    stays: runsOnce(project, unit, region.parent),
    missed: call && call.arguments.length > 0 ? undefined : missOf(project, node),
    // A store that is handed in lives where it was made.
    anew: row.keeps !== 'given' && isAskedOnce(project, unit, unit.functionOf(region.parent), nameOf(node)),
    ...limitsOf(project, unit, row, call),
  };
}

function missOf(project: Project, node: FunctionNode): Place | undefined {
  if (node.unit.module.language !== 'typescript') return undefined;
  const callers = project.calls.callersOf(node);
  const isFresh = ({ unit, fact }: Site): boolean => {
    const first = unit.callAt(fact).arguments[0]?.value;
    return first?.is === 'literal' && first.holds !== 'tuple';
  };
  const [first] = callers;
  return first && callers.every(isFresh) ? first.unit.place(first.unit.fact(first.fact).at) : undefined;
}

/** The decorator's expression; a bare name stands in a `use` before the function. */
function decoratorPlace({ unit, region }: FunctionNode, decorator: Value): Place {
  const call = unit.call(decorator);
  if (call) return unit.place(call.at);
  if (decorator.is === 'get') return unit.place(decorator.at);
  for (let id = region.from - 1; id >= 0; id--) {
    const fact = unit.fact(id);
    if (fact.is === 'use' && fact.value === decorator && startOf(fact.at) >= startOf(region.at))
      return unit.place(fact.at);
    if (startOf(fact.at) < startOf(region.at)) break;
  }
  return unit.place(region.head);
}

function* wrapped(project: Project, unit: Unit, own: OwnMemoizers): Iterable<Memo> {
  for (const id of unit.calls.ids) {
    const memo = wrappedBy(project, unit, id, own);
    if (memo) yield memo;
  }
}

/** `memoize(fn)`, and `lru_cache(maxsize=None)(fn)`. */
function wrappedBy(project: Project, unit: Unit, id: FactId, own: OwnMemoizers): Memo | undefined {
  const call = unit.callAt(id);
  if (call.arguments.length === 0) return undefined;
  const { callee } = call;
  const maker = unit.call(callee);
  const by = project.names.outsideCalled(unit, callee.is === 'call' ? callee.fact : id);
  const named = maker ? undefined : ownRow(own, project.types.ofCalled(unit, id));
  const row = rowOf(unit, by) ?? named?.row;
  if (row === undefined || (maker ? row.wraps : !row.wraps && !row.bare)) return undefined;
  const memoized = functionIn(project, unit, id, call.arguments[row.resolver === 0 ? 1 : 0]?.value);
  if (memoized === undefined) return undefined;
  const target = takenBy(unit, id)?.target;
  const stays = staysIn(project, unit, call.region, id, target);
  // What the project's own memoiser keeps in a function goes with the call.
  if (named && !stays) return undefined;
  return {
    node: memoized,
    place: unit.place(call.at),
    by: named?.by ?? by!,
    name: (target && writtenAs(target)) ?? memoized.region.name,
    how: 'wraps',
    resolver: functionIn(project, unit, id, resolverOf(row, call)),
    byFirst: row.byFirst ?? false,
    perInstance:
      row.perInstance ?? isBound(project, atFact(unit, id), call.arguments[row.resolver === 0 ? 1 : 0]?.value),
    forEach: row.forEach ?? false,
    stays,
    missed: undefined,
    anew: target?.is === 'name' && isAskedOnce(project, unit, unit.functionOf(call.region), target.binding),
    ...limitsOf(project, unit, row, row.wraps ? call : maker),
  };
}

/** `lru_cache(64)(self.measure)`, `cache(cell.run)`: what it remembers, it remembers of the one whose method it is. */
function isBound(project: Project, at: At, value: Value | undefined): boolean {
  if (value?.is !== 'get') return false;
  const isSelf = at.unit.bindingOf(value.of)?.kind === 'self';
  return isSelf || project.types.typeOf(at, value.of)?.is === 'instance';
}

function functionIn(project: Project, unit: Unit, id: FactId, value: Value | undefined): FunctionNode | undefined {
  const type = value && project.types.typeOf(atFact(unit, id), value);
  return type?.is === 'function' ? type.of : undefined;
}

function resolverOf({ resolver }: MemoRow, call: CallFact): Value | undefined {
  if (typeof resolver === 'number') return call.arguments[resolver]?.value;
  const options = resolver === undefined ? undefined : call.arguments[1]?.value;
  return resolver === undefined ? undefined : memberOf(options, resolver);
}

const OWN: MemoRow = { keeps: 'unbounded', bare: true };

/** Of a memoiser that the project wrote; on a method, one whose key holds what the method is called on. */
function ownRow(
  own: OwnMemoizers,
  type: Type | undefined,
  method?: FunctionNode,
): { row: MemoRow; by: string } | undefined {
  const memoizer = type?.is === 'function' ? own.get(type.of) : undefined;
  if (type?.is !== 'function' || memoizer === undefined) return undefined;
  if (method?.owner !== undefined && !memoizer.keepsArguments) return undefined;
  return { row: OWN, by: type.of.region.name };
}

function rowOf(unit: Unit, name: string | undefined): MemoRow | undefined {
  return name === undefined ? undefined : unit.catalog.memos[name];
}

/** The assignment that takes the result of a call. */
function takenBy(unit: Unit, call: FactId): AssignFact | undefined {
  const { to } = unit.region(unit.fact(call).region);
  return unit.assignments
    .within({ from: call + 1, to })
    .find(({ value }) => value?.is === 'call' && value.fact === call);
}

function staysIn(project: Project, unit: Unit, region: RegionId, id: FactId, target: Value | undefined): boolean {
  if (target?.is === 'get') {
    const cls = project.types.classOf(atFact(unit, id), target.of);
    if (cls) return livesAtLeast(project.lives.ofClass(cls).life, 'long');
  }
  return runsOnce(project, unit, region);
}

/** Module and class level, and functions that set things up. */
function runsOnce(project: Project, unit: Unit, region: RegionId): boolean {
  return project.frequencies.ofFunction(unit.functionOf(region)).runs === 'once';
}

/**
 * The function in which it is made calls it in one place, and does nothing else with it: the cache goes with that call
 * before it could answer. A function that calls itself, or is called in a loop, does profit.
 */
function isAskedOnce(project: Project, unit: Unit, around: FunctionNode, name: BindingId): boolean {
  const { id: body } = around.region;
  const binding = unit.binding(name);
  if (binding === undefined || binding.kind === 'parameter') return false;
  if (unit.functionOf(binding.region) !== around || runsOnce(project, unit, body)) return false;
  const uses = unit.factsWithin(around.region).filter(fact => !isDefinition(fact, name) && mentions(fact, name));
  const [use, ...others] = uses;
  if (use?.is !== 'call' || others.length > 0 || use.callee.is !== 'name' || use.callee.binding !== name) return false;
  return unit.functionOf(use.region) === around && !project.frequencies.loopAround(unit, use.region);
}

function isDefinition(fact: Fact, name: BindingId): boolean {
  return fact.is === 'assign' && isNameOf(fact.target, name);
}

/** The variable that a `def` declares; -1 for a function without a name. */
function nameOf({ unit, region }: FunctionNode): BindingId {
  return unit.module.bindings.findIndex(({ names }) => names === region.id);
}
