import type { Argument, RegionId, Value } from '../../../model/model.js';
import { parameterFor } from '../../program/calls/arguments.js';
import type { Project } from '../../project.js';
import { ancestry } from '../../program/classes/ancestry.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';
import { remember } from '../../program/remember.js';
import { operationsOf, type Operation, type Slot } from '../../slots/slots.js';
import { isLocal } from '../../slots/spot.js';
import { isSelf } from '../written/names.js';
import type { Acquisition } from './acquisition.js';

/**
 * Whether what a verb is only named for is seen to be true of it: `service.subscribeToStatus(f)`, where that method puts `f` into
 * a collection that outlives the call; `Settings.listeners.push(f)`, a list that nothing is taken out of
 * but by who put it there.
 */
export function isSeenToKeep(project: Project, acquisition: Acquisition): boolean {
  const { unit, fact, call } = acquisition;
  const called = project.types.ofCalled(unit, fact);
  if (called?.is === 'function')
    return call.arguments.some(
      argument => isFunction(unit, call.region, argument.value) && isPutAway(project, called.of, call, argument),
    );
  return isListOfAll(project, acquisition);
}

function isPutAway(project: Project, node: FunctionNode, call: Acquisition['call'], argument: Argument): boolean {
  const parameter = parameterFor(node, call, argument);
  if (parameter === undefined) return false;
  const { unit } = node;
  const isIt = (value: Value | undefined): boolean => value?.is === 'name' && value.binding === parameter.binding;
  return keptSlots(project).some(slot =>
    operationsOf(slot, 'grow').some(
      ({ unit: where, region, key, value }) =>
        // Under the name of its event it takes the place of the one before.
        where === unit && unit.functionOf(region) === node && isIt(key ?? value),
    ),
  );
}

/** Collections that are no function's own. */
const keptSlots = remember(({ operations }: Project): readonly Slot[] =>
  [...operations.slots.values()].filter(({ spot }) => !isLocal(spot)),
);

/** Those that take themselves out of it leave the others in. */
function isListOfAll({ spots, operations }: Project, { at, owner, call: { callee } }: Acquisition): boolean {
  if (callee.is !== 'get') return false;
  const slots = spots.of(at, callee.of).flatMap(spot => operations.slots.get(spot) ?? []);
  const isOfOthers = ({ unit, region }: Operation): boolean => {
    const by = unit.classOf(region);
    return by !== undefined && by !== owner;
  };
  return (
    slots.length > 0 &&
    slots.every(
      slot =>
        operationsOf(slot, 'clear', 'replace', 'escape').length === 0 && operationsOf(slot, 'shrink').every(isOfOthers),
    )
  );
}

function isFunction(unit: Unit, region: RegionId, value: Value | undefined): boolean {
  switch (value?.is) {
    case 'function':
      return true;
    case 'name':
      return unit.binding(value.binding)?.kind === 'function' || unit.soleValue(value.binding)?.is === 'function';
    case 'get':
      return isSelf(unit, value.of) && isMethod(unit.classOf(region), value.name);
    case 'call': {
      const { callee } = unit.call(value)!;
      return callee.is === 'get' && callee.name === 'bind';
    }
    default:
      return false;
  }
}

/** Written as one, or as an attribute that is given a function: `draw = () => …`. */
function isMethod(cls: ClassNode | undefined, name: string): boolean {
  if (cls === undefined) return false;
  return ancestry(cls).some(
    ({ methods, fields }) =>
      methods.has(name) ||
      (fields.get(name) ?? []).some(({ unit, fact }) => {
        const { value, region } = unit.assignment(fact);
        return value?.is !== 'get' && isFunction(unit, region, value);
      }),
  );
}
