import type { BindingId, Fact, Value } from '../../../model/model.js';
import { isNameOf, lastName } from '../../../model/parts.js';
import { valuesOf } from '../../program/mentions.js';
import type { Names } from '../../program/names.js';
import type { FunctionNode, Unit } from '../../program/unit.js';

/**
 * Whether a decorator that is called like one by which a framework gets its handlers is the project's own, and no such: it
 * hands what it decorates to nobody, and gives a function that calls it; or it declares a command, which runs as often as
 * a person types it.
 */
export function isOwnOfAnotherSort(names: Names, unit: Unit, decorator: Value): boolean {
  const call = unit.call(decorator);
  const entity = names.entityOf(unit, call?.callee ?? decorator);
  if (entity?.is !== 'function') return false;
  const { node } = entity;
  if (unit.catalog.commandDecorators.has(node.region.name)) return true;
  if (call === undefined) return isWrapper(names, node);
  // `def group(fit=True): def decorator(method): …; return decorator`
  const inner = [...node.unit.functions.values()].filter(({ outer }) => outer === node);
  return inner.length > 0 && inner.every(each => isWrapper(names, each));
}

function isWrapper(names: Names, { unit, region }: FunctionNode): boolean {
  const [decorated] = region.function!.parameters;
  if (decorated === undefined) return false;
  let isCalled = false;
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    if (isHandedOn(names, unit, fact, decorated.binding)) return false;
    isCalled ||= fact.is === 'call' && isNameOf(fact.callee, decorated.binding);
  }
  return isCalled;
}

/** Stored, marked, given back as it is, or given to others than those that only look at a function. */
function isHandedOn(names: Names, unit: Unit, fact: Fact, binding: BindingId): boolean {
  switch (fact.is) {
    case 'call':
      return fact.arguments.some(({ value }) => isNameOf(value, binding)) && !looksAt(names, unit, fact.callee);
    case 'assign':
      if (fact.target.is === 'get' && isNameOf(fact.target.of, binding)) return true;
      return valuesOf(fact).some(value => isNameOf(value, binding));
    default:
      return valuesOf(fact).some(value => isNameOf(value, binding));
  }
}

function looksAt(names: Names, unit: Unit, callee: Value): boolean {
  const name = names.outsideName(unit, callee);
  return (
    unit.catalog.quietDecorators.has(lastName(callee)) || (name !== undefined && unit.catalog.ofFunctions.test(name))
  );
}
