import type { Use } from '../languages/fix-intent.js';
import type {
  AssignFact,
  CallFact,
  Fact,
  FactId,
  GetValue,
  NameValue,
  OperatorValue,
  Place,
  Region,
  Value,
} from '../model/model.js';
import type { Project } from './project.js';
import type { Slot } from './slots.js';
import type { At } from './types.js';
import type { Unit } from './unit.js';
import { namedBy } from './vocabulary.js';

/** Methods that walk their argument, whatever they are called on. */
const WALKING_METHODS = new Set(['join', 'extend', 'extendleft', 'update', 'writelines']);

/**
 * Everything that the project does with a slot, by the places that name it. An attribute of the same name on a receiver of
 * unknown type counts: it may be the slot.
 */
export function usesOf(project: Project, slot: Slot): Use[] {
  const { root } = slot.spot;
  const own = root.is === 'field' ? root.of.unit : root.unit;
  const name = root.is === 'field' ? root.name : own.binding(root.binding)!.name;
  const units = project.units.filter(unit => unit === own || (isShared(slot, own) && namedBy(unit).has(name)));
  return units.flatMap(unit => new UseSearch(project, slot, name, unit).run());
}

/** Whether other modules can name it. */
function isShared({ spot: { root } }: Slot, own: Unit): boolean {
  if (root.is === 'field') return !root.name.startsWith('#');
  return own.binding(root.binding)!.region === 0;
}

/** How an expression uses the value of its part, and under what name. */
type Way = readonly [how: Use['how'], name?: string];

const KEEP: Way = ['keep'];
const TEST: Way = ['test'];

/** Walks the facts of one unit for the values that are the slot. */
class UseSearch {
  private readonly uses: Use[] = [];
  private at: At;
  private place: Place;

  constructor(
    private readonly project: Project,
    private readonly slot: Slot,
    private readonly name: string,
    private readonly unit: Unit,
  ) {
    this.at = { unit, region: 0, before: 0 };
    this.place = unit.place([0, 0]);
  }

  run(): Use[] {
    for (const region of this.unit.module.regions) this.ofRegion(region);
    this.unit.module.facts.forEach((fact, id) => this.ofFact(fact, id));
    return this.uses;
  }

  /** Conditions, defaults and what a lambda gives back, which are no facts of their own. */
  private ofRegion({ id, parent, from, head, branch, loop, function: shape }: Region): void {
    this.at = { unit: this.unit, region: id, before: from };
    this.place = this.unit.place(head);
    this.look(branch?.test ?? loop?.test, TEST);
    this.look(shape?.result, KEEP);
    this.at = { unit: this.unit, region: parent, before: from };
    for (const parameter of shape?.parameters ?? []) this.look(parameter.default, KEEP);
  }

  private ofFact(fact: Fact, id: FactId): void {
    this.at = { unit: this.unit, region: fact.region, before: id };
    this.place = this.unit.place(fact.at);
    switch (fact.is) {
      case 'assign':
        return this.ofAssign(fact);
      case 'call':
        return this.ofCall(fact);
      case 'delete':
        return fact.target.is === 'item' ? this.ofEntry(fact.target, 'delete') : this.look(fact.target, ['rebind']);
      case 'exit':
        return this.look(fact.value, KEEP);
      case 'use':
        return this.look(fact.value, TEST);
    }
  }

  private ofAssign({ target, value, how, type }: AssignFact): void {
    if (how === 'augment') this.look(value, ['walk']);
    else this.look(value, how === 'iterate' ? ['walk'] : KEEP);
    if (target.is === 'item') return this.ofEntry(target, 'store');
    if (target.is === 'get') this.look(target.of, ['member', target.name]);
    if (!this.isWritten(target)) return;
    if (type !== undefined) this.add(['annotate']);
    if (how === 'augment') this.add(['augment']);
    else if (value !== undefined) this.add(this.isMaking() ? ['make'] : ['rebind']);
  }

  /** Whether the assignment is the one that gives the slot its container. */
  private isMaking(): boolean {
    return this.slot.made.some(
      ({ place }) =>
        place.path === this.place.path && place.span[0] >= this.place.span[0] && place.span[1] <= this.place.span[1],
    );
  }

