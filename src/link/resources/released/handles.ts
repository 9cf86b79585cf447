import type { AssignFact, Binding, BindingId, CallFact, FactId, RegionId, Value } from '../../../model/model.js';
import { unitsNaming } from '../../program/vocabulary.js';
import { RESULT, takerOf } from '../../program/takers.js';
import type { Project } from '../../project.js';
import type { Spot } from '../../slots/spot.js';
import { atFact } from '../../program/types.js';
import type { Unit } from '../../program/unit.js';
import { partsOf } from '../../../model/parts.js';
import type { Acquisition } from '../acquired/acquisitions.js';
import { familyOf } from '../written/families.js';
import { givingBack } from '../written/given-back.js';
import { factsNaming } from '../written/mentions.js';
import { lastName } from '../written/names.js';
import { boxOf, isVariableOrContent } from '../written/refs.js';

/**
 * What becomes of the handle that an acquisition gives.
 * - dropped: nobody takes it · chained: the next call is made on it · passed: somebody else has it now
 * - local: a variable · field: an attribute, or an entry of one; `many`: a collection of such handles
 */
export type Holder =
  | { readonly is: 'dropped' }
  | { readonly is: 'passed'; readonly fact: FactId }
  | { readonly is: 'local'; readonly unit: Unit; readonly binding: BindingId; readonly many: boolean }
  | { readonly is: 'field'; readonly spot: Spot; readonly fact: FactId; readonly many: boolean };

const DROPPED: Holder = { is: 'dropped' };
const MAX_HOPS = 4;
/** Calls that look at what they are given, and keep nothing. */
const LOOKS =
  /^(log|debug|info|warn|error|assert|Boolean|String|Number|isNaN|ok|expect|push|set|add|append|unshift|has|includes|run_in_executor|isinstance|bool|str|repr|len)$/;

export function holderOf(project: Project, { unit, fact, call }: Acquisition): Holder {
  return call.dropped ? DROPPED : holderOfResult(project, unit, fact, 0);
}

function holderOfResult(project: Project, unit: Unit, fact: FactId, hops: number): Holder {
  const taker = takerOf(unit, fact);
  if (taker === undefined) return DROPPED;
  if (taker === RESULT || hops > MAX_HOPS) return { is: 'passed', fact };
  const by = unit.fact(taker);
  if (by.is === 'exit') return returnedTo(project, unit, taker, hops) ?? { is: 'passed', fact: taker };
  const other = by.is === 'assign' && by.target.is === 'name' ? otherTarget(unit, fact, taker) : undefined;
  if (other !== undefined)
    return holderOfTarget(project, unit, other, (unit.fact(other) as AssignFact).target, hops, false);
  if (by.is === 'assign') return holderOfTarget(project, unit, taker, by.target, hops, by.value?.is === 'literal');
  if (by.is !== 'call') return DROPPED;
  if (!by.arguments.some(({ value }) => gives(value, fact))) {
    if (isGivenWhenDone(unit, by)) return { is: 'passed', fact: taker };
    // `emitter.on(…).on(…)`, `sub.add(x)`, `setTimeout(…).unref()`: the call is made on the handle.
    return by.dropped ? DROPPED : holderOfResult(project, unit, taker, hops + 1);
  }
  return holderOfArgument(project, unit, taker, by);
}

