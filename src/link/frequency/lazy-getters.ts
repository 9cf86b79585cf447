import type { CallFact } from '../../model/model.js';
import { lastName } from '../../model/parts.js';
import { atFact } from '../program/at.js';
import type { Types } from '../program/types/types.js';
import type { FunctionNode, Unit } from '../program/unit.js';

/**
 * `get parser() { return define(this, 'parser', new Parser()); }`: a getter that puts what it makes in its own place runs once,
 * whoever asks.
 */
export function replacesItself(types: Types, { unit, region }: FunctionNode): boolean {
  if (region.function?.form !== 'getter') return false;
  return unit.calls.idsWithin(region).some(id => {
    const call = unit.callAt(id);
    if (!isOfProperty(unit, call, region.name)) return false;
    if (defines(call)) return true;
    const type = types.typeOf(atFact(unit, id), call.callee);
    return type?.is === 'function' && isDefining(type.of);
  });
}

/** `f(this, 'parser', …)` */
function isOfProperty(unit: Unit, call: CallFact, property: string): boolean {
  const [owner, name] = call.arguments.map(({ value }) => value);
  const binding = unit.bindingOf(owner);
  const isOwn = binding?.kind === 'self' || binding?.kind === 'class-self';
  return isOwn && name?.is === 'const' && name.value === property;
}

/** `function define(object, name, value) { Object.defineProperty(object, name, { value }); return value; }` */
function isDefining({ unit, region }: FunctionNode): boolean {
  const [object, property] = region.function!.parameters;
  return unit.calls.within(region).some(fact => {
    if (!defines(fact)) return false;
    const [on, name] = fact.arguments.map(({ value }) => value);
    return (
      on?.is === 'name' && on.binding === object?.binding && name?.is === 'name' && name.binding === property?.binding
    );
  });
}

function defines({ callee }: CallFact): boolean {
  return lastName(callee) === 'defineProperty';
}
