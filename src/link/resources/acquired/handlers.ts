import type { BindingId, CallFact, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { At } from '../../program/at.js';
import { returnsOf } from '../../program/calls/returns.js';
import { remember } from '../../program/remember.js';
import type { Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { definitionOf } from './definitions.js';
import { settles } from './executors.js';

/** Whether an argument is a function, or an object of functions: what a registration is given and a call of another sort is not. */
export function isCallable(project: Project, at: At, value: Value, depth = 0): boolean {
  switch (value.is) {
    case 'function':
      return true;
    case 'literal':
      return value.holds === 'mapping' && value.of.some(part => isWrittenFunction(part, at));
    case 'choice':
      return depth < 3 && value.of.some(part => isCallable(project, at, part, depth + 1));
    case 'call': {
      const call = at.unit.callAt(value.fact);
      return isMadeFunction(call, at) || makesFunction(at.unit, call) || isMadeSignal(call, at);
    }
    case 'name':
    case 'get':
      return isNamedFunction(project, at, value, depth);
    default:
      return false;
  }
}

function isNamedFunction(
  project: Project,
  at: At,
  value: Extract<Value, { is: 'name' | 'get' }>,
  depth: number,
): boolean {
  if (project.types.typeOf(at, value)?.is === 'function' || at.unit.catalog.names.handlers.test(value.name))
    return true;
  if (value.is === 'name' && (settles(at.unit, value.binding) || isCalled(at.unit, value.binding))) return true;
  const definition = definitionOf(project, at, value);
  // `self.on_line` of a base class that is not seen.
  return definition !== undefined && depth < 3 && isCallable(project, definition.at, definition.value, depth + 1);
}

/** What the module calls is a function, and so is what a hook gives second: `const [isOn, setOn] = useState(true)`. */
function isCalled(unit: Unit, binding: BindingId): boolean {
  if (calledIn(unit).has(binding)) return true;
  const given = unit.soleValue(binding);
  if (given?.is !== 'item' || given.key.is !== 'const' || given.key.value !== 1) return false;
  return unit.catalog.resources.ownHooks.has(lastName(unit.call(given.of)?.callee));
}

/** The variables by which a module calls functions. */
const calledIn = remember(({ module }: Unit): ReadonlySet<BindingId> => {
  const called = new Set<BindingId>();
  for (const fact of module.facts)
    if (fact.is === 'call' && fact.new !== true && fact.callee.is === 'name' && fact.callee.binding >= 0)
      called.add(fact.callee.binding);
  return called;
});

function isWrittenFunction(value: Value, at: At): boolean {
  const call = at.unit.call(value);
  return value.is === 'function' || (call !== undefined && isMadeFunction(call, at));
}

/** `f.bind(this)`, `debounce(f)`. */
function isMadeFunction(call: CallFact, { unit }: At): boolean {
  const name = lastName(call.callee);
  const { wrappers, stableWrappers } = unit.catalog.resources;
  return wrappers.has(name) || stableWrappers.has(name);
}

/** `source.subscribe(this.width)` with `width = new Subject()`: a signal hears what it is subscribed to. */
function isMadeSignal({ new: isNew, callee }: CallFact, { unit }: At): boolean {
  return isNew === true && unit.catalog.resources.signals.has(lastName(callee));
}

/**
 * What a handler is when two are compared: made on the spot (`() => …`, `f.bind(this)`), so that no other expression is the
 * same function, or kept under a name.
 */
export function isFresh(at: At, handler: Value): boolean {
  if (handler.is === 'function') return true;
  if (handler.is !== 'call') return false;
  const call = at.unit.callAt(handler.fact);
  const name = lastName(call.callee);
  if (makesFunction(at.unit, call)) return true;
  return at.unit.catalog.resources.wrappers.has(name) && !at.unit.catalog.resources.stableWrappers.has(name);
}

/** `function hear(isLast) { return text => { … }; }`, called: a function of the same file that gives back one written in it. */
function makesFunction(unit: Unit, { callee }: CallFact): boolean {
  const binding = unit.bindingOf(callee);
  const given = binding?.kind === 'function' ? undefined : binding && unit.soleValue(binding.id);
  const region = binding?.kind === 'function' ? binding.names : given?.is === 'function' ? given.region : undefined;
  const node = region === undefined ? undefined : unit.functionOf(region);
  const returned = node ? returnsOf(node) : [];
  return returned.length > 0 && returned.every(({ value }) => value.is === 'function');
}

/** `f` of `f.bind(this)`. */
export function boundOf(at: At, handler: Value): Value | undefined {
  const call = at.unit.call(handler);
  return call?.callee.is === 'get' && call.callee.name === 'bind' ? call.callee.of : undefined;
}
