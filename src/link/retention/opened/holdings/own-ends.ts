import type { Fact } from '../../../../model/model.js';
import { lastName } from '../../../../model/parts.js';
import { ancestry, descent } from '../../../program/classes/ancestry.js';
import { isConstructor } from '../../../program/classes/constructors.js';
import type { ClassNode, FunctionNode, Unit } from '../../../program/unit.js';
import { isOwnMember, isSelf } from '../../../resources/written/names.js';

/** Whether anything that the methods of a class do, its own or inherited ones, is so. */
export function anyFact(cls: ClassNode, test: (method: FunctionNode, fact: Fact) => boolean): boolean {
  for (const { methods } of ancestry(cls))
    for (const method of methods.values())
      if (method.unit.factsWithin(method.region).some(fact => test(method, fact))) return true;
  return false;
}

/** `manager.add(self)`, `Watcher.the_one = self`: others may close it. */
export function isRegistered(node: FunctionNode, fact: Fact): boolean {
  const { unit } = node;
  if (fact.is === 'assign' && isConstructor(node) && fact.value && isSelf(unit, fact.value))
    return (fact.target.is === 'get' || fact.target.is === 'item') && !isSelf(unit, fact.target.of);
  if (fact.is !== 'call' || !fact.arguments.some(({ value }) => isSelf(unit, value))) return false;
  const name = lastName(fact.callee);
  return unit.catalog.names.lists.test(name) || (isConstructor(node) && !unit.catalog.opens.onlookers.has(name));
}

/** `Thread(target=self._run)`, `loop.add_reader(fd, self._on_read)` in a constructor. */
export function runsByItself(node: FunctionNode, fact: Fact): boolean {
  const { unit } = node;
  if (fact.is !== 'call' || !isConstructor(node)) return false;
  return fact.arguments.some(({ value }) => isOwnMember(unit, value) && isMethod(unit, fact, value.name));
}

function isMethod(unit: Unit, { region }: Fact, name: string): boolean {
  const cls = unit.classOf(region);
  if (cls === undefined) return false;
  for (const each of [...ancestry(cls), ...descent(cls)]) if (each.methods.has(name)) return true;
  return false;
}

/** `__del__` that closes it, and does not complain that nobody else has. */
export function isFinalizer({ unit, region }: FunctionNode): boolean {
  if (region.name !== '__del__') return false;
  const { complains } = unit.catalog.opens;
  return !unit.calls.within(region).some(({ callee }) => complains.has(lastName(callee)));
}
