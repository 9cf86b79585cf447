import type { BindingId, CallFact, Fact, FactId, Value } from '../../../model/model.js';
import type { Project } from '../../project.js';
import { addersOf } from '../../program/adders.js';
import { atFact } from '../../program/at.js';
import type { FunctionNode } from '../../program/unit.js';
import { keptBy } from './constructors.js';
import { pathsOf, type Path } from './paths.js';

/** A place that is reached from a variable, and what a fact puts there. */
export interface Store {
  readonly path: Path;
  readonly value: Value;
}

/** What the fact stores under paths of its function's variables. */
export function storesOf(project: Project, node: FunctionNode, fact: Fact, id: FactId): Store[] {
  const { unit } = node;
  if (fact.is === 'assign') {
    const { target, value, how } = fact;
    if (value === undefined || (how !== 'set' && how !== 'augment') || target.is === 'name') return [];
    return stores(pathsOf(unit, id, target), value);
  }
  if (fact.is !== 'call' || fact.callee.is !== 'get') return [];
  const { callee } = fact;
  if (addersOf(unit.catalog).has(callee.name)) {
    const paths = pathsOf(unit, id, callee.of).filter(({ steps }) => steps.length > 0);
    return fact.arguments.flatMap(({ value }) => stores(paths, value));
  }
  // Who takes the result may take the callback back with it.
  if (!fact.dropped) return [];
  const type = project.types.typeOf(atFact(unit, id), callee);
  if (type?.is === 'function' && unit.bindingOf(callee.of)?.kind === 'self') {
    return fact.arguments.flatMap(argument => {
      const kept = keptBy(project, type.of, fact, argument);
      return kept
        ? [{ path: { root: (callee.of as { binding: BindingId }).binding, steps: [kept.name] }, value: argument.value }]
        : [];
    });
  }
  const { names } = unit.catalog;
  if (!names.registers.test(callee.name) || names.dueOnce.test(callee.name) || isWeak(fact)) return [];
  const paths = pathsOf(unit, id, callee.of).filter(({ steps }) => steps.length > 0);
  return fact.arguments.filter(({ value }) => !isOther(value)).flatMap(({ value }) => stores(paths, value));
}

/** `button.clicked.connect(self.ok)`: the signals of Qt and of blinker, without a topic, hold the receiver of a method weakly. */
function isWeak({ callee, arguments: given }: CallFact): boolean {
  return callee.is === 'get' && callee.name === 'connect' && given[0]?.value.is === 'get';
}

/** What is registered is a callback, no object. */
function isOther(value: Value): boolean {
  return value.is === 'name';
}

function stores(paths: readonly Path[], value: Value): Store[] {
  return paths.filter(({ steps }) => steps.length > 0).map(path => ({ path, value }));
}
