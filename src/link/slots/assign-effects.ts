import type { AssignFact, DeleteFact, Fact, FactId, OperatorValue, Value } from '../../model/model.js';
import { conditionsOf, isSame, said, type Tells } from '../../model/conditions.js';
import { isSpread, lastName, pathRoot } from '../../model/parts.js';
import { componentPhaseOf } from '../program/classes/components.js';
import { isConstructor } from '../program/classes/constructors.js';
import { someIn, valuesOf } from '../program/mentions.js';
import { sizedBy } from '../program/sizes.js';
import { Derivations, isOfClass, joinedBy } from './derivations.js';
import { keepLess, slotsIn } from './kept-less.js';
import type { Sightings } from './sightings.js';
import type { SlotTable } from './slot-table.js';
import type { Spot } from './spot.js';
import { atFact, type At } from '../program/at.js';
import { isBornAgain } from '../program/classes/born-again.js';
import type { FunctionNode, Unit } from '../program/unit.js';

/** What assignments and deletions do to places: entries stored, containers replaced, sizes set. */
export class AssignEffects {
  private readonly derivations: Derivations;

  constructor(
    private readonly table: SlotTable,
    private readonly sightings: Sightings,
  ) {
    this.derivations = new Derivations(table);
  }

  ofAssign(unit: Unit, fact: AssignFact, id: FactId): void {
    const at = atFact(unit, id);
    const { target, value } = fact;
    if (value === undefined) return;
    if (fact.how === 'augment') return this.ofAugment(at, fact);
    if (target.is === 'item') {
      this.ofStore(at, fact, target.of, target.key);
      this.sightings.escapes(unit, value, id);
      return;
    }
    if (target.is === 'get' && target.name === 'length') {
      for (const spot of this.table.spots.of(at, target.of)) this.table.add(spot, { kind: 'clear', at, span: fact.at });
      return;
    }
    if (fact.how !== 'set' && fact.how !== 'field' && fact.how !== 'iterate') return;
    if (fact.how !== 'iterate') this.ofReplace(at, fact, target, value);
    if (target.is === 'get') this.sightings.escapes(unit, value, id);
  }

  /** `d[k] = v`, `xs[i:j] = ys`, `xs[xs.length] = v`. */
  private ofStore(at: At, fact: AssignFact, container: Value, key: Value): void {
    for (const spot of this.table.spots.of(at, container)) {
      const slot = this.table.slots.get(spot);
      const holds = slot?.made[0]!.holds;
      if (holds === 'table') continue;
      if (key.is === 'op' && key.op === 'slice') this.ofSlice(spot, at, fact, key);
      else if (holds === 'list' || holds === 'deque') {
        if (sizedBy(at.unit, key)) this.table.add(spot, { kind: 'grow', at, span: fact.at, value: fact.value });
        else if (at.unit.module.language !== 'python' && !isIndex(at.unit, key)) {
          this.table.add(spot, { kind: 'grow', at, span: fact.at, key, value: fact.value });
        } else this.replaceEntry(spot, at, fact, key);
      } else if (this.table.isLess(at, spot, fact.value))
        this.table.add(spot, { kind: 'lower', at, span: fact.at, key });
      else {
        this.table.add(spot, { kind: 'grow', at, span: fact.at, key, value: fact.value });
        if (fact.value) keepLess(this.table, this.derivations, spot, { at, span: fact.at, value: fact.value });
        this.emptyEntry(spot, at, fact);
      }
    }
  }

  /** `xs[:] = xs[-100:]`; `xs[:] = [*xs, x]` and `xs[len(xs):] = ys`, which add. */
  private ofSlice(spot: Spot, at: At, fact: AssignFact, slice: OperatorValue): void {
    const value = fact.value!;
    if (sizedBy(at.unit, slice.of[0]!)) return this.table.growMany(spot, at, fact.at, value);
    if (this.derivations.of(at, spot, value) === 'grow') return this.growDerived(at, fact, spot, value);
    this.table.add(spot, { kind: 'clear', at, span: fact.at });
  }

  /** `batch = waiting[k]; waiting[k] = []`: the entry was looked at, and begins anew. */
  private emptyEntry(spot: Spot, at: At, fact: AssignFact): void {
    if (!isFreshAndEmpty(fact.value!) || isWithinCatch(at) || !isMentionedBefore(at, fact.target)) return;
    for (const entry of slotsIn(this.table, spot)) this.table.add(entry, { kind: 'clear', at, span: fact.at });
  }

