import type { AssignFact, BindingId, CallFact, Fact, FactId, RegionId, Value } from '../../model/model.js';
import type { GradientRow } from '../../model/catalog/retention-rows.js';
import { lastName } from '../../model/parts.js';
import type { Project } from '../project.js';
import { addersOf } from '../program/adders.js';
import { reachingDefinitions } from '../program/definitions.js';
import { atFact } from '../program/at.js';
import { ownFacts } from '../program/calls/returns.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { writtenAs } from '../program/written.js';
import { onEveryPass } from './reasons.js';
import { heldIn, importsFrom, type Retained } from './retained.js';

/** A loss that is added up or listed, with the graph of operations that computed it. */
export type KeptGraph = Retained<'total' | 'list'> & { readonly loss: string };

/** The losses of a project that are added up or listed without being detached. */
export function keptGraphs(project: Project): KeptGraph[] {
  return project.units
    .filter(unit => gradientsIn(unit) !== undefined)
    .flatMap(unit => [...unit.functions.values()].flatMap(node => keptIn(node)));
}

/** How the module computes with graphs, if it does. */
function gradientsIn(unit: Unit): GradientRow | undefined {
  const { gradients } = unit.catalog;
  return gradients && importsFrom(unit, gradients.packages) ? gradients : undefined;
}

function keptIn(node: FunctionNode): KeptGraph[] {
  const { unit } = node;
  const roots = rootsIn(node);
  if (roots.size === 0) return [];
  const kept: KeptGraph[] = [];
  for (const id of ownFacts(node)) {
    const fact = unit.fact(id);
    const found = keptBy(unit, fact, id, roots);
    const loop = found && unit.loopAround(fact.region)?.id;
    if (!found || !loop || isMadeIn(unit, found.keeper, loop) || isRoot(found.keeper, roots)) continue;
    kept.push({
      how: found.how,
      place: unit.place(fact.at),
      name: writtenAs(found.keeper) ?? 'it',
      loss: unit.binding(found.loss)!.name,
      confidence: 'likely',
      because: [
        { place: unit.place(fact.at), role: 'grows', says: 'the loss is kept here, graph and all' },
        {
          place: unit.place(unit.fact(roots.get(found.loss)!).at),
          role: 'held',
          says: 'the graph is walked back here, and not needed after',
        },
        onEveryPass(unit, loop),
      ],
    });
  }
  return kept;
}

/** The variables that a gradient is computed from: `loss.backward()`, `scaler.scale(loss).backward()`, `fabric.backward(loss)`. */
function rootsIn({ unit, region }: FunctionNode): Map<BindingId, FactId> {
  const roots = new Map<BindingId, FactId>();
  const { walksBack } = unit.catalog.gradients!;
  for (const id of unit.calls.idsWithin(region)) {
    const fact = unit.callAt(id);
    if (!walksBack.has(lastName(fact.callee))) continue;
    for (const value of candidatesOf(unit, fact)) if (value.is === 'name') roots.set(value.binding, id);
  }
  return roots;
}

function candidatesOf(unit: Unit, { callee, arguments: given }: CallFact): Value[] {
  const of = callee.is === 'get' ? callee.of : undefined;
  const inner = of && unit.call(of);
  return [
    ...(of ? [of] : []),
    ...(inner?.arguments ?? []).map(({ value }) => value),
    ...given.map(({ value }) => value),
  ];
}

/** What the fact keeps a loss in. */
function keptBy(
  unit: Unit,
  fact: Fact,
  id: FactId,
  roots: ReadonlyMap<BindingId, FactId>,
): { how: 'total' | 'list'; keeper: Value; loss: BindingId } | undefined {
  const loss = (value: Value | undefined): BindingId | undefined => value && lossIn(unit, value, id, roots);
  if (fact.is === 'assign') {
    const found = isTotal(fact) ? loss(fact.value) : undefined;
    return found === undefined ? undefined : { how: 'total', keeper: fact.target, loss: found };
  }
  if (fact.is !== 'call' || fact.callee.is !== 'get' || !addersOf(unit.catalog).has(fact.callee.name)) return undefined;
  const found = loss(fact.arguments[0]?.value);
  return found === undefined ? undefined : { how: 'list', keeper: fact.callee.of, loss: found };
}

/** `total += loss`, `total = total + loss`. */
function isTotal({ how, operator, target, value }: AssignFact): boolean {
  if (how === 'augment') return operator === '+';
  const isSelf = (part: Value): boolean => writtenAs(part) !== undefined && writtenAs(part) === writtenAs(target);
  return value?.is === 'op' && value.op === '+' && value.of.some(isSelf);
}

/** The loss that an expression is made of; `loss.item()` is a call and `loss.data` a number's tensor without a graph. */
function lossIn(unit: Unit, value: Value, id: FactId, roots: ReadonlyMap<BindingId, FactId>): BindingId | undefined {
  for (const part of heldIn(value))
    if (part.is === 'name' && roots.has(part.binding) && !isLetGo(unit, part.binding, id)) return part.binding;
  return undefined;
}

/** `loss = loss.item()` before it is added. */
function isLetGo(unit: Unit, binding: BindingId, id: FactId): boolean {
  const definitions = reachingDefinitions(atFact(unit, id), binding);
  return definitions.some(fact => {
    const { value } = unit.assignment(fact);
    const call = value && unit.call(value);
    const name = call ? lastName(call.callee) : value?.is === 'get' ? value.name : '';
    return unit.catalog.gradients!.letsGo.has(name);
  });
}

function isRoot(keeper: Value, roots: ReadonlyMap<BindingId, FactId>): boolean {
  return keeper.is === 'name' && roots.has(keeper.binding);
}

/** A sum that starts anew on every pass is gone with it. */
function isMadeIn(unit: Unit, keeper: Value, loop: RegionId): boolean {
  if (keeper.is !== 'name') return false;
  return unit.definitions[keeper.binding]!.some(fact => {
    const assign = unit.assignment(fact);
    return assign.how === 'set' && !isTotal(assign) && unit.isWithin(assign.region, loop);
  });
}
