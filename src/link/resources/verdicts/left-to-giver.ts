import type { BindingId, Value } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { isNewEachTime } from '../again/per-call.js';
import { factsNaming } from '../../program/modules/vocabulary.js';

/**
 * `bind(button) { button.addEventListener('focus', () => this.show(button)); }`: what a method was handed and the owner keeps
 * no hold of, with a function that it keeps no hold of either. No end of the owner's can reach that; it goes with the button.
 */
export function isLeftToGiver(project: Project, acquisition: Acquisition): boolean {
  const { unit, node, receiver } = acquisition;
  const binding = unit.bindingOf(receiver);
  if (binding?.kind !== 'parameter' || unit.functionOf(binding.region) !== node) return false;
  return isNewEachTime(project, acquisition) && !isKept(node, binding.name, binding.id);
}

/** `this.button = button`, `this.buttons.push(button)`; what the listener does with it comes later. */
function isKept(node: FunctionNode, name: string, id: BindingId): boolean {
  const { unit } = node;
  const isIt = (value: Value | undefined): boolean => isNameOf(value, id);
  return factsNaming(unit, name).some(each => {
    const fact = unit.fact(each);
    if (unit.functionOf(fact.region) !== node) return false;
    return fact.is === 'assign'
      ? isIt(fact.value)
      : fact.is === 'call' && fact.arguments.some(({ value }) => isIt(value));
  });
}
