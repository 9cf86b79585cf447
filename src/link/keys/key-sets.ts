import type { KeyWords } from '../../model/catalog/key-words.js';
import type { BindingId, Value } from '../../model/model.js';
import { lastName } from '../../model/parts.js';
import { lastOf } from '../../model/qualified-names.js';
import type { Frequencies } from '../frequency/frequencies.js';
import { isConstructor } from '../program/classes/constructors.js';
import { isLeft } from '../program/alternatives.js';
import { push } from '../program/maps.js';
import { eachRead } from '../program/mentions.js';
import { isInCapitals, isSameText } from '../program/spelling.js';
import type { SlotTable } from '../slots/slot-table.js';
import { operationsOf, type Operation, type Slot } from '../slots/slots.js';
import { atFact, type At } from '../program/at.js';
import type { Unit } from '../program/unit.js';
import { eachPart } from '../../model/parts.js';
import { byWord, isOneOf } from './words.js';

/** `of[key]`, `of.get(key)`, `key in of`. */
interface LookUp {
  readonly of: Value;
  readonly key: Value;
  readonly at: At;
  /** Fails where there is no such entry. */
  readonly strict: boolean;
}

/** Whether a collection has something. */
interface Question {
  readonly of: Value;
  readonly asked: Value;
}

/** `kinds.has(kind)`, `Object.hasOwn(kinds, kind)`, `Object.prototype.hasOwnProperty.call(kinds, kind)`. */
function questionOf(unit: Unit, test: Value): Question | undefined {
  const call = unit.call(test);
  if (call?.callee.is !== 'get') return undefined;
  const [first, second] = call.arguments.map(({ value }) => value);
  const { of, name } = call.callee;
  const { asks, owns } = unit.catalog.values;
  if (first !== undefined && second !== undefined && owns.has(name === 'call' ? lastName(of) : name))
    return { of: first, asked: second };
  return first !== undefined && asks.has(name) ? { of, asked: first } : undefined;
}

/**
 * Which keys are members of a set that is there before the program runs: what it was configured with, and collections that
 * are filled while their owner is made. A key that is looked up in one of these is one of a few.
 */
export class KeySets {
  private readonly lookUps = new WeakMap<Unit, ReadonlyMap<BindingId, readonly LookUp[]>>();

  constructor(
    private readonly operations: SlotTable,
    private readonly frequencies: Frequencies,
  ) {}

  /** Whether the program takes the key for one of such a set. */
  hasMember({ unit }: At, key: Value): boolean {
    const root = rootOf(key);
    if (root === undefined) return false;
    return (this.lookUpsOf(unit).get(root) ?? []).some(
      lookUp =>
        isSameText(lookUp.key, key) &&
        (this.isConfiguration(lookUp.at, lookUp.of, key) ||
          (lookUp.strict && (this.isFilled(lookUp.at, lookUp.of) || this.isConstantElsewhere(lookUp.at, lookUp.of)))),
    );
  }

  /** Whether a collection has the same members for as long as the program runs. */
  isClosed(at: At, collection: Value): boolean {
    return this.isConfiguration(at, collection) || this.isFilled(at, collection);
  }

  /** Whether a test asks for the value among the members of such a set: `Object.values(Kind).includes(kind)`. */
  isFoundAmong(at: At, test: Value, value: Value): boolean {
    if (test.is === 'op') return test.op === 'in' && isSameText(test.of[0]!, value) && this.isClosed(at, test.of[1]!);
    const question = questionOf(at.unit, test);
    if (question === undefined || !isSameText(question.asked, value)) return false;
    const view = at.unit.call(question.of)?.arguments[0]?.value;
    return this.isClosed(at, view ?? question.of);
  }

  /** `config.cameras`, `self.settings`: a path through what a program is started with, unless something is added there. */
  private isConfiguration(at: At, value: Value, key?: Value): boolean {
    const made = madeFrom(at, value);
    if (made) return this.isConfiguration(made.at, made.value, key);
    const words = at.unit.catalog.keys;
    const path = pathOf(value);
    const level = path.findIndex(name => isOneOf(words.configuration, name) || isOneOf(words.options, name));
    if (level === 0 && isHandedIn(at.unit, value, path[0]!)) return false;
    if (level < 0 || path.slice(0, level + 1).some(name => isOfEvent(words, name))) return false;
    // The settings of each user are no set of users.
    if (key && level === path.length - 1 && isOfEvent(words, pathOf(key).at(-1) ?? '')) return false;
    return this.slotsOf(at, value).every(slot => !this.growsLater(slot));
  }

  /** Made with its members, or given them while its owner is made. */
  private isFilled(at: At, value: Value): boolean {
    const slots = this.slotsOf(at, value);
    const isOpen = (slot: Slot): boolean =>
      this.growsLater(slot) || operationsOf(slot, 'escape', 'replace').some(each => !isQuestion(each)) || isEmpty(slot);
    return slots.length > 0 && !slots.some(isOpen);
  }

  /** `ALLOWED` of a module that is not of the project: written like a constant. */
  private isConstantElsewhere({ unit }: At, value: Value): boolean {
    const name = this.operations.names.outsideName(unit, value);
    return name !== undefined && isInCapitals(lastOf(name));
  }

