import type { BindingId, Region, Value } from '../../../../model/model.js';
import { comparisonOf } from '../../../../model/conditions.js';
import { partsOf } from '../../../../model/parts.js';
import { isConstructor } from '../../../program/classes/constructors.js';
import { fieldSitesOf } from '../../../program/classes/field-sites.js';
import { isNamedIn } from '../../../program/mentions.js';
import type { ClassNode } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import type { Operation, Slot } from '../../../slots/slots.js';

/** What a removal is of: its key, its collection, and the locals that were made of them. */
export class Subject {
  private readonly locals: ReadonlySet<BindingId>;

  constructor(
    private readonly project: Project,
    private readonly slot: Slot,
    private readonly removal: Operation,
  ) {
    this.locals = this.findLocals();
  }

  /** Whether the condition is asked of the entry. */
  isAsked(test: Value, branch: Region): boolean {
    const { unit } = this.removal;
    const at = { unit, region: branch.parent, before: branch.from };
    const isIts = (value: Value, depth = 0): boolean => {
      if (value.is === 'name') return this.locals.has(value.binding) || this.isSlot(at, value);
      if (depth > 6) return false;
      if (value.is === 'get' && this.isSlot(at, value)) return true;
      const call = unit.call(value);
      if (call) return isIts(call.callee, depth + 1) || call.arguments.some(one => isIts(one.value, depth + 1));
      return partsOf(value).some(part => isIts(part, depth + 1));
    };
    return isIts(test);
  }

  /** Whether the condition is asked of the collection, or of what it holds. */
  isOfSlot(test: Value, branch: Region): boolean {
    const { unit } = this.removal;
    const at = { unit, region: branch.parent, before: branch.from };
    const call = unit.call(test);
    const parts = call ? [call.callee, ...call.arguments.map(one => one.value)] : partsOf(test);
    return this.isSlot(at, test) || parts.some(part => this.isOfSlot(part, branch));
  }

  /**
   * Whether the condition asks an object that takes itself out for what it was given when it was made, and is given never
   * again: `if (this.parent) all.delete(this)`.
   */
  isFixed(test: Value): boolean {
    const { unit, region, key, value } = this.removal;
    const member = key ?? value;
    const isSelf = (of: Value | undefined): boolean =>
      unit.bindingOf(of)?.kind === 'self' && unit.classOf(region) !== undefined;
    if (!isSelf(member)) return false;
    if (test.is === 'op' && test.op === 'and') return test.of.some(part => this.isFixed(part));
    const compared = comparisonOf(test);
    const asked = compared?.differs ? compared.of : test;
    return asked.is === 'get' && isSelf(asked.of) && isGivenAtBirth(unit.classOf(region)!, asked.name);
  }

  private isSlot(at: Operation['at'], value: Value): boolean {
    return this.project.spots.of(at, value).some(({ root }) => root === this.slot.spot.root);
  }

  private findLocals(): Set<BindingId> {
    const { unit, region, key, fact } = this.removal;
    const locals = new Set<BindingId>();
    const add = (value: Value | undefined, depth = 0): void => {
      if (value?.is === 'name' && value.binding >= 0) locals.add(value.binding);
      else if (value && depth < 4) for (const part of partsOf(value)) add(part, depth + 1);
    };
    add(key);
    const call = unit.fact(fact);
    if (call.is === 'call') for (const { value } of call.arguments) add(value);
    for (const local of [...locals]) for (const asked of this.lookedUpBy(local)) add(asked);
    const node = unit.functionOf(region).region;
    for (const id of unit.assignments.idsWithin(node)) {
      const assign = unit.assignment(id);
      if (assign.target.is !== 'name' || assign.value === undefined) continue;
      const at = { unit, region: assign.region, before: id };
      if (this.isMadeOf(at, assign.value, locals)) locals.add(assign.target.binding);
    }
    return locals;
  }

  /** `address`, where the key is what was found under it: `worker = workers[address]; del aliases[worker.name]`. */
  private lookedUpBy(local: BindingId): readonly Value[] {
    const { unit } = this.removal;
    return unit.definitions[local]!.flatMap(id => {
      const { value, how } = unit.assignment(id);
      if (value === undefined || how !== 'set') return [];
      if (value.is === 'item') return [value.key];
      const call = unit.call(value);
      const isGet = call?.callee.is === 'get' && /^(get|pop)$/.test(call.callee.name);
      return isGet && call.arguments[0] ? [call.arguments[0].value] : [];
    });
  }

  private isMadeOf(at: Operation['at'], value: Value, locals: ReadonlySet<BindingId>, depth = 0): boolean {
    if (depth > 5) return false;
    if ((value.is === 'get' || value.is === 'name' || value.is === 'item') && this.isSlot(at, value)) return true;
    if ([...locals].some(local => isNamedIn(value, local))) return true;
    const call = at.unit.call(value);
    const parts = call ? [call.callee, ...call.arguments.map(one => one.value)] : partsOf(value);
    return parts.some(part => this.isMadeOf(at, part, locals, depth + 1));
  }
}

/** Whether only a constructor gives it a value, and what it gives is what it was given. */
function isGivenAtBirth(cls: ClassNode, name: string): boolean {
  const sites = fieldSitesOf(cls, name);
  return (
    sites.length > 0 &&
    sites.every(({ unit, fact, function: node }) => {
      const { value } = unit.assignment(fact);
      const isBirth = node === undefined || isConstructor(node);
      const isGiven = unit.bindingOf(value)?.kind === 'parameter';
      return isBirth && (value === undefined || isGiven);
    })
  );
}
