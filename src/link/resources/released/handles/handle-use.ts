import type { FactId, GetValue, RegionId, Value } from '../../../../model/model.js';
import { lastName, partsOf } from '../../../../model/parts.js';
import { plainName } from '../../../program/spelling.js';
import type { Unit } from '../../../program/unit.js';

/** Where what a place holds is used in a way that may release it. */
export interface HandleUse {
  readonly unit: Unit;
  readonly fact: FactId;
  readonly region: RegionId;
  /**
   * called: the handle itself · method: one of its methods · part: the end that a part of it has · handed: to other code, or out of the function · collected: put
   * into a collection of others · walked: one after the other, with all that are kept together
   */
  readonly how: 'called' | 'method' | 'part' | 'handed' | 'collected' | 'walked';
  readonly name: string;
  /** Of the handle itself, beside the collection that has it. */
  readonly ofOne?: true;
  /** By the name of a getter, under which its owner lets others have it. */
  readonly gotten?: true;
}

/** How a fact uses what a place holds; undefined where it only looks at it. */
export function useIn(
  unit: Unit,
  id: FactId,
  isIt: (value: Value) => boolean,
): Pick<HandleUse, 'how' | 'name'> | undefined {
  const fact = unit.fact(id);
  if (fact.is === 'call') {
    const { callee } = fact;
    if (isIt(callee)) return { how: 'called', name: '' };
    if (callee.is === 'get' && holds(callee.of, isIt))
      return { how: isWalk(unit, callee) ? 'walked' : 'method', name: callee.name };
    if (callee.is === 'get' && unit.catalog.resources.handleEnds.has(callee.name) && isPartOf(callee.of, isIt))
      return { how: 'part', name: callee.name };
    const name = lastName(callee);
    if (!fact.arguments.some(({ value }) => holds(value, isIt))) return undefined;
    const { collects, looks } = unit.catalog.resources;
    if (callee.is === 'get' && collects.has(name)) return { how: 'collected', name };
    return looks.has(name) ? undefined : { how: 'handed', name };
  }
  // `end = self.link.close`: who has the method will call it.
  if (fact.is === 'assign' && fact.value?.is === 'get' && isEnd(unit, fact.value) && holds(fact.value.of, isIt))
    return { how: 'method', name: fact.value.name };
  if (fact.is === 'assign' && fact.value && holds(fact.value, isIt)) {
    if (fact.how === 'iterate') return { how: 'walked', name: '' };
    return fact.target.is === 'name' && !isAmong(fact.value, isIt) ? undefined : { how: 'handed', name: '' };
  }
  // `self.tasks[self.worker] = task`: a key is held as well as its value.
  if (fact.is === 'assign' && fact.target.is === 'item' && isIt(fact.target.key)) return { how: 'handed', name: '' };
  if (fact.is === 'exit' && fact.value && holds(fact.value, isIt)) return { how: 'handed', name: 'return' };
  return undefined;
}

/** `result.data.subscription` of `result`. */
function isPartOf(value: Value, isIt: (value: Value) => boolean): boolean {
  return value.is === 'get' && (isIt(value.of) || isPartOf(value.of, isIt));
}

function isEnd({ catalog }: Unit, { name }: GetValue): boolean {
  return catalog.resources.endings.has(plainName(name));
}

/** `[...sizes, clicks].forEach(each => each.stop())`. */
function isWalk({ catalog }: Unit, { of, name }: GetValue): boolean {
  return of.is === 'literal' && catalog.inlineVerbs.has(name);
}

/** Whether an expression is the handle, or one of several that may be, or is made of it. */
export function holds(value: Value, isIt: (value: Value) => boolean): boolean {
  if (isIt(value)) return true;
  if (value.is === 'op' && value.op === 'and') return holds(value.of.at(-1)!, isIt);
  if (value.is === 'op' && value.op !== 'spread' && !isJoined(value)) return false;
  if (value.is === 'get') return false;
  // `ticker ? ticker.rate() : 0` asks for it, and gives its rate.
  const parts = value.is === 'choice' ? value.of : partsOf(value);
  return parts.some(part => holds(part, isIt));
}

/** `stages = [self._tap, *stages]`: a variable that is no other name of it has it among others. */
function isAmong(value: Value, isIt: (value: Value) => boolean): boolean {
  if (value.is === 'choice') return value.of.some(part => isAmong(part, isIt));
  return value.is === 'literal' && holds(value, isIt);
}

/** `[self._task] + list(self._workers.values())` */
function isJoined({ op, of }: Extract<Value, { is: 'op' }>): boolean {
  return op === '+' && of.some(part => part.is === 'literal' && part.holds === 'list');
}