  /** All that is in a list of this very function: `pairs = []`, `pairs.append((name, task))`, and nobody else gets it. */
  gatheredIn(at: At, collection: Value): readonly Operation[] | undefined {
    const [slot, ...others] = this.slotsOf(at, collection);
    if (slot === undefined || others.length > 0 || slot.spot.root.is !== 'binding') return undefined;
    const node = at.unit.functionOf(at.region);
    const grows = operationsOf(slot, 'grow');
    const isHere = ({ unit, region, value }: Operation): boolean =>
      value !== undefined && unit === at.unit && node.region.id !== 0 && unit.functionOf(region) === node;
    const isAll = slot.made.every(({ empty }) => empty) && operationsOf(slot, 'escape', 'replace').length === 0;
    return isAll && grows.length > 0 && grows.every(isHere) ? grows : undefined;
  }

  private slotsOf(at: At, value: Value): Slot[] {
    return this.operations.spots.of(at, value).flatMap(spot => this.operations.slots.get(spot) ?? []);
  }

  private growsLater(slot: Slot): boolean {
    return operationsOf(slot, 'grow').some(({ unit, region }) => {
      const node = unit.functionOf(region);
      return node.region.id !== 0 && !this.frequencies.isBirthOnly(node);
    });
  }

  private lookUpsOf(unit: Unit): ReadonlyMap<BindingId, readonly LookUp[]> {
    let known = this.lookUps.get(unit);
    if (known === undefined) this.lookUps.set(unit, (known = collectLookUps(unit)));
    return known;
  }
}

/** `cameras = self.config.cameras`: what a local stands for, where it stands for one thing only. */
function madeFrom({ unit }: At, value: Value): { at: At; value: Value } | undefined {
  if (value.is !== 'name' || unit.binding(value.binding)?.kind !== 'variable') return undefined;
  const fact = unit.soleDefinition(value.binding);
  const assign = fact === undefined ? undefined : unit.assignment(fact);
  return assign?.how === 'set' && assign.value?.is === 'get'
    ? { at: atFact(unit, fact!), value: assign.value }
    : undefined;
}

/** `config` of `constructor(config)`: each instance is given its own; and `options` are those of this very call. */
function isHandedIn(unit: Unit, value: Value, name: string): boolean {
  const binding = unit.binding(rootOf(value) ?? -1);
  if (binding?.kind !== 'parameter') return false;
  if (isOneOf(unit.catalog.keys.ofCalls, name)) return true;
  return isConstructor(unit.functionOf(binding.region));
}

/** `Object.hasOwn(kinds, kind)` keeps nothing of what it is given. */
function isQuestion({ unit, fact }: Operation): boolean {
  return unit.fact(fact).is === 'call' && questionOf(unit, { is: 'call', fact }) !== undefined;
}

function isEmpty(slot: Slot): boolean {
  return slot.made.every(({ empty }) => empty) && operationsOf(slot, 'grow').length === 0;
}

function isOfEvent(words: KeyWords, name: string): boolean {
  return byWord(words, name) === 'subject' || words.events.has(name);
}

function collectLookUps(unit: Unit): Map<BindingId, LookUp[]> {
  const found = new Map<BindingId, LookUp[]>();
  const note = (of: Value, key: Value, at: At, how: 'asked' | 'taken' | 'sure'): void => {
    const root = rootOf(key);
    if (root === undefined) return;
    push(found, root, { of, key, at, strict: how === 'sure' || (how === 'taken' && isStrict(at)) });
  };
  const walk = (value: Value, at: At): void => {
    if (value.is === 'item') note(value.of, value.key, at, 'taken');
    if (value.is === 'op' && (value.op === 'in' || value.op === 'not in'))
      note(value.of[1]!, value.of[0]!, at, 'asked');
    eachPart(value, walk, at);
  };
  unit.module.facts.forEach((fact, id) => {
    const at = { unit, region: fact.region, before: id };
    eachRead(fact, walk, at);
    if (fact.is !== 'call' || fact.callee.is !== 'get' || !unit.catalog.values.asks.has(fact.callee.name)) return;
    if (fact.arguments[0]) note(fact.callee.of, fact.arguments[0].value, at, 'asked');
  });
  for (const region of unit.module.regions) {
    const { id, from, branch } = region;
    if (branch?.test === undefined) continue;
    const at = { unit, region: id, before: from };
    walk(branch.test, at);
    const { of, asked } = missingIn(unit, branch.test) ?? {};
    if (of && asked && isLeft(unit, region, 'return', 'throw', 'continue')) note(of, asked, at, 'sure');
  }
  return found;
}

/** `if (!kinds.has(kind)) throw …`, `if kind not in kinds: return`: who is none of them goes no further. */
function missingIn(unit: Unit, test: Value): Question | undefined {
  if (test.is !== 'op') return undefined;
  if (test.op === 'not in') return { of: test.of[1]!, asked: test.of[0]! };
  return test.op === 'not' ? questionOf(unit, test.of[0]!) : undefined;
}

/** In Python a look-up fails where there is nothing, unless somebody waits for that. */
function isStrict({ unit, region }: At): boolean {
  if (unit.module.language !== 'python') return false;
  for (const { kind } of unit.around(region, unit.functionOf(region).region.id)) if (kind === 'try') return false;
  return true;
}

/** The names along `a.b.c`, without the `self` in front; none for what is computed. */
function pathOf(value: Value): readonly string[] {
  switch (value.is) {
    case 'name':
      return /^(self|this|cls)$/.test(value.name) ? [] : [value.name];
    case 'get': {
      const of = pathOf(value.of);
      return [...of, value.name];
    }
    default:
      return [];
  }
}

/** The variable that `a.b.c` starts at. */
function rootOf(value: Value): BindingId | undefined {
  if (value.is === 'name') return value.binding >= 0 ? value.binding : undefined;
  return value.is === 'get' ? rootOf(value.of) : undefined;
}