  /** `pair[1] = []`: what stood at that place of the list is let go. */
  private replaceEntry(spot: Spot, at: At, fact: AssignFact, key: Value): void {
    if (key.is !== 'const') return;
    for (const entry of slotsIn(this.table, spot)) this.table.add(entry, { kind: 'replace', at, span: fact.at });
  }

  private ofAugment(at: At, fact: AssignFact): void {
    const { target, operator, value } = fact;
    const counts = operator === '-' ? 'lower' : undefined;
    if (target.is === 'item') {
      for (const spot of this.table.spots.of(at, target.of)) {
        const fills = this.table.slots.get(spot)?.made.some(made => made.fills) ?? false;
        const makes = operator === '||' || operator === '??';
        const isList = this.table.slots.get(spot)?.made[0]!.holds === 'list';
        if (counts) this.table.add(spot, { kind: counts, at, span: fact.at, key: target.key });
        if (!isList && (fills || makes || operator === '+')) {
          this.table.add(spot, { kind: 'grow', at, span: fact.at, key: target.key, value, ifMissing: true });
        }
        if (operator === '+') this.growEntry(spot, at, fact);
      }
      return;
    }
    if (target.is === 'get' && target.name === 'length') return this.ofSizeLess(at, fact, target.of);
    const spots = target.is === 'name' || target.is === 'get' ? this.augmented(at, target) : [];
    for (const spot of spots) {
      const holds = this.table.slots.get(spot)?.made[0]!.holds;
      if (holds === undefined || holds === 'table' || (isText(value) && holds !== 'text')) continue;
      if (operator === '+' || operator === '|') this.table.growMany(spot, at, fact.at, value);
      else if (operator === '-' || operator === '&') this.table.add(spot, { kind: 'shrink', at, span: fact.at });
    }
  }

  /** `xs.length -= 1`, `xs.length--`. */
  private ofSizeLess(at: At, { operator, at: span }: AssignFact, sized: Value): void {
    if (operator !== '-') return;
    for (const spot of this.table.spots.of(at, sized)) this.table.add(spot, { kind: 'shrink', at, span });
  }

  private growEntry(spot: Spot, at: At, fact: AssignFact): void {
    for (const entry of slotsIn(this.table, spot))
      this.table.add(entry, { kind: 'grow', at, span: fact.at, value: fact.value });
  }

  private augmented(at: At, target: Value): readonly Spot[] {
    const written = this.table.target(at, target);
    return target.is === 'name' ? [...new Set([...written, ...this.table.spots.of(at, target)])] : written;
  }

  /** A slot gets another value: fresh, or made from what it was. */
  private ofReplace(at: At, fact: AssignFact, target: Value, value: Value): void {
    if (!this.mayBeSlot(at.unit, target)) return;
    for (const spot of this.table.target(at, target)) {
      const slot = this.table.slots.get(spot);
      if (slot === undefined) continue;
      const derived = this.derivations.of(at, spot, value, isOfClass(this.table.names, at, target));
      if (derived === 'grow') this.growDerived(at, fact, spot, value);
      else if (derived) this.table.add(spot, { kind: derived, at, span: fact.at });
      else if (!this.isBirth(at, spot) && !isForMissing(at, target))
        this.table.add(spot, { kind: 'replace', at, span: fact.at });
    }
  }

  /**
   * Asked before whose the target is: nearly all assignments are to what holds nothing, and its name says so. What another
   * module has may have another name there.
   */
  private mayBeSlot(unit: Unit, target: Value): boolean {
    if (target.is !== 'name' && target.is !== 'get') return true;
    if (this.table.lastNames.has(target.name)) return true;
    const root = pathRoot(target);
    const kind = unit.bindingOf(root)?.kind;
    return kind === 'import' || kind === 'free';
  }

  private growDerived(at: At, fact: AssignFact, spot: Spot, value: Value): void {
    const call = at.unit.call(value);
    const joined = call && joinedBy(this.table.names, at, call);
    const added = joined?.find(part => !this.table.spots.of(at, part).includes(spot));
    if (value.is !== 'literal') return this.table.add(spot, { kind: 'grow', at, span: fact.at, value: added ?? value });
    value.of.forEach((item, index) => {
      if (isSpread(item)) return;
      this.table.add(spot, { kind: 'grow', at, span: fact.at, key: value.keys?.[index], value: item });
    });
  }

