import type { Binding, BindingId, CallFact, Fact, FactId, GetValue, Value } from '../../../../model/model.js';
import { assignmentsOfPart } from '../../../lives/taken-apart.js';
import { RESULT, takerOf } from '../../../program/calls/takers.js';
import type { Project } from '../../../project.js';
import type { Spot } from '../../../slots/spot.js';
import { atFact } from '../../../program/at.js';
import type { Unit } from '../../../program/unit.js';
import { isNameOf, partsOf } from '../../../../model/parts.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { usesOfVariable } from './handle-uses.js';
import type { Holder } from './holder.js';
import { familyOf } from '../../written/families.js';
import { factsNaming } from '../../../program/modules/vocabulary.js';
import { writtenName } from '../../written/names.js';
import { boxOf } from '../../written/refs.js';

const DROPPED: Holder = { is: 'dropped' };
const MAX_HOPS = 4;
/** So many facts further a result may still be taken apart. */
const MAX_PARTS = 5;
/** So many facts further a call is still made whose arguments began with what is acquired. */
const MAX_ARGUMENTS = 64;

/** What becomes of the handle that an acquisition gives. */
export function holderOf(project: Project, acquisition: Acquisition): Holder {
  const { unit, fact, call, part } = acquisition;
  if (call.dropped) return DROPPED;
  const holder = part === undefined ? holderOfResult(project, unit, fact, 0) : holderOfPart(project, unit, fact, part);
  return holder.is === 'passed' && givesNothing(acquisition) ? DROPPED : holder;
}

/** `onMounted(() => window.addEventListener('resize', f))`: what is handed on there is `undefined`. */
export function givesNothing({ unit, receiver, row }: Acquisition): boolean {
  const { globals } = unit.catalog.resources;
  return row.isVoid === true && receiver !== undefined && globals.has(writtenName(unit, receiver));
}

/** `self.reader, self.writer = os.pipe()` */
function holderOfPart(project: Project, unit: Unit, fact: FactId, part: number): Holder {
  const [taker] = assignmentsOfPart(unit, fact, part);
  return taker === undefined ? DROPPED : holderOfTarget(project, unit, taker, 0, false);
}

function holderOfResult(project: Project, unit: Unit, fact: FactId, hops: number): Holder {
  const taker = takerOf(unit, fact) ?? partTaker(unit, fact);
  if (taker === undefined) return DROPPED;
  if (taker === RESULT || hops > MAX_HOPS) return { is: 'passed', fact };
  const by = unit.fact(taker);
  if (by.is === 'exit') return returnedTo(project, unit, taker, hops) ?? { is: 'passed', fact: taker };
  const other = by.is === 'assign' && by.target.is === 'name' ? otherTarget(unit, fact, taker) : undefined;
  if (other !== undefined) return holderOfTarget(project, unit, other, hops, false);
  if (by.is === 'assign')
    return (
      collectionOf(project, unit, fact, taker) ?? holderOfTarget(project, unit, taker, hops, by.value?.is === 'literal')
    );
  if (by.is !== 'call') return DROPPED;
  if (!by.arguments.some(({ value }) => gives(value, fact))) {
    if (isGivenWhenDone(unit, by)) return holderWhenDone(project, unit, taker, by, hops);
    // `emitter.on(…).on(…)`, `sub.add(x)`, `setTimeout(…).unref()`: the call is made on the handle.
    return by.dropped ? DROPPED : holderOfResult(project, unit, taker, hops + 1);
  }
  return holderOfArgument(project, unit, taker, by);
}

/**
 * `const { unsubscribe } = subscribe(…)`, `const { data: { subscription } } = onAuthStateChange(…)`: of what is given only the
 * part that ends it is kept, or one that has that.
 */
function partTaker(unit: Unit, fact: FactId): FactId | undefined {
  const { handleEnds } = unit.catalog.resources;
  let found: FactId | undefined;
  for (let id = fact + 1; id < fact + MAX_PARTS; id++) {
    const assign = unit.module.facts[id];
    if (assign?.is !== 'assign' || assign.value?.is !== 'get' || !isTakenFrom(assign.value, fact)) continue;
    if (handleEnds.has(assign.value.name)) return id;
    found ??= id;
  }
  return found;
}

