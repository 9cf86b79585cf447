import type { BindingId, FactId, Value } from '../../../../model/model.js';
import { isNameOf } from '../../../../model/parts.js';
import { RESULT, takerOf } from '../../../program/calls/takers.js';
import { atFact } from '../../../program/at.js';
import { ancestry } from '../../../program/classes/ancestry.js';
import type { ClassNode, Unit } from '../../../program/unit.js';
import { factsNaming, unitsNaming } from '../../../program/modules/vocabulary.js';
import type { Project } from '../../../project.js';
import type { Root, Spot } from '../../../slots/spot.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { familyOf } from '../../written/families.js';
import { givingBack } from '../../written/given-back.js';
import { isVariableOrContent } from '../../written/refs.js';
import { mayUse } from './accesses.js';
import { isByName, variablesNaming } from './by-name.js';
import { holds, useIn, type HandleUse } from './handle-use.js';
import type { Holder } from './holder.js';

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
  const others = root.name.startsWith('#') ? [] : unitsNaming(project.units, root.name);
  const units = [
    ...own,
    ...others.filter(unit => !own.includes(unit) && mayUse(project, unit, holder.spot, root.name)),
  ];
  const uses = [
    ...units.flatMap(unit => usesIn(unit, root.name, (...where) => mayBe(project, ...where, holder.spot))),
    ...usesOfCopies(acquisition)
      .filter(({ fact }) => fact !== holder.fact)
      .map(use => ({ ...use, ofOne: true as const })),
    ...usesOfProperty(own, holder.spot),
    ...own.flatMap(unit => usesByName(unit, root.name)),
  ];
  return uses.flatMap(use => (isGotten(use) ? usesOfGetter(project, root.of, use) : [use]));
}

/** `get view() { return this._view; }`: by this name it is an attribute of the owner's as it is by its own. */
function isGotten({ unit, region, name }: HandleUse): boolean {
  return name === 'return' && unit.functionOf(region).region.function?.form === 'getter';
}

function usesOfGetter(project: Project, owner: ClassNode, { unit, region }: HandleUse): HandleUse[] {
  const { name } = unit.functionOf(region).region;
  const units = new Set([unit, ...unitsNaming(project.units, name)]);
  const isIt = (where: Unit, id: FactId, value: Value): boolean => {
    if (value.is !== 'get' || value.name !== name) return false;
    const type = project.types.typeOf(atFact(where, id), value.of);
    if (type === undefined) return true;
    return type.is === 'instance' && (ancestry(type.of).includes(owner) || ancestry(owner).includes(type.of));
  };
  return [...units].flatMap(where => usesIn(where, name, isIt).map(use => ({ ...use, gotten: true as const })));
}

/** `for (const name of ['_poll', '_beat']) clearInterval(this[name])`. */
function usesByName(unit: Unit, attribute: string): HandleUse[] {
  return variablesNaming(unit, attribute).flatMap(binding =>
    usesIn(unit, unit.binding(binding)!.name, (_unit, _id, value) => isByName(unit, value, binding)),
  );
}

/** `const timer = (this.timer = setTimeout(…))`: a variable beside the attribute. */
function usesOfCopies({ unit, fact }: Acquisition): HandleUse[] {
  const uses: HandleUse[] = [];
  for (let id = fact + 1; id < fact + 4; id++) {
    const assign = unit.module.facts[id];
    if (assign?.is !== 'assign' || assign.target.is !== 'name') continue;
    if (assign.value?.is !== 'call' || assign.value.fact !== fact) continue;
    const { binding, name } = assign.target;
    uses.push(...usesIn(unit, name, (_unit, _id, value) => isNameOf(value, binding)));
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

/** Also under the names of the variables that are given it: `current = source`, `const source = box.current`. */
export function usesOfVariable(unit: Unit, binding: BindingId): HandleUse[] {
  const bindings = new Set([binding]);
  for (const each of bindings) {
    const its = new Set([each]);
    for (const id of factsNaming(unit, unit.binding(each)!.name)) {
      const fact = unit.fact(id);
      if (fact.is !== 'assign' || fact.target.is !== 'name' || fact.value === undefined) continue;
      if (isVariableOrContent(unit, fact.value, its)) bindings.add(fact.target.binding);
    }
  }
  const isIt = (_unit: Unit, _id: FactId, value: Value): boolean => isVariableOrContent(unit, value, bindings);
  return [...bindings].flatMap(each => usesIn(unit, unit.binding(each)!.name, isIt));
}

/** The attribute on an instance of unknown type may be it. */
function mayBe(project: Project, unit: Unit, id: FactId, value: Value, spot: Spot): boolean {
  const taken = value.is === 'call' && containerOf(spot) ? collectionTakenFrom(unit, value.fact) : undefined;
  if (taken) return mayBe(project, unit, id, taken, spot);
  if (value.is !== 'get' && value.is !== 'name' && value.is !== 'item') return false;
  const at = atFact(unit, id);
  const found = project.spots.of(at, value);
  if (found.some(each => each === spot || each === containerOf(spot) || containerOf(each) === spot)) return true;
  const { root } = spot;
  if (value.is === 'get' && root.is === 'field' && value.name === root.name && spot.steps.length === 0) {
    // The attribute itself, whatever it was given: `self.callback = callback`.
    const cls = project.types.classOf(at, value.of);
    if (cls && (project.spots.field(cls, value.name) === spot || isLeftToDerived(cls, root))) return true;
  }
  if (found.length > 0 || value.is !== 'get' || root.is !== 'field' || value.name !== root.name) return false;
  return project.types.typeOf(at, value.of) === undefined;
}

/** `self.link.stop()` in a base class that leaves it to those derived from it to make one: the attribute of each of them. */
function isLeftToDerived(cls: ClassNode, { of, name }: Extract<Root, { is: 'field' }>): boolean {
  return ancestry(of).includes(cls) && !ancestry(cls).some(each => each.fields.has(name));
}

/** `this.timers` of `this.timers.get(id)`, `this.timers.pop()`, which give an entry. */
function collectionTakenFrom(unit: Unit, fact: FactId): Value | undefined {
  const call = unit.fact(fact);
  if (call.is !== 'call' || call.callee.is !== 'get') return undefined;
  return unit.catalog.resources.takes.has(call.callee.name) ? call.callee.of : undefined;
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
    const collection = collectionTakenFrom(unit, id);
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
