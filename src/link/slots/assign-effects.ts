import type { AssignFact, CallFact, DeleteFact, FactId, Value } from '../../model/model.js';
import { pathRoot } from '../../model/parts.js';
import { componentPhaseOf } from '../program/classes/components.js';
import { isConstructor } from '../program/classes/constructors.js';
import { reachingDefinitions } from '../program/definitions.js';
import type { Sightings } from './sightings.js';
import { holdsOf, type OperationKind } from './slots.js';
import type { SlotTable } from './slot-table.js';
import type { Spot } from './spot.js';
import { viewed } from './views.js';
import { atFact, type At } from '../program/at.js';
import { isBornAgain, type FunctionNode, type Unit } from '../program/unit.js';

/** What assignments and deletions do to places: entries stored, containers replaced, sizes set. */
export class AssignEffects {
  constructor(
    private readonly table: SlotTable,
    private readonly sightings: Sightings,
  ) {}

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
      if (key.is === 'op' && key.op === 'slice') this.table.add(spot, { kind: 'clear', at, span: fact.at });
      else if (holds === 'list' || holds === 'deque') {
        if (isLengthOf(key) || (at.unit.module.language !== 'python' && !isIndex(at.unit, key))) {
          this.table.add(spot, { kind: 'grow', at, span: fact.at, key, value: fact.value });
        } else this.replaceEntry(spot, at, fact, key);
      } else if (this.table.isLess(at, spot, fact.value))
        this.table.add(spot, { kind: 'lower', at, span: fact.at, key });
      else {
        this.table.add(spot, { kind: 'grow', at, span: fact.at, key, value: fact.value });
        this.keepLess(spot, at, fact);
      }
    }
  }

  /** `recent[k] = [t for t in recent[k] if t > since]`, `tails[k] = tails[k][-100:]`: the entry is made from what it was. */
  private keepLess(spot: Spot, at: At, fact: AssignFact): void {
    const value = writtenFor(at, fact.value!);
    for (const entry of this.table.spots.step(spot, '*')) {
      const isSlot = this.table.slots.has(entry);
      if (isSlot && this.derivation(at, entry, value, false) === 'shrink')
        this.table.add(entry, { kind: 'shrink', at, span: fact.at });
    }
  }

  /** `pair[1] = []`: what stood at that place of the list is let go. */
  private replaceEntry(spot: Spot, at: At, fact: AssignFact, key: Value): void {
    if (key.is !== 'const') return;
    for (const entry of this.table.spots.step(spot, '*')) {
      if (this.table.slots.has(entry)) this.table.add(entry, { kind: 'replace', at, span: fact.at });
    }
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
    const spots = target.is === 'name' || target.is === 'get' ? this.augmented(at, target) : [];
    for (const spot of spots) {
      const holds = this.table.slots.get(spot)?.made[0]!.holds;
      if (holds === undefined || (isText(value) && holds !== 'text')) continue;
      if (operator === '+' || operator === '|') this.table.growMany(spot, at, fact.at, value);
      else if (operator === '-' || operator === '&') this.table.add(spot, { kind: 'shrink', at, span: fact.at });
    }
  }

  private growEntry(spot: Spot, at: At, fact: AssignFact): void {
    for (const entry of this.table.spots.step(spot, '*')) {
      if (this.table.slots.has(entry)) this.table.add(entry, { kind: 'grow', at, span: fact.at, value: fact.value });
    }
  }

  private augmented(at: At, target: Value): Spot[] {
    const written = this.table.target(at, target);
    return target.is === 'name' ? [...new Set([...written, ...this.table.spots.of(at, target)])] : written;
  }

  /** A slot gets another value: fresh, or made from what it was. */
  private ofReplace(at: At, fact: AssignFact, target: Value, value: Value): void {
    if (!this.mayBeSlot(at.unit, target)) return;
    for (const spot of this.table.target(at, target)) {
      const slot = this.table.slots.get(spot);
      if (slot === undefined) continue;
      const derived = this.derivation(at, spot, value, this.isOfClass(at, target));
      if (derived === 'grow') this.growDerived(at, fact, spot, value);
      else if (derived) this.table.add(spot, { kind: derived, at, span: fact.at });
      else if (!this.isBirth(at, spot)) this.table.add(spot, { kind: 'replace', at, span: fact.at });
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
    if (value.is !== 'literal') return this.table.add(spot, { kind: 'grow', at, span: fact.at, value });
    value.of.forEach((item, index) => {
      if (item.is === 'op' && item.op === 'spread') return;
      this.table.add(spot, { kind: 'grow', at, span: fact.at, key: value.keys?.[index], value: item });
    });
  }

  /** What making the new value from the old one comes to. */
  private derivation(at: At, spot: Spot, value: Value, isOfClass: boolean): OperationKind | undefined {
    const same = (part: Value): boolean =>
      this.table.spots.of(at, part).includes(spot) && (isOfClass || !this.isOfClass(at, part));
    switch (value.is) {
      case 'name':
      case 'get':
        // Svelte's `items = items`: says that it has changed, and nothing else.
        return same(value) ? 'read' : undefined;
      case 'comprehension': {
        const call = at.unit.call(value.from);
        const from = call?.callee.is === 'get' ? call.callee.of : (call?.arguments[0]?.value ?? value.from);
        return same(value.from) || same(from) ? (value.test ? 'shrink' : 'read') : undefined;
      }
      case 'literal': {
        const spreads = value.of.filter(item => item.is === 'op' && item.op === 'spread' && same(item.of[0]!));
        return spreads.length === 0 ? undefined : value.of.length > spreads.length ? 'grow' : 'read';
      }
      case 'item':
        return same(value.of) && value.key.is === 'op' && value.key.op === 'slice' ? 'shrink' : undefined;
      case 'op':
        if (!value.of.some(same)) return undefined;
        return value.op === '+' || value.op === '|' ? 'grow' : 'shrink';
      case 'choice':
        if (!value.of.some(same)) return undefined;
        return this.isQueueOfPage(spot) ? 'shrink' : 'read';
      case 'call':
        return this.callDerivation(at, at.unit.callAt(value.fact), same);
      default:
        return undefined;
    }
  }

  /** `Filter.steps` of `self.filter.steps = Filter.steps + [step]`: what an instance is given of its own is made from it. */
  private isOfClass({ unit }: At, value: Value): boolean {
    return value.is === 'get' && this.table.names.entityOf(unit, value.of)?.is === 'class';
  }

  /** `window.queue = window.queue || []`: another script may have made it, and takes from it. */
  private isQueueOfPage(spot: Spot): boolean {
    const slot = this.table.slots.get(spot);
    return slot !== undefined && holdsOf(slot) === 'list' && this.table.spots.isGlobal(spot);
  }

  private callDerivation(at: At, call: CallFact, same: (part: Value) => boolean): OperationKind | undefined {
    const { callee } = call;
    const { adds, lessens } = at.unit.catalog.values;
    if (callee.is === 'get' && same(callee.of)) {
      if (adds.has(callee.name)) return 'grow';
      return lessens.test(callee.name) ? 'shrink' : 'read';
    }
    const inner = callee.is === 'get' && at.unit.call(callee.of);
    if (inner) {
      const derived = this.callDerivation(at, inner, same);
      return derived === 'read' && lessens.test(callee.name) ? 'shrink' : derived;
    }
    const shown = viewed(this.table.names, at, call);
    if (shown && same(shown)) return 'read';
    return call.arguments.some(argument => same(argument.value)) ? 'shrink' : undefined;
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

/** What the one assignment says that a variable has its value from: `[…]` of `recent = […]`, then `d[k] = recent`. */
function writtenFor(at: At, value: Value): Value {
  if (value.is !== 'name') return value;
  const [definition, ...others] = reachingDefinitions(at, value.binding);
  if (definition === undefined || others.length > 0) return value;
  const { how, value: written } = at.unit.assignment(definition);
  return how === 'set' && written !== undefined ? written : value;
}

/** What a text is added to is one, whatever else the variable may hold at another place: `answer += f"{line}"`. */
function isText(value: Value | undefined): boolean {
  return value?.is === 'op' ? value.op === 'text' : value?.is === 'const' && typeof value.value === 'string';
}

function isLengthOf(key: Value): boolean {
  return key.is === 'get' && key.name === 'length';
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
