import type { AssignFact, BindingId, Fact, FactId, Value } from '../../model/model.js';
import { lastName } from '../../model/parts.js';
import { isKeptSet, isSetting, isUnsetting, testedFor, unsetIn } from '../frequency/flags.js';
import { leavesBefore } from '../program/alternatives.js';
import { isSameText, plainName } from '../program/spelling.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import type { Project } from '../project.js';
import { operationsOf, type Operation, type Slot } from '../slots/slots.js';

/**
 * `if (this.open) serve(guest); else this.waiting.push(guest);`, where what is open stays so: there are as many as came before.
 * The flag is of who has the list: one of another would be set for that one alone. So it is the other way round with what comes
 * while a flag is set.
 */
export function isFilledUntilSet(project: Project, slot: Slot, grows: readonly Operation[]): boolean {
  return grows.every(operation => {
    const { unit, region, fact } = operation;
    return (
      isWhileSet(slot, operation) ||
      unsetAt(project, unit.functionOf(region), unit, fact).some(
        flag =>
          isOfOwner(slot, operation, flag) &&
          !isOfEnd(unit, flag) &&
          (isKeptSet(unit, region, flag) || isEmptiedWhere(slot, unit, each => isSetting(each, flag))),
      )
    );
  });
}

/** `if (loading) late.push(point);`, and `loading = false; late = [];`: what comes meanwhile, which is gone when that is over. */
function isWhileSet(slot: Slot, operation: Operation): boolean {
  const { unit, region } = operation;
  return unit.around(region, unit.functionOf(region).region.id).some(({ branch }) => {
    const flag = branch?.test && testedFor(branch.test, true);
    if (flag === undefined || !isOfOwner(slot, operation, flag)) return false;
    return isEmptiedWhere(slot, unit, each => isUnsetting(each, flag));
  });
}

/** `ready = true; waiting.forEach(go); waiting = [];`: who changes the flag has none left, however often it is changed back. */
function isEmptiedWhere(slot: Slot, unit: Unit, isChange: (fact: AssignFact) => boolean): boolean {
  const empties = operationsOf(slot, 'clear', 'replace').filter(operation => operation.unit === unit);
  const emptying = new Set(empties.map(({ region }) => unit.functionOf(region)));
  const changes = unit.assignments.all.filter(fact => isChange(fact) && unit.functionOf(fact.region).region.id !== 0);
  return changes.length > 0 && changes.every(({ region }) => emptying.has(unit.functionOf(region)));
}

/** `if self._is_shutdown: raise …`: until then is as long as its owner lives. */
function isOfEnd(unit: Unit, flag: Value): boolean {
  const { closedFlags, endsOwner } = unit.catalog.names;
  const isSetAtEnd = (fact: Fact): boolean =>
    fact.is === 'assign' && isSameText(fact.target, flag) && endsOwner.test(unit.functionOf(fact.region).region.name);
  return closedFlags.test(plainName(lastName(flag))) || unit.module.facts.some(isSetAtEnd);
}

/** The flags that are not set where a fact stands, as the conditions around it say and those that leave before it. */
function unsetAt(project: Project, node: FunctionNode, unit: Unit, fact: FactId): Value[] {
  const { region } = unit.fact(fact);
  const found = unit
    .around(region, node.region.id)
    .flatMap(({ branch }) => (branch?.test === undefined ? [] : unsetIn(branch.test)));
  for (const { branch } of leavesBefore(unit, node.region, fact, 'return', 'throw')) {
    const test = branch!.test!;
    // `if (open && ready) return;` leaves who finds it open and not ready.
    const flag = test.is === 'op' && test.op === 'and' ? undefined : testedFor(test, true);
    if (flag) found.push(flag);
  }
  const by = runsOnTheSpot(project, node);
  return by === undefined || node.outer === undefined ? found : [...found, ...unsetAt(project, node.outer, unit, by)];
}

/** `new Promise(resolve => …)`: where what is handed over runs before the next line. */
function runsOnTheSpot({ calls }: Project, node: FunctionNode): FactId | undefined {
  const [handover, ...others] = calls.handoversOf(node);
  if (handover?.how !== 'argument' || others.length > 0) return undefined;
  return handover.verb === 'Promise' ? handover.fact : undefined;
}

function isOfOwner({ spot: { root } }: Slot, { unit, region }: Operation, flag: Value): boolean {
  const isOfModule = (binding: BindingId): boolean => unit.binding(binding)?.region === 0;
  if (root.is === 'binding') {
    // `App.ready`, of what a module has one of.
    const holder = flag.is === 'get' ? flag.of : flag;
    return root.unit === unit && holder.is === 'name' && isOfModule(root.binding) && isOfModule(holder.binding);
  }
  if (flag.is !== 'get' || flag.of.is !== 'name') return false;
  return unit.binding(flag.of.binding)?.kind === 'self' && unit.classOf(region) === root.of;
}