  /** Whether the assignment is where the slot begins: module level, the constructor, the class body, its own function. */
  private isBirth(at: At, spot: Spot): boolean {
    const { unit } = at;
    const node = unit.functionOf(at.region);
    if (spot.steps.includes('*') || (spot.steps.length > 0 && node.region.id !== 0)) return false;
    if (spot.root.is === 'field') {
      return (
        unit.classAround(at.region) !== undefined ||
        componentPhaseOf(node) === 'begins' ||
        (isBirth(node) && !(node.owner && isBornAgain(node.owner)))
      );
    }
    const scope = spot.root.unit.functionOf(spot.root.unit.binding(spot.root.binding)!.region);
    return scope === node && spot.root.unit === unit;
  }

  ofDelete(unit: Unit, fact: DeleteFact, id: FactId): void {
    const at = atFact(unit, id);
    const { target } = fact;
    if (target.is === 'item') {
      const slice = target.key.is === 'op' && target.key.op === 'slice';
      const spots = this.table.spots.of(at, target.of);
      let known = false;
      for (const spot of spots) {
        known ||= this.table.slots.has(spot);
        this.table.add(spot, {
          kind: slice ? 'clear' : 'shrink',
          at,
          span: fact.at,
          key: slice ? undefined : target.key,
        });
      }
      if (!known) this.table.loosely(unit, fact.at, id, { is: 'get', of: target.of, name: 'delete', at: fact.at });
      return;
    }
    for (const spot of this.table.target(at, target)) this.table.add(spot, { kind: 'clear', at, span: fact.at });
    if (target.is === 'get') {
      for (const spot of this.table.spots.of(at, target.of))
        this.table.add(spot, { kind: 'shrink', at, span: fact.at });
    }
  }
}

/** `if self._cache is None: self._cache = {}`: made when it is first needed, in place of nothing. */
function isForMissing({ unit, region, before }: At, target: Value): boolean {
  const tells: Tells = part => (isSame(part, target) || asksForOwn(unit, part, target) ? 'held' : undefined);
  const tests = conditionsOf(unit.module, before, unit.functionOf(region).region.id);
  return tests.some(test => said(test, tells) === 'free');
}

function isFreshAndEmpty(value: Value): boolean {
  return value.is === 'literal' && value.of.length === 0;
}

/** `except KeyError: waiting[k] = []`: there was none. */
function isWithinCatch({ unit, region }: At): boolean {
  return unit.around(region, unit.functionOf(region).region.id).some(({ kind }) => kind === 'catch');
}

/** In the same function, as what it is, not only asked whether it is there, or what kind of thing it is. */
function isMentionedBefore({ unit, region, before }: At, entry: Value): boolean {
  const isEntry = (part: Value): boolean => isSame(part, entry);
  const { from } = unit.functionOf(region).region;
  return unit
    .factsWithin({ from, to: before })
    .some(earlier => !asksForKind(unit, earlier) && valuesOf(earlier).some(value => someIn(unit, value, isEntry)));
}

/** `isinstance(waiting[k], list)` */
function asksForKind({ catalog }: Unit, fact: Fact): boolean {
  return fact.is === 'call' && catalog.finite.has(lastName(fact.callee));
}

/** `hasattr(self, '_cache')`. */
function asksForOwn(unit: Unit, part: Value, target: Value): boolean {
  const call = unit.call(part);
  if (call === undefined || target.is !== 'get' || !unit.catalog.values.owns.has(lastName(call.callee))) return false;
  const [of, name] = call.arguments.map(({ value }) => value);
  return of !== undefined && isSame(of, target.of) && name?.is === 'const' && name.value === target.name;
}

/** What a text is added to is one, whatever else the variable may hold at another place: `answer += f"{line}"`. */
function isText(value: Value | undefined): boolean {
  return value?.is === 'op' ? value.op === 'text' : value?.is === 'const' && typeof value.value === 'string';
}

function isBirth(node: FunctionNode): boolean {
  return isConstructor(node) || node.unit.catalog.types.preparers.has(node.region.name);
}

/** A number by its looks: a constant, arithmetic, a loop's counter. */
function isIndex(unit: Unit, key: Value): boolean {
  if (key.is === 'const') return typeof key.value === 'number';
  if (key.is === 'op') return true;
  return (
    key.is === 'name' && (unit.binding(key.binding)?.kind === 'variable' || unit.catalog.names.counters.test(key.name))
  );
}
