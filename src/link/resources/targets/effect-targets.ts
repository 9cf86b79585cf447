import type { Argument, BindingId, NameValue, Value } from '../../../model/model.js';
import { argumentFor } from '../../program/calls/arguments.js';
import type { Project } from '../../project.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { phaseOf } from './phases.js';
import { lastName, pathRoot } from '../../../model/parts.js';

/** Hooks that hand on what they are given are followed this far. */
const MAX_DEPTH = 3;

/**
 * Whether an effect of a component registers on what the component was given, as a property or by a hook that asks those
 * around it: it was there before the effect ran, and is there when it runs again.
 */
export function isFoundByEffect(project: Project, acquisition: Acquisition): boolean {
  const { unit, owner, receiver } = acquisition;
  if (owner !== undefined || unit.module.language !== 'typescript') return false;
  const phase = phaseOf(project, acquisition);
  if (phase?.is !== 'effect') return false;
  const value = receiver && pathRoot(receiver);
  return value?.is === 'name' && isGivenTo(project, unit, phase.node, value.binding);
}

/** Whether a receiver begins with what is brought by an import, or made once when the module is: no function replaces it. */
export function isFixed({ unit, receiver }: Acquisition): boolean {
  return receiver !== undefined && isFixedIn(unit, receiver, 0);
}

function isFixedIn(unit: Unit, receiver: Value, depth: number): boolean {
  const value = pathRoot(receiver);
  const binding = unit.bindingOf(value);
  if (binding === undefined || value.is !== 'name') return false;
  if (binding.kind !== 'variable') return binding.kind === 'import' || binding.kind === 'free';
  const definitions = unit.definitions[value.binding] ?? [];
  if (definitions.every(fact => unit.functionOf(unit.fact(fact).region).region.id === 0)) return true;
  // `const channel = pusher.subscribe('orders')`: a part of it.
  const given = depth < MAX_DEPTH ? unit.soleValue(value.binding) : undefined;
  const asked = given && unit.call(given)?.callee;
  return asked?.is === 'get' && isFixedIn(unit, asked, depth + 1);
}

function isGivenTo(project: Project, unit: Unit, effect: FunctionNode, id: BindingId): boolean {
  const component = effect.outer;
  return component !== undefined && isGivenIn(project, unit, component, id, 0);
}

function isGivenIn(project: Project, unit: Unit, component: FunctionNode, id: BindingId, depth: number): boolean {
  const binding = unit.binding(id);
  if (binding === undefined || unit.functionOf(binding.region) !== component) return false;
  if (binding.kind === 'parameter') return !isOwnOfCallers(project, component, id, depth);
  const given = unit.soleValue(id);
  return given !== undefined && isAsked(unit, given) && !isBesideRef(unit, wholeOf(given)!);
}

/** `const [ref, slides] = useSlides(); useDots(slides)`: what all who are seen to call a hook have made for themselves. */
function isOwnOfCallers(project: Project, hook: FunctionNode, parameter: BindingId, depth: number): boolean {
  if (depth > MAX_DEPTH || !hook.unit.catalog.resources.hooks.test(hook.region.name)) return false;
  const sites = project.calls.callersOf(hook);
  return (
    sites.length > 0 &&
    sites.every(({ unit, fact, region }) => {
      const given = argumentFor(hook, unit.callAt(fact), parameter);
      if (given?.is !== 'name') return false;
      const caller = unit.functionOf(region);
      return unit.binding(given.binding)?.kind === 'parameter'
        ? !isGivenIn(project, unit, caller, given.binding, depth + 1)
        : isMadeByOwnHook(unit, given);
    })
  );
}

function isMadeByOwnHook(unit: Unit, { binding }: NameValue): boolean {
  const made = wholeOf(unit.soleValue(binding));
  if (made === undefined) return false;
  return unit.catalog.resources.ownHooks.has(lastName(unit.call(made)?.callee)) || isBesideRef(unit, made);
}

/** `useSlides()` of `useSlides()[1]`. */
function wholeOf(value: Value | undefined): Value | undefined {
  let whole = value;
  while (whole?.is === 'item' || whole?.is === 'get') whole = whole.of;
  return whole;
}

/** `const [frame, slides] = useSlides(); … <div ref={frame} />`: what comes with the box of an element is there as long as that. */
function isBesideRef(unit: Unit, made: Value): boolean {
  if (made.is !== 'call' || !unit.catalog.resources.hooks.test(lastName(unit.call(made)?.callee))) return false;
  const isGivenByIt = ({ value }: Argument): boolean => {
    const given = value.is === 'name' ? wholeOf(unit.soleValue(value.binding)) : undefined;
    return given?.is === 'call' && given.fact === made.fact;
  };
  return unit.calls
    .within(unit.functionOf(unit.callAt(made.fact).region).region)
    .some(({ arguments: given }) => given.some(each => each.name === 'ref' && isGivenByIt(each)));
}

/** `useSocket()`, `useContext(Line).socket`, `props.socket`. */
function isAsked(unit: Unit, value: Value): boolean {
  if (value.is === 'get' || value.is === 'item') {
    const { of } = value;
    if (of.is === 'name') return unit.binding(of.binding)?.kind === 'parameter';
    return isAsked(unit, of);
  }
  const name = lastName(unit.call(value)?.callee);
  const { hooks, ownHooks } = unit.catalog.resources;
  return hooks.test(name) && !ownHooks.has(name);
}
