import type { BindingId, FactId, Value } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import { isPassedBy } from '../../program/alternatives.js';
import { mentions } from '../../program/mentions.js';
import { atFact } from '../../program/at.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { isFresh } from '../acquired/handlers.js';
import { factsNaming } from '../../program/modules/vocabulary.js';

/**
 * Whether what a removal names is a function of the very call that removes it, which nothing in that call was given before:
 * `const stop = () => …; if (on) page.on('stop', stop); else page.off('stop', stop);`
 */
export function isMadeAnew(unit: Unit, id: FactId, handler: Value): boolean {
  const node = unit.functionOf(unit.fact(id).region);
  if (handler.is !== 'name' || node.region.id === 0 || !isFunctionOf(node, handler.binding)) return false;
  if (unit.loopAround(unit.fact(id).region) !== undefined) return false;
  return mentionsBefore(unit, id, handler.binding).every(each => isOfOtherArm(unit, each, id));
}

/** Whether the same call also gives it to what looks like the addition: after the removal, or in another arm. */
export function isAddedBeside(unit: Unit, id: FactId, handler: Value): boolean {
  if (handler.is !== 'name') return false;
  const [topic] = unit.callAt(id).arguments;
  return factsNaming(unit, handler.name).some(each => {
    const call = unit.fact(each);
    if (each === id || call.is !== 'call' || unit.functionOf(call.region) !== unit.functionOf(unit.fact(id).region))
      return false;
    const isGiven = call.arguments.some(({ value }) => isNameOf(value, handler.binding));
    const [first] = call.arguments;
    return isGiven && isSameConstant(first?.value, topic?.value);
  });
}

function isSameConstant(one: Value | undefined, other: Value | undefined): boolean {
  return one?.is === 'const' && other?.is === 'const' && one.value === other.value;
}

/** Declared in it, or given there once, and made on the spot. */
function isFunctionOf(node: FunctionNode, id: BindingId): boolean {
  const { unit } = node;
  const binding = unit.binding(id);
  if (binding === undefined || unit.functionOf(binding.region) !== node) return false;
  const [definition] = unit.definitions[id] ?? [];
  if (definition === undefined) return binding.kind === 'function';
  const given = unit.soleValue(id);
  return binding.kind !== 'parameter' && given !== undefined && isFresh(atFact(unit, definition), given);
}

function mentionsBefore(unit: Unit, id: FactId, binding: BindingId): FactId[] {
  const definition = unit.soleDefinition(binding);
  return factsNaming(unit, unit.binding(binding)!.name).filter(each => {
    if (each === id || each === definition || !mentions(unit.fact(each), binding)) return false;
    // Whoever calls a function that stands there may have done so before.
    return each < id || unit.functionOf(unit.fact(each).region) !== unit.functionOf(unit.fact(id).region);
  });
}

function isOfOtherArm(unit: Unit, earlier: FactId, later: FactId): boolean {
  const [one, other] = [unit.fact(earlier).region, unit.fact(later).region];
  return unit.functionOf(one) === unit.functionOf(other) && isPassedBy(unit, one, other);
}