function isTakenFrom(value: GetValue, fact: FactId): boolean {
  return value.of.is === 'get' ? isTakenFrom(value.of, fact) : value.of.is === 'call' && value.of.fact === fact;
}

/** `subscribe(…).then(end => ends.push(end))`: a function that is given it. */
export function isGivenWhenDone(unit: Unit, { callee, arguments: [first] }: CallFact): boolean {
  if (callee.is !== 'get' || callee.name !== 'then' || first === undefined) return false;
  return first.value.is !== 'function' || unit.region(first.value.region).function!.parameters.length > 0;
}

/** `open().then(stream => { camera = stream; })`: what the function that is given it does with it. */
function holderWhenDone(project: Project, unit: Unit, taker: FactId, call: CallFact, hops: number): Holder {
  const given = call.arguments[0]!.value;
  const passed: Holder = { is: 'passed', fact: taker };
  if (given.is !== 'function') return passed;
  const { from, to, function: shape } = unit.region(given.region);
  const [first] = shape!.parameters;
  const binding = first && unit.binding(first.binding);
  if (binding?.kind !== 'parameter') return passed;
  for (let id = from; id < to; id++) {
    const fact = unit.fact(id);
    if (fact.is === 'assign' && fact.target.is === 'name' && isNameOf(fact.value, binding.id))
      return holderOfTarget(project, unit, id, hops + 1, false);
  }
  return movedTo(project, unit, binding.id, hops + 1, false) ?? passed;
}

/** `self.timers[k] = timer = Timer()`: the place that is no variable. */
function otherTarget(unit: Unit, fact: FactId, taker: FactId): FactId | undefined {
  for (let id = taker + 1; id < taker + 4; id++) {
    const assign = unit.module.facts[id];
    if (assign?.is !== 'assign' || assign.value?.is !== 'call' || assign.value.fact !== fact) continue;
    if (assign.target.is !== 'name') return id;
  }
  return undefined;
}

/** `this.toDispose.push(this.view = new View())`: the collection ends what it is given, whatever else it is kept as. */
function collectionOf(project: Project, unit: Unit, fact: FactId, taker: FactId): Holder | undefined {
  for (const id of unit.calls.idsWithin({ from: taker + 1, to: taker + MAX_ARGUMENTS })) {
    const call = unit.callAt(id);
    if (!call.arguments.some(({ value }) => value.is === 'call' && value.fact === fact)) continue;
    const holder = holderOfArgument(project, unit, id, call);
    return holder.is === 'field' ? holder : undefined;
  }
  return undefined;
}

function gives(value: Value, fact: FactId): boolean {
  if (value.is === 'call') return value.fact === fact;
  if (value.is === 'op') return value.op === 'and' && gives(value.of.at(-1)!, fact);
  return value.is === 'await' || value.is === 'literal' || value.is === 'choice'
    ? partsOf(value).some(part => gives(part, fact))
    : false;
}

function holderOfTarget(project: Project, unit: Unit, fact: FactId, hops: number, many: boolean): Holder {
  const { target } = unit.assignment(fact);
  if (target.is === 'name') {
    const binding = unit.binding(target.binding);
    if (binding === undefined || isForOthers(unit, binding)) return { is: 'passed', fact };
    return movedTo(project, unit, target.binding, hops, many) ?? { is: 'local', unit, binding: target.binding, many };
  }
  const box = boxOf(unit, target);
  if (box !== undefined) return { is: 'local', unit, binding: box, many };
  const [spot] = project.operations.target(atFact(unit, fact), target);
  if (spot !== undefined && (isInsideObject(unit, spot) || isOfAnother(unit, fact, spot)))
    return { is: 'passed', fact };
  return spot?.root.is === 'field' ? { is: 'field', spot, fact, many } : { is: 'passed', fact };
}

/** A variable of the module, which whoever names it again may take the handle from. */
function isForOthers(unit: Unit, { id, region }: Binding): boolean {
  if (unit.functionOf(region).region.id !== 0) return false;
  const isExported = unit.module.exports.some(({ value }) => isNameOf(value, id));
  return isExported || usesOfVariable(unit, id).length > 0;
}

