import type { CallFact, Value } from '../../../model/model.js';
import { partsOf } from '../../../model/parts.js';
import { atFact, type At } from '../../program/at.js';
import type { Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { holdsOf, type Slot } from '../../slots/slots.js';
import { namesOf, ownNameOf } from '../../slots/spot.js';

/** Whether what is still to be done is done in a loop over the list: `for (const job of this.queue) job();`. */
export function isRunThrough(project: Project, slot: Slot): boolean {
  const holds = holdsOf(slot);
  if ((holds !== 'list' && holds !== 'deque') || !namesOf(slot.spot).toDo.test(ownNameOf(slot.spot))) return false;
  return slot.operations.some(({ kind, unit }, index) => {
    if (kind !== 'grow' || slot.operations.findIndex(other => other.unit === unit) !== index) return false;
    const isEntry = (at: At, value: Value): boolean =>
      project.spots.of(at, value).some(({ within }) => within === slot.spot);
    return unit.module.facts.some((fact, id) => {
      if (fact.is !== 'call' || !unit.loopAround(fact.region)) return false;
      return isCalled(unit, fact, value => isEntry(atFact(unit, id), value));
    });
  });
}

/** `entry()`, `entry.run()`, `this[entry.name].apply(…)`. */
function isCalled(unit: Unit, call: CallFact, isEntry: (value: Value) => boolean): boolean {
  const asks = (value: Value, depth = 0): boolean => {
    if (depth > 5) return false;
    if ((value.is === 'name' || value.is === 'item') && isEntry(value)) return true;
    const inner = unit.call(value);
    return [...(inner ? [inner.callee] : []), ...partsOf(value)].some(part => asks(part, depth + 1));
  };
  return asks(call.callee);
}
