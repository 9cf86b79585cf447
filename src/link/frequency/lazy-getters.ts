import type { CallFact, Fact } from '../../model/model.js';
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
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    if (!isOfProperty(unit, fact, region.name)) continue;
    if (defines(fact)) return true;
    const type = types.typeOf(atFact(unit, id), fact.callee);
    if (type?.is === 'function' && isDefining(type.of)) return true;
  }
  return false;
}

/** `f(this, 'parser', …)` */
function isOfProperty(unit: Unit, fact: Fact, property: string): fact is CallFact {
  if (fact.is !== 'call') return false;
  const [owner, name] = fact.arguments.map(({ value }) => value);
  const binding = unit.bindingOf(owner);
  const isOwn = binding?.kind === 'self' || binding?.kind === 'class-self';
  return isOwn && name?.is === 'const' && name.value === property;
}

/** `function define(object, name, value) { Object.defineProperty(object, name, { value }); return value; }` */
function isDefining({ unit, region }: FunctionNode): boolean {
  const [object, property] = region.function!.parameters;
  return unit.module.facts.slice(region.from, region.to).some(fact => {
    if (fact.is !== 'call' || !defines(fact)) return false;
    const [on, name] = fact.arguments.map(({ value }) => value);
    return (
      on?.is === 'name' && on.binding === object?.binding && name?.is === 'name' && name.binding === property?.binding
    );
  });
}

function defines({ callee }: CallFact): boolean {
  return lastName(callee) === 'defineProperty';
}
