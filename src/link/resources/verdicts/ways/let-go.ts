import { conditionsOf } from '../../../../model/conditions.js';
import type { BindingId, FactId, Place, Value } from '../../../../model/model.js';
import type { ResourceRow } from '../../../../model/catalog/resource-rows.js';
import type { Project } from '../../../project.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import { someIn } from '../../../program/mentions.js';
import { ITSELF, type Spot } from '../../../slots/spot.js';
import { operationsOf, type Operation, type Slot } from '../../../slots/slots.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import { needsItsEnd } from '../needs.js';
import { isNameOf, isNothing, pathRoot } from '../../../../model/parts.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { takingFact } from '../../../program/calls/takers.js';
import { isSelf } from '../../written/names.js';
import { fieldSitesOf } from '../../../program/classes/field-sites.js';

/** The method by which an owner forgets a handle that nobody ends: from then on nobody can. */
export interface LettingGo {
  readonly method: FunctionNode;
  readonly place: Place;
}

/** Where a handle is forgotten. */
type Forgetting = Pick<Operation, 'unit' | 'fact' | 'region' | 'place'>;

/**
 * `leave() { this.socket = null; }`, `remove(id) { this.timers.delete(id); }`: the owner lives on without what it had, and what it
 * had goes on.
 */
export function lettingGoOf(project: Project, inventory: Inventory, standing: Standing): LettingGo | undefined {
  const { acquisition, releases, state, passes } = standing;
  const { holder } = releases;
  const { row, made, node } = acquisition;
  if (state !== 'open' || passes || row.onlyLikeSiblings || holder.is !== 'field' || releases.mismatches.length > 0)
    return undefined;
  const lasts = made ? needsItsEnd(project, inventory, made) : goesOn(row);
  if (!lasts) return undefined;
  const { spot } = holder;
  // Whoever takes an entry out of a collection ends it: `class Users(dict)`, where `__delitem__` only removes.
  if (spot.root.is === 'field' && spot.root.name === ITSELF) return undefined;
  const entries = spot.within && spot.steps.at(-1) === '*' ? project.operations.slots.get(spot.within) : undefined;
  const forgets: readonly Forgetting[] = entries
    ? operationsOf(entries, 'shrink', 'clear', 'replace')
    : emptied(standing);
  for (const { unit, fact, region, place } of forgets) {
    const method = unit.functionOf(region);
    const isForgotten =
      isAskedToForget(project, method) &&
      !isToldByItself(project, acquisition, method) &&
      !isFoundEnded(method, fact, holder.spot);
    if (method !== node && isForgotten && !(entries && isLookedAfter(project, entries, unit, fact)))
      return { method, place };
  }
  return undefined;
}

const GO_ON: ReadonlySet<ResourceRow['kind']> = new Set(['timer', 'disposable', 'subscription']);

/** What the runtime keeps, and what is open until somebody closes it. */
function goesOn({ kind, global, collected }: ResourceRow): boolean {
  return kind === 'opened' ? collected !== true : global === true && GO_ON.has(kind);
}

/** Where the attribute is given nothing. */
function emptied({ releases: { holder } }: Standing): Forgetting[] {
  if (holder.is !== 'field' || holder.spot.root.is !== 'field' || holder.spot.steps.length > 0) return [];
  return fieldSitesOf(holder.spot.root.of, holder.spot.root.name).flatMap(({ unit, fact }) => {
    const { value, region, at } = unit.assignment(fact);
    return isNothing(value) ? [{ unit, fact, region, place: unit.place(at) }] : [];
  });
}

/** `this.busy.delete(worker); this.idle.push(worker);`, `this.busy.delete(worker); worker.terminate();`. */
function isLookedAfter(project: Project, from: Slot, unit: Unit, fact: FactId): boolean {
  const call = unit.fact(fact);
  const taken = call.is === 'call' ? call.arguments[0]?.value : undefined;
  if (taken?.is !== 'name') return false;
  const method = unit.functionOf(call.region);
  return isEndedIn(method, taken.binding) || isPutElsewhere(project, from, method, taken.binding);
}

function isEndedIn({ unit, region }: FunctionNode, binding: BindingId): boolean {
  const { endings } = unit.catalog.resources;
  return unit.factsWithin(region).some(fact => {
    const callee = fact.is === 'call' && fact.callee.is === 'get' ? fact.callee : undefined;
    return callee?.of.is === 'name' && callee.of.binding === binding && endings.has(callee.name);
  });
}

/** From one collection to another. */
function isPutElsewhere(project: Project, from: Slot, method: FunctionNode, binding: BindingId): boolean {
  return [...project.operations.slots.values()].some(
    to =>
      to !== from &&
      operationsOf(to, 'grow').some(
        ({ value, unit, region }) =>
          unit === method.unit &&
          unit.functionOf(region) === method &&
          value?.is === 'name' &&
          value.binding === binding,
      ),
  );
}

/** `lamp.ended.subscribe(() => this.forget(name))`: whoever asks for it is told by the thing itself that it has come to its end. */
function isToldByItself(project: Project, { unit, fact }: Acquisition, method: FunctionNode): boolean {
  const by = takingFact(unit, fact);
  if (by?.is !== 'assign' || by.target.is !== 'name') return false;
  const { binding } = by.target;
  const callers = project.calls.callersOf(method);
  return (
    callers.length > 0 &&
    callers.every(caller =>
      project.calls.handoversOf(caller.unit.functionOf(caller.region)).some(to => {
        const taker = to.unit.fact(to.fact);
        const on = taker.is === 'call' ? taker.callee : taker.is === 'assign' ? taker.target : undefined;
        const root = on && pathRoot(on);
        return to.unit === unit && isNameOf(root, binding);
      }),
    )
  );
}

/** `if (!this.stream.active) this.stream = undefined;`: it was asked first how it is, and had ended by itself. */
function isFoundEnded({ unit, region }: FunctionNode, fact: FactId, { root }: Spot): boolean {
  if (root.is !== 'field') return false;
  const isState = (part: Value): boolean =>
    part.is === 'get' && part.of.is === 'get' && part.of.name === root.name && isSelf(unit, part.of.of);
  return conditionsOf(unit.module, fact, region.id).some(test => someIn(unit, test, isState));
}

/** A method of the owner's, or a function of the module that has it: what hears that a thing has ended by itself forgets it then. */
function isAskedToForget(project: Project, node: FunctionNode): boolean {
  const isOfModule = node.outer?.region.id === 0 && node.region.name !== '';
  if ((node.owner === undefined && !isOfModule) || project.frequencies.isBirthOnly(node)) return false;
  return !node.unit.catalog.names.hears.test(node.region.name) && project.calls.handoversOf(node).length === 0;
}
