import type { CallFact, FactId, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { Unit } from '../unit.js';

/** The last name of what is called, or of what is named: of a decorator, a base class or a condition. */
export function calledName(unit: Unit, value: Value): string {
  return lastName(unit.call(value)?.callee ?? value);
}

/** A property of a component says more of when it is called than the component does; so do a few arguments by name. */
export function isVerb(unit: Unit, { callee }: CallFact, name: string): boolean {
  return callee.is === 'const' || unit.catalog.starters.has(name);
}

/** `module.exports = { A, B }` names classes without using them. */
export function isExported(unit: Unit, id: FactId): boolean {
  const fact = unit.fact(id);
  if (fact.is !== 'assign') return false;
  const { target } = fact;
  const root = target.is === 'get' ? target.of : target;
  return (
    (root.is === 'name' && (root.name === 'module' || root.name === 'exports')) ||
    (target.is === 'name' && target.name === '__all__')
  );
}

/** `new Logger(name)`, `logging.Logger(name)`: by the language, or by the capital letter of what is called. */
export function isConstruction({ new: isNew, callee }: CallFact): boolean {
  return isNew === true || /^[A-Z]/.test(lastName(callee));
}

/** `f` in `f.bind(this)`, `partial(f, x)`, `bound(f)`. */
export function boundFunction(unit: Unit, call: CallFact): Value | undefined {
  const { callee } = call;
  if (callee.is === 'get' && callee.name === 'bind') return callee.of;
  return unit.catalog.partials.has(lastName(callee)) ? call.arguments[0]?.value : undefined;
}

/** Those among which a loop's variable is one: `for (const start of [startMenu, startSearch]) start()`. */
export function listedIn(unit: Unit, callee: Value): readonly Value[] | undefined {
  const [definition, ...others] = callee.is === 'name' ? (unit.definitions[callee.binding] ?? []) : [];
  if (definition === undefined || others.length > 0) return undefined;
  const { how, value } = unit.assignment(definition);
  return how === 'iterate' && value?.is === 'literal' && value.keys === undefined ? value.of : undefined;
}