/** `subscribe(…).then(end => ends.push(end))`: a function that is given it. */
function isGivenWhenDone(unit: Unit, { callee, arguments: [first] }: CallFact): boolean {
  if (callee.is !== 'get' || callee.name !== 'then' || first === undefined) return false;
  return first.value.is !== 'function' || unit.region(first.value.region).function!.parameters.length > 0;
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

function gives(value: Value, fact: FactId): boolean {
  if (value.is === 'call') return value.fact === fact;
  return value.is === 'await' || value.is === 'literal' || value.is === 'choice'
    ? partsOf(value).some(part => gives(part, fact))
    : false;
}

function holderOfTarget(
  project: Project,
  unit: Unit,
  fact: FactId,
  target: Value,
  hops: number,
  many: boolean,
): Holder {
  if (target.is === 'name') {
    const binding = unit.binding(target.binding);
    if (binding === undefined || isForOthers(unit, binding)) return { is: 'passed', fact };
    return movedTo(project, unit, target.binding, hops, many) ?? { is: 'local', unit, binding: target.binding, many };
  }
  const box = boxOf(unit, target);
  if (box !== undefined) return { is: 'local', unit, binding: box, many };
  const [spot] = project.operations.target(atFact(unit, fact), target);
  if (spot !== undefined && (isInsideObject(spot) || isOfAnother(unit, fact, spot))) return { is: 'passed', fact };
  return spot?.root.is === 'field' ? { is: 'field', spot, fact, many } : { is: 'passed', fact };
}

/** A variable of the module, which whoever names it again may take the handle from. */
function isForOthers(unit: Unit, { id, region }: Binding): boolean {
  if (unit.functionOf(region).region.id !== 0) return false;
  const isExported = unit.module.exports.some(({ value }) => value?.is === 'name' && value.binding === id);
  return isExported || usesOfVariable(unit, id).length > 0;
}

/** `this.holder.value = handle`, where the holder's class is one of the project: it has the handle now. */
function isOfAnother(unit: Unit, fact: FactId, { root }: Spot): boolean {
  const cls = unit.classOf(unit.fact(fact).region);
  return cls !== undefined && root.is === 'field' && !familyOf(unit, cls).classes.has(root.of);
}

/** `this.listener.value = handle`: what holds it is an object of its own, and ends it. */
function isInsideObject({ steps }: Spot): boolean {
  const last = steps[steps.length - 1];
  return last === '.value' || last === '.current' || last === '.disposable';
}

/** `image.src = url`: a text that is shown, and still the variable's. */
function isShown(target: Value): boolean {
  return target.is === 'get' && /^(src|href)$/.test(target.name);
}

/** `const timer = setInterval(…); this.timer = timer`, `this.timers.push(timer)`. */
function movedTo(project: Project, unit: Unit, binding: BindingId, hops: number, many: boolean): Holder | undefined {
  const isIt = (value: Value | undefined): boolean => value?.is === 'name' && value.binding === binding;
  for (const id of factsNaming(unit, unit.binding(binding)!.name)) {
    const fact = unit.fact(id);
    const returned = fact.is === 'exit' && isIt(fact.value) ? returnedTo(project, unit, id, hops) : undefined;
    if (returned) return returned;
    if (fact.is === 'assign' && fact.target.is !== 'name' && !isShown(fact.target) && isIt(fact.value))
      return holderOfTarget(project, unit, id, fact.target, hops + 1, many);
    if (fact.is !== 'call' || !fact.arguments.some(({ value }) => isIt(value))) continue;
    const kept = holderOfArgument(project, unit, id, fact);
    if (kept.is === 'field') return kept;
  }
  return undefined;
}

/** `this.view = this.createView()`: what a method of the owner's gives back, and the one who asks for it keeps. */
function returnedTo(project: Project, unit: Unit, exit: FactId, hops: number): Holder | undefined {
  const node = unit.functionOf(unit.fact(exit).region);
  if (node.owner === undefined || hops > MAX_HOPS) return undefined;
  const [site, ...others] = project.calls.callersOf(node);
  if (site === undefined || others.length > 0 || site.byName || site.unit.classOf(site.region) !== node.owner)
    return undefined;
  // `async with self.open() as self.session`.
  if ((site.unit.fact(site.fact) as CallFact).managed) return undefined;
  const holder = holderOfResult(project, site.unit, site.fact, hops + 1);
  return holder.is === 'field' ? holder : undefined;
}

/** `this.subs.push(handle)`, `this.timers.set(k, handle)`: a collection of handles; every other taker is on its own. */
function holderOfArgument(project: Project, unit: Unit, fact: FactId, { callee }: CallFact): Holder {
  if (callee.is !== 'get' || !/^(push|set|add|unshift|append|extend)$/.test(callee.name)) return { is: 'passed', fact };
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
  return region === 0 && !unit.module.exports.some(({ value }) => value?.is === 'name' && value.binding === id);
}

/** Where what a place holds is used in a way that may release it. */
export interface HandleUse {
  readonly unit: Unit;
  readonly fact: FactId;
  readonly region: RegionId;
  /** called: the handle itself · method: one of its methods · handed: to other code, or out of the function */
  readonly how: 'called' | 'method' | 'handed' | 'walked';
  readonly name: string;
}

/** Every use of the attribute, or of the variable, that is more than a look at it. */
export function usesOfHolder(project: Project, acquisition: Acquisition, holder: Holder): HandleUse[] {
  if (holder.is === 'local') {
    const { unit, binding } = holder;
    const uses = usesOfVariable(unit, binding);
    // `box.current = view` leaves `view` with what it was given.
    return [...uses, ...usesOfCopies(acquisition).filter(copy => uses.every(({ fact }) => fact !== copy.fact))];
  }
  if (holder.is !== 'field') return [];
  const { root } = holder.spot;
  if (root.is !== 'field')
    return usesIn(root.unit, root.unit.binding(root.binding)!.name, (...where) =>
      mayBe(project, ...where, holder.spot),
    );
  const own = familyOf(acquisition.unit, root.of).units;
  const units = root.name.startsWith('#') ? own : new Set([...own, ...unitsNaming(project.units, root.name)]);
  return [
    ...[...units].flatMap(unit => usesIn(unit, root.name, (...where) => mayBe(project, ...where, holder.spot))),
    ...usesOfCopies(acquisition).filter(({ fact }) => fact !== holder.fact),
    ...usesOfProperty(own, holder.spot),
  ];
}

/** `const timer = (this.timer = setTimeout(…))`: a variable beside the attribute. */
function usesOfCopies({ unit, fact }: Acquisition): HandleUse[] {
  const uses: HandleUse[] = [];
  for (let id = fact + 1; id < fact + 4; id++) {
    const assign = unit.module.facts[id];
    if (assign?.is !== 'assign' || assign.target.is !== 'name') continue;
    if (assign.value?.is !== 'call' || assign.value.fact !== fact) continue;
    const { binding, name } = assign.target;
    uses.push(...usesIn(unit, name, (_unit, _id, value) => value.is === 'name' && value.binding === binding));
  }
  return uses;
}

/** `state.interval` of an object that is kept somewhere: the property of any object in the family may be it. */
function usesOfProperty(units: readonly Unit[], { steps }: Spot): HandleUse[] {
  const last = steps[steps.length - 1];
  if (last === undefined || last === '*') return [];
  const name = last.slice(1);
  return units.flatMap(unit => usesIn(unit, name, (_unit, _id, value) => value.is === 'get' && value.name === name));
}

/** Also under the names of the variables that are given it: `const source = new EventSource(url); current = source`. */
function usesOfVariable(unit: Unit, binding: BindingId): HandleUse[] {
  const bindings = new Set([binding]);
  for (const each of bindings) {
    for (const id of factsNaming(unit, unit.binding(each)!.name)) {
      const fact = unit.fact(id);
      if (fact.is === 'assign' && fact.target.is === 'name' && fact.value?.is === 'name' && fact.value.binding === each)
        bindings.add(fact.target.binding);
    }
  }
  const isIt = (_unit: Unit, _id: FactId, value: Value): boolean => isVariableOrContent(value, bindings);
  return [...bindings].flatMap(each => usesIn(unit, unit.binding(each)!.name, isIt));
}

/** The attribute on an instance of unknown type may be it. */
function mayBe(project: Project, unit: Unit, id: FactId, value: Value, spot: Spot): boolean {
  const taken = value.is === 'call' && containerOf(spot) ? takenFrom(unit, value.fact) : undefined;
  if (taken) return mayBe(project, unit, id, taken, spot);
  if (value.is !== 'get' && value.is !== 'name' && value.is !== 'item') return false;
  const at = atFact(unit, id);
  const found = project.spots.of(at, value);
  if (found.some(each => each === spot || each === containerOf(spot) || containerOf(each) === spot)) return true;
  const { root } = spot;
  if (value.is === 'get' && root.is === 'field' && value.name === root.name && spot.steps.length === 0) {
    // The attribute itself, whatever it was given: `self.callback = callback`.
    const cls = project.types.classOf(at, value.of);
    if (cls && project.spots.field(cls, value.name) === spot) return true;
  }
  if (found.length > 0 || value.is !== 'get' || root.is !== 'field' || value.name !== root.name) return false;
  return project.types.typeOf(at, value.of) === undefined;
}

/** `this.timers` of `this.timers.get(id)`, `this.timers.pop()`, which give an entry. */
function takenFrom(unit: Unit, fact: FactId): Value | undefined {
  const call = unit.fact(fact);
  if (call.is !== 'call' || call.callee.is !== 'get') return undefined;
  return /^(get|pop|popleft|shift|find|at|values|entries|splice|setdefault)$/.test(call.callee.name)
    ? call.callee.of
    : undefined;
}

/** The collection of which a place is an entry. */
function containerOf(spot: Spot): Spot | undefined {
  return spot.steps[spot.steps.length - 1] === '*' ? spot.within : undefined;
}

function usesIn(unit: Unit, name: string, isIt: (unit: Unit, id: FactId, value: Value) => boolean): HandleUse[] {
  const uses: HandleUse[] = [];
  const taken = takersOfEntries(unit, name, isIt);
  const names = new Set([name, ...aliasesOf(unit, [...factsNaming(unit, name), ...taken], isIt)]);
  for (const each of names) {
    for (const id of each === name ? new Set([...factsNaming(unit, each), ...taken]) : factsNaming(unit, each)) {
      const use = useIn(unit, id, value => isIt(unit, id, value));
      if (use) uses.push({ unit, fact: id, region: unit.fact(id).region, ...use });
    }
  }
  for (const { function: shape, to, id } of givingBack(unit)) {
    const { result } = shape!;
    if ((result?.is === 'get' || result?.is === 'name') && isIt(unit, Math.max(0, to - 1), result))
      uses.push({ unit, fact: Math.max(0, to - 1), region: id, how: 'handed', name: 'return' });
  }
  return uses;
}

/** `clearInterval(this.timers.get(id))`, `const timer = this.timers.get(id)`: what is given an entry of the collection. */
function takersOfEntries(unit: Unit, name: string, isIt: (unit: Unit, id: FactId, value: Value) => boolean): FactId[] {
  return factsNaming(unit, name).flatMap(id => {
    const collection = takenFrom(unit, id);
    const taker = collection && isIt(unit, id, collection) ? takerOf(unit, id) : undefined;
    return taker === undefined || taker === RESULT ? [] : [taker];
  });
}

/** Variables that are given the attribute: `const { timer } = this`, `for (const sub of this.subs)`. */
function aliasesOf(
  unit: Unit,
  facts: readonly FactId[],
  isIt: (unit: Unit, id: FactId, value: Value) => boolean,
): string[] {
  return facts.flatMap(id => {
    const fact = unit.fact(id);
    if (fact.is !== 'assign' || fact.target.is !== 'name' || fact.value === undefined) return [];
    return holds(fact.value, value => isIt(unit, id, value)) ? [fact.target.name] : [];
  });
}

function useIn(unit: Unit, id: FactId, isIt: (value: Value) => boolean): Pick<HandleUse, 'how' | 'name'> | undefined {
  const fact = unit.fact(id);
  if (fact.is === 'call') {
    const { callee } = fact;
    if (isIt(callee)) return { how: 'called', name: '' };
    if (callee.is === 'get' && holds(callee.of, isIt)) return { how: 'method', name: callee.name };
    const name = lastName(callee) ?? '';
    const given = fact.arguments.some(({ value }) => holds(value, isIt));
    return given && !LOOKS.test(name) ? { how: 'handed', name } : undefined;
  }
  if (fact.is === 'assign' && fact.value && holds(fact.value, isIt)) {
    if (fact.how === 'iterate') return { how: 'walked', name: '' };
    return fact.target.is === 'name' ? undefined : { how: 'handed', name: '' };
  }
  if (fact.is === 'exit' && fact.value && holds(fact.value, isIt)) return { how: 'handed', name: 'return' };
  return undefined;
}

/** Whether an expression is the handle, or one of several that may be, or is made of it. */
function holds(value: Value, isIt: (value: Value) => boolean): boolean {
  if (isIt(value)) return true;
  if (value.is === 'op' && value.op !== 'spread' && value.op !== 'and') return false;
  if (value.is === 'get') return false;
  return partsOf(value).some(part => holds(part, isIt));
}