  private isWritten(target: Value): boolean {
    return this.project.operations.target(this.at, target).includes(this.slot.spot);
  }

  private ofCall(call: CallFact): void {
    const { callee } = call;
    if (callee.is === 'get') this.look(callee.of, ['member', callee.name]);
    const way = this.handing(callee);
    for (const argument of call.arguments) this.look(argument.value, argument.spread ? ['walk'] : way);
  }

  /** What a function does with what it is given. */
  private handing(callee: Value): Way {
    const name = this.project.names.outsideName(this.unit, callee);
    if (name === 'len') return ['size'];
    if (name !== undefined && this.unit.catalog.walkers.has(name)) return ['walk'];
    if (callee.is !== 'get') return ['hand', name ?? (callee.is === 'name' ? callee.name : '')];
    return WALKING_METHODS.has(callee.name) ? ['walk'] : ['hand', name ?? callee.name];
  }

  private ofEntry({ of, key }: Extract<Value, { is: 'item' }>, how: 'index' | 'store' | 'delete'): void {
    this.look(of, [isSlice(key) ? 'slice' : how]);
    this.look(key, KEEP);
  }

  /** Notes `value` if it is the slot, and goes on into its parts. */
  private look(value: Value | undefined, way: Way): void {
    switch (value?.is) {
      case 'name':
        if (value.name === this.name && this.isSlot(value)) this.add(way);
        return;
      case 'get':
        if (value.name === this.name && this.maybeSlot(value)) return this.add(way, value);
        return this.look(value.of, ['member', value.name]);
      case 'item':
        return this.ofEntry(value, 'index');
      case 'op':
        return this.ofOperator(value, way);
      case 'choice':
        this.look(value.test, TEST);
        return value.of.forEach(part => this.look(part, way));
      case 'await':
      case 'yield':
        return this.look(value.of, KEEP);
      case 'literal':
        for (const key of value.keys ?? []) this.look(key, KEEP);
        return value.of.forEach(part => this.look(part, KEEP));
      case 'comprehension':
        this.look(value.from, ['walk']);
        this.look(value.test, TEST);
        this.look(value.key, KEEP);
        return this.look(value.element, KEEP);
      default:
        return;
    }
  }

  /** `a and b` gives `b`; every other operator makes something new. */
  private ofOperator({ op, of }: OperatorValue, way: Way): void {
    of.forEach((part, index) => {
      const isResult = op === 'and' && index === of.length - 1;
      this.look(part, isResult ? way : wayOfOperand(op, index));
    });
  }

  private isSlot(value: NameValue | GetValue): boolean {
    return this.isOwnName(value) || this.project.spots.of(this.at, value).includes(this.slot.spot);
  }

  /** The variable itself, whatever it was given meanwhile. */
  private isOwnName(value: NameValue | GetValue): boolean {
    const { root } = this.slot.spot;
    const entity = this.project.names.entityOf(this.unit, value);
    return (
      root.is === 'binding' && entity?.is === 'variable' && entity.unit === root.unit && entity.binding === root.binding
    );
  }

  private maybeSlot(value: GetValue): boolean {
    if (this.isSlot(value)) return true;
    const isField = this.slot.spot.root.is === 'field';
    return (
      isField && !this.project.types.typeOf(this.at, value.of) && !this.project.names.entityOf(this.unit, value.of)
    );
  }

  private add([how, name = '']: Way, value?: GetValue): void {
    this.uses.push({ place: value ? this.unit.place(value.at) : this.place, how, name });
  }
}

function isSlice(key: Value): boolean {
  return key.is === 'op' && key.op === 'slice';
}

function wayOfOperand(operator: string, index: number): Way {
  switch (operator) {
    case 'in':
    case 'not in':
      return index === 1 ? ['contain'] : KEEP;
    case 'not':
    case 'and':
    case 'is':
    case 'is not':
      return TEST;
    case 'spread':
      return ['walk'];
    case 'text':
      return ['text'];
    default:
      return KEEP;
  }
}
