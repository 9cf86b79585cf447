import type { FactId, Region, RegionId, Value } from '../../../../model/model.js';
import { lastName } from '../../../../model/parts.js';
import { conditionsOf } from '../../../../model/conditions.js';
import { waysOut, type WayOut } from '../../../../model/paths.js';
import { catchesOf } from '../../../../model/steps.js';
import { isPassedBy, isInCatch } from '../../../program/alternatives.js';
import { factsByFunction } from '../halves.js';
import { isTakenOutByIt } from './taken-out-by-callee.js';
import { plainName, isSameText } from '../../../program/spelling.js';
import { neverFails } from '../../../program/calls/settling.js';
import type { Project } from '../../../project.js';
import type { Operation } from '../../../slots/slots.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';

/** A way out of a function that adds an entry and removes it again, on which it is not removed. */
export interface WayPast {
  readonly node: FunctionNode;
  readonly way: WayOut & { readonly fact: FactId };
  readonly growth: Operation;
  /** The one that comes first in the file before the others. */
  readonly removals: readonly Operation[];
}

/**
 * For each addition of an entry that is removed again in one function, by itself or through helpers, the way past its
 * removal; the one that is most likely taken comes first. It is one that is there as long as the function runs, since every way that ends well removes it. Of the others those count on which
 * it waits, where what it waits for may fail or another task may cancel it, and those on which it throws itself; a plain
 * call that fails is not foreseen by anybody.
 */
export function waysPast(
  project: Project,
  grows: readonly Operation[],
  removals: readonly Operation[],
  all: readonly Operation[],
): WayPast[] {
  const added = factsByFunction(project, grows);
  const removed = factsByFunction(project, removals);
  const gone = factsByFunction(project, all);
  const found: WayPast[] = [];
  for (const [node, acquires] of added) {
    const releases = removed.get(node);
    if (releases === undefined || node.region.id === 0 || isLetGoLater(node, removals)) continue;
    for (const [acquire, grow] of acquires) {
      const pairsOf = (facts: ReadonlyMap<FactId, Operation>): Map<FactId, Operation> =>
        new Map([...facts].filter(([fact, removal]) => isPair(node, [acquire, grow], [fact, removal])));
      const own = pairsOf(releases);
      const way =
        own.size > 0 ? firstWay(project, node, acquire, new Set(pairsOf(gone.get(node)!).keys()), all) : undefined;
      if (way === undefined) continue;
      found.push({ node, way, growth: grow, removals: [...own.values()] });
    }
  }
  return found.sort((one, other) => Number(one.way.cancelled ?? false) - Number(other.way.cancelled ?? false));
}

/** Whether the removal takes out what is added: after it, on the same way, and under the same name. */
function isPair({ unit }: FunctionNode, [acquire, grow]: Done, [release, removal]: Done): boolean {
  if (removal.kind !== 'shrink' || release < acquire || isCut(removal)) return false;
  if (isPassedBy(unit, unit.fact(acquire).region, unit.fact(release).region)) return false;
  const added = grow.key ?? grow.value;
  // Through a helper, its own words: those of the caller are other ones, and its own variables none that others see.
  const isDirect = grow.fact === acquire && removal.fact === release;
  if (!isDirect) return !isOfHelper(acquire, grow) && !isOfHelper(release, removal);
  return added !== undefined && removal.key !== undefined && isSameText(added, removal.key);
}

/** `lines = lines[-N:]`: the oldest go, whichever they are. */
function isCut({ unit, fact: id }: Operation): boolean {
  const fact = unit.fact(id);
  return fact.is === 'assign' && fact.value?.is === 'item';
}

/** `split() { const half = new Shelf(); shelves.push(half); }`: what it adds, or takes out, it finds by itself. */
function isOfHelper(fact: FactId, { unit, fact: done, region, key, value }: Operation): boolean {
  const member = key ?? value;
  const binding = unit.bindingOf(member);
  return fact !== done && binding?.kind === 'variable' && unit.functionOf(binding.region) === unit.functionOf(region);
}

function firstWay(
  project: Project,
  { unit, region }: FunctionNode,
  acquire: FactId,
  releases: ReadonlySet<FactId>,
  all: readonly Operation[],
): WayPast['way'] | undefined {
  const settles = (wait: FactId): boolean =>
    neverFails(project.types, unit, wait) || isTakenOutByIt(project, unit, wait, all);
  const ways = waysOut(unit.module, { scope: region.id, acquire, releases, settles });
  const isGivenUp = (way: WayOut): way is WayPast['way'] => isLeftWhenCaught(unit, way, acquire);
  const endsWell = ({ how, caught }: WayOut): boolean =>
    caught !== true && (how === 'end' || how === 'return' || how === 'again');
  if (ways.some(way => endsWell(way) && !isGivenUp(way))) return undefined;
  const isCleared = [...releases].some(release => isInCatch(unit, unit.fact(release).region));
  const early = ways.filter(
    (way): way is WayPast['way'] => !way.caught && isEarly(unit, way, isCleared) && !isAnswered(unit, way, releases),
  );
  return early.find(way => !way.cancelled) ?? early[0] ?? ways.find(isGivenUp);
}

