import type { Value } from '../../../model/model.js';
import type { Project } from '../../project.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { phaseOf } from './phases.js';
import { lastName, pathRoot } from '../../../model/parts.js';

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
  return value?.is === 'name' && isGivenTo(unit, phase.node, value.binding);
}

/** Whether a receiver begins with what is brought by an import, or made once when the module is: no function replaces it. */
export function isFixed({ unit, receiver }: Acquisition): boolean {
  const value = receiver && pathRoot(receiver);
  const binding = value?.is === 'name' ? unit.binding(value.binding) : undefined;
  if (binding === undefined || value?.is !== 'name') return false;
  if (binding.kind !== 'variable') return binding.kind === 'import' || binding.kind === 'free';
  const definitions = unit.definitions[value.binding] ?? [];
  return definitions.every(fact => unit.functionOf(unit.fact(fact).region).region.id === 0);
}

function isGivenTo(unit: Unit, effect: FunctionNode, id: number): boolean {
  const binding = unit.binding(id);
  const component = effect.outer;
  if (binding === undefined || component === undefined || unit.functionOf(binding.region) !== component) return false;
  if (binding.kind === 'parameter') return true;
  const given = unit.soleValue(id);
  return given !== undefined && isAsked(unit, given);
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
