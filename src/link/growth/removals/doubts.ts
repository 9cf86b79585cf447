import type { BindingId, Region, Value } from '../../../model/model.js';
import { isNamedIn } from '../../program/mentions.js';
import type { Project } from '../../project.js';
import type { Operation, Slot } from '../../slots/slots.js';
import { partsOf } from '../../../model/parts.js';
import { writtenAs } from '../../program/written.js';

/**
 * Why an entry may stay although its removal is written: it happens under a condition, after a return or in a handler of
 * errors that have nothing to do with the entry, and the addition shares none of them; or only when somebody asks for the
 * entry. Each of these is often meant; undefined where there is none.
 */
export function doubtOf(
  project: Project,
  slot: Slot,
  removal: Operation,
  grows: readonly Operation[],
): string | undefined {
  if (removal.kind !== 'shrink' || !isOfOneEntry(removal)) return undefined;
  const about = new Subject(project, slot, removal);
  return conditionOf(about, removal, grows) ?? returnOf(about, removal) ?? takenOf(removal);
}

/** Not one that empties the collection from an end: that is a queue, and somebody serves it. */
function isOfOneEntry({ unit, fact, key }: Operation): boolean {
  if (key !== undefined) return true;
  const call = unit.fact(fact);
  return call.is === 'call' && call.callee.is === 'get' && call.callee.name === 'splice';
}

function conditionOf(about: Subject, { unit, region }: Operation, grows: readonly Operation[]): string | undefined {
  for (const around of unit.around(region, unit.functionOf(region).region.id)) {
    if (around.kind === 'catch') return 'it is removed only when something fails';
    const test = around.branch?.test;
    if (test === undefined || about.isAsked(test, around) || isShared(test, grows)) continue;
    return 'it is removed only under a condition that is asked of something else';
  }
  return undefined;
}

/** Whether entries are added under the same condition. */
function isShared(test: Value, grows: readonly Operation[]): boolean {
  const written = writtenAs(test);
  return grows.some(({ unit, region }) =>
    [...unit.around(region, unit.functionOf(region).region.id)].some(
      ({ branch }) => branch?.test && written !== undefined && written === writtenAs(branch.test),
    ),
  );
}

/** `if (embedding) return;` before the removal. */
function returnOf(about: Subject, { unit, region, fact }: Operation): string | undefined {
  const node = unit.functionOf(region).region;
  for (let id = node.from; id < fact; id++) {
    const exit = unit.fact(id);
    if (exit.is !== 'exit' || exit.how !== 'return' || unit.functionOf(exit.region).region !== node) continue;
    const around = unit.region(exit.region);
    const test = around.branch?.test;
    if (test && !unit.isWithin(region, around.id) && !about.isAsked(test, around))
      return 'the function may return before it is removed';
  }
  return undefined;
}

/** `return self._results.pop(id, None)`: goes when somebody comes for it. */
function takenOf({ unit, fact, key }: Operation): string | undefined {
  const call = unit.fact(fact);
  if (key === undefined || call.is !== 'call' || call.dropped || call.callee.is !== 'get' || call.callee.name !== 'pop')
    return undefined;
  return 'it is removed only when somebody comes for it';
}

/** What a removal is of: its key, its collection, and the locals that were made of them. */
class Subject {
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
    const node = unit.functionOf(region).region;
    for (let id = node.from; id < node.to; id++) {
      const assign = unit.fact(id);
      if (assign.is !== 'assign' || assign.target.is !== 'name' || assign.value === undefined) continue;
      const at = { unit, region: assign.region, before: id };
      if (this.isMadeOf(at, assign.value, locals)) locals.add(assign.target.binding);
    }
    return locals;
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