/** `this.holder.value = handle`, where the holder's class is one of the project: it has the handle now. */
function isOfAnother(unit: Unit, fact: FactId, { root }: Spot): boolean {
  const cls = unit.classOf(unit.fact(fact).region);
  return cls !== undefined && root.is === 'field' && !familyOf(unit, cls).classes.has(root.of);
}

/** `this.listener.value = handle`: what holds it is an object of its own, and ends it. */
function isInsideObject(unit: Unit, { steps }: Spot): boolean {
  const last = steps[steps.length - 1];
  return last !== undefined && unit.catalog.resources.boxed.has(last.replace(/^\./, ''));
}

/** `image.src = url`: a text that is shown, and still the variable's. */
function isShown(unit: Unit, target: Value): boolean {
  return target.is === 'get' && unit.catalog.resources.shown.has(target.name);
}

/** `const timer = setInterval(…); this.timer = timer`, `this.timers.push(timer)`. */
function movedTo(project: Project, unit: Unit, binding: BindingId, hops: number, many: boolean): Holder | undefined {
  const isIt = (value: Value | undefined): boolean => isNameOf(value, binding);
  for (const id of factsNaming(unit, unit.binding(binding)!.name)) {
    const fact = unit.fact(id);
    const returned = fact.is === 'exit' && isIt(fact.value) ? returnedTo(project, unit, id, hops) : undefined;
    if (returned) return returned;
    if (fact.is === 'assign' && fact.target.is !== 'name' && !isShown(unit, fact.target) && isIt(fact.value))
      return holderOfTarget(project, unit, id, hops + 1, many);
    if (isPutIntoObject(fact, isIt)) return { is: 'passed', fact: id };
    if (fact.is !== 'call' || !fact.arguments.some(({ value }) => isIt(value))) continue;
    const kept = holderOfArgument(project, unit, id, fact);
    if (kept.is === 'field') return kept;
  }
  return undefined;
}

/** `this.scene = { stage, camera }` */
function isPutIntoObject(fact: Fact, isIt: (value: Value | undefined) => boolean): boolean {
  if (fact.is !== 'assign' || fact.target.is === 'name' || fact.value?.is !== 'literal') return false;
  return fact.value.holds === 'mapping' && fact.value.of.some(isIt);
}

/** `this.view = this.createView()`: what a method of the owner's gives back, and the one who asks for it keeps. */
function returnedTo(project: Project, unit: Unit, exit: FactId, hops: number): Holder | undefined {
  const node = unit.functionOf(unit.fact(exit).region);
  if (node.owner === undefined || hops > MAX_HOPS) return undefined;
  const [site, ...others] = project.calls.callersOf(node);
  if (site === undefined || others.length > 0 || site.byName || site.unit.classOf(site.region) !== node.owner)
    return undefined;
  // `async with self.open() as self.session`.
  if (site.unit.callAt(site.fact).managed) return undefined;
  const holder = holderOfResult(project, site.unit, site.fact, hops + 1);
  return holder.is === 'field' ? holder : undefined;
}

/** `this.subs.push(handle)`, `this.timers.set(k, handle)`: a collection of handles; every other taker is on its own. */
export function holderOfArgument(project: Project, unit: Unit, fact: FactId, { callee }: CallFact): Holder {
  if (callee.is !== 'get' || !unit.catalog.resources.collects.has(callee.name)) return { is: 'passed', fact };
  const at = atFact(unit, fact);
  const spot = project.spots.of(at, callee.of).find(({ root }) => root.is === 'field' || isOfModule(unit, root));
  if (spot === undefined || !project.operations.slots.has(spot)) return { is: 'passed', fact };
  const [entry] = project.spots.step(spot, '*');
  return entry ? { is: 'field', spot: entry, fact, many: true } : { is: 'passed', fact };
}

/** A variable of the module that no other module sees. */
function isOfModule(unit: Unit, root: Spot['root']): boolean {
  if (root.is !== 'binding' || root.unit !== unit) return false;
  const { id, region } = unit.binding(root.binding)!;
  return region === 0 && !unit.module.exports.some(({ value }) => isNameOf(value, id));
}