/** `except TimeoutError: return`, of what it waits for while the entry is there: its author knows that way, and leaves the entry. */
function isLeftWhenCaught(unit: Unit, { how, fact: id, caught }: WayOut, acquire: FactId): boolean {
  if (caught === true || how !== 'return' || id === undefined) return false;
  const handler = unit.fact(id).region;
  return unit
    .inside(unit.functionOf(handler).region)
    .filter(attempt => attempt.kind === 'try' && catchesOf(unit.module, attempt).some(each => each.id === handler))
    .some(attempt => waitsIn(unit, attempt, acquire));
}

function waitsIn(unit: Unit, { from, to }: Region, after: FactId): boolean {
  const rest = { from: Math.max(from, after + 1), to };
  return unit.exits.within(rest).some(({ how, value }) => how === 'await' && value !== undefined);
}

/**
 * It waits for something, or throws. What `async with` and `async for` wait for is their own, unless the entry is removed
 * where they fail: then being cancelled there was forgotten.
 */
function isEarly(unit: Unit, { how, fact: id, cancelled }: WayOut, isCleared: boolean): boolean {
  const fact = id === undefined ? undefined : unit.fact(id);
  if (fact?.is !== 'exit') return false;
  if (how === 'await' && fact.value === undefined) return cancelled === true && isCleared;
  // What is caught and thrown again was looked at, and is often to be tried once more.
  if (how === 'throw') return !isInCatch(unit, fact.region) && !isOver(unit, id!);
  if (how === 'await') return fact.value !== undefined && !isTurn(unit, fact.value) && !isForeseen(unit, fact.region);
  return how === 'yield';
}

/** `except TimeoutError: waiting.remove(name)`: how it may fail was thought of. */
function isAnswered(unit: Unit, { how, fact: id, cancelled }: WayOut, releases: ReadonlySet<FactId>): boolean {
  if (how !== 'await' || cancelled === true || id === undefined) return false;
  const { region } = unit.fact(id);
  return unit.around(region, unit.functionOf(region).region.id).some(({ kind, id: around }) => {
    if (kind !== 'try') return false;
    const catches = catchesOf(unit.module, unit.region(around));
    return catches.some(({ from, to }) => [...releases].some(release => release >= from && release < to));
  });
}

/** `if self._closed: raise …`: whoever ends the owner lets go of all that it has. */
function isOver(unit: Unit, thrown: FactId): boolean {
  const { closedFlags } = unit.catalog.names;
  const scope = unit.functionOf(unit.fact(thrown).region).region.id;
  return conditionsOf(unit.module, thrown, scope).some(test => closedFlags.test(plainName(lastName(test))));
}

/** `except (TimeoutError, CancelledError)` around a wait: both ways in which nobody answers were thought of. */
function isForeseen(unit: Unit, region: RegionId): boolean {
  const { cancellations, timeouts } = unit.catalog.values;
  for (const around of unit.around(region, unit.functionOf(region).region.id)) {
    if (around.kind !== 'try') continue;
    const caught = catchesOf(unit.module, around).flatMap(({ catches }) => (catches ?? []).map(lastName));
    if (caught.some(name => cancellations.has(name)) && caught.some(name => timeouts.has(name))) return true;
  }
  return false;
}

/** `await this.mutex.lock()` */
function isTurn(unit: Unit, value: Value): boolean {
  const callee = unit.call(value)?.callee;
  const { methods, of } = unit.catalog.timedWaits.turns;
  if (callee?.is !== 'get' || !methods.has(callee.name)) return false;
  return (callee.of.is === 'get' || callee.of.is === 'name') && of.test(callee.of.name);
}

type Done = readonly [fact: FactId, operation: Operation];

/** A function written in this one removes it: when its work is done, or when it is told to. */
function isLetGoLater({ unit, region }: FunctionNode, removals: readonly Operation[]): boolean {
  return removals.some(removal => {
    if (removal.unit !== unit) return false;
    const inner = unit.functionOf(removal.region).region.id;
    return inner !== region.id && unit.isWithin(inner, region.id);
  });
}
