import type { Value } from '../../../model/model.js';
import { isBeside, isCalledBeside } from './beside.js';
import { areAlternatives } from '../../program/alternatives.js';
import type { Project } from '../../project.js';
import { holdsOf, operationsOf, type Operation, type Slot } from '../../slots/slots.js';
import { partsOf } from '../../../model/parts.js';

/** Where something is taken out of what a key holds, or a count under a key goes down. */
export function emptiedEntries(project: Project, slot: Slot): Operation[] {
  const lowered = operationsOf(slot, 'lower');
  const entries = project.spots.step(slot.spot, '*').map(spot => project.operations.slots.get(spot));
  // A queue is emptied by whoever serves it, and is there for the next one.
  const emptied = entries.filter(entry => entry !== undefined && holdsOf(entry) !== 'queue');
  return [...lowered, ...emptied.flatMap(entry => emptiesOf(project, slot, entry!))];
}

function emptiesOf(project: Project, slot: Slot, entry: Slot): Operation[] {
  const emptied = operationsOf(entry, 'shrink').filter(
    each => !isOfNamedPart(each) && !isTrim(each) && !isCutToSize(entry, each),
  );
  return emptied.filter(each => !isFilledAgain(project, slot, entry, each));
}

/** `recent[key] = [t for t in recent[key] if t > since]`: made shorter where it stands, which shows little of keys that go. */
function isTrim({ unit, fact }: Operation): boolean {
  return unit.fact(fact).is === 'assign';
}

/** `if len(recent[key]) > LIMIT: recent[key].pop(0)`: the size that it is cut to is left. */
function isCutToSize(entry: Slot, { unit, region }: Operation): boolean {
  return operationsOf(entry, 'measure').some(
    measure =>
      measure.unit === unit &&
      unit.around(region, unit.functionOf(region).region.id).some(({ id }) => id === measure.region),
  );
}

/** `delete loaded[tag].timer`: a record with one part less, which is no collection that is empty some day. */
function isOfNamedPart({ unit, fact }: Operation): boolean {
  const deleted = unit.fact(fact);
  return deleted.is === 'delete' && deleted.target.is === 'get';
}

/**
 * Put in again further down: at another place of the list (`list.splice(i, 1); … list.splice(j, 0, it);`), or as the last
 * one, which takes the place of the list (`if (list.length === 1) all[key] = list[0];`).
 */
function isFilledAgain(project: Project, slot: Slot, entry: Slot, emptied: Operation): boolean {
  const isAfter = ({ unit, fact, region }: Operation): boolean =>
    unit === emptied.unit &&
    fact > emptied.fact &&
    unit.functionOf(region) === unit.functionOf(emptied.region) &&
    !areAlternatives(unit, emptied.region, region);
  return (
    operationsOf(entry, 'grow').some(isAfter) ||
    operationsOf(slot, 'grow').some(grow => isAfter(grow) && isRemovedWhenEmpty(project, slot, grow))
  );
}

/** Of these, those after which the key stays: no removal in the same function, in what it calls, or in who calls it. */
export function leftEmpty(project: Project, slot: Slot, removals: readonly Operation[]): Operation[] {
  return emptiedEntries(project, slot).filter(
    emptied =>
      !removals.some(
        removal =>
          isBeside(emptied, removal) ||
          (emptied.kind === 'lower' && isInSameFunction(emptied, removal)) ||
          isCalledBeside(project, removal, emptied) ||
          isCalledBeside(project, emptied, removal),
      ),
  );
}

/** `if (count <= 1) { counts.delete(key); return; } counts.set(key, count - 1);`: the other arm counts down to one. */
function isInSameFunction(one: Operation, other: Operation): boolean {
  return one.unit === other.unit && one.unit.functionOf(one.region) === other.unit.functionOf(other.region);
}

/** Whether a key is removed where what it holds is seen to be empty: `if not self.rooms[k]: del self.rooms[k]`. */
export function isRemovedWhenEmpty(project: Project, slot: Slot, { unit, region }: Operation): boolean {
  for (const around of unit.around(region, unit.functionOf(region).region.id)) {
    const test = around.branch?.test;
    if (test === undefined) continue;
    const at = { unit, region: around.parent, before: around.from };
    const asks = (value: Value, depth = 0): boolean => {
      if (project.spots.of(at, value).some(({ within }) => within === slot.spot)) return true;
      const call = unit.call(value);
      if (call) return call.arguments.some(argument => asks(argument.value, depth + 1));
      return depth < 5 && partsOf(value).some(part => asks(part, depth + 1));
    };
    if (asks(test)) return true;
  }
  return false;
}
