import type { Value } from '../../../model/model.js';
import type { Project } from '../../project.js';
import { type Operation, operationsOf, type Slot } from '../../slots/slots.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { isOfferedByPackage } from '../../lives/offered.js';
import { factsNaming, unitsNaming } from '../../program/modules/vocabulary.js';
import { isSpecial } from '../../program/spelling.js';

/**
 * Whether the slot is emptied as a whole here, beside where it is made, in a function that nobody in the program calls: it
 * is there for tests. A removal under a key that nobody calls is there for others, who know the key.
 */
export function isResetByNobody(project: Project, slot: Slot, { kind, at }: Operation): boolean {
  if ((kind !== 'clear' && kind !== 'replace') || !isBeside(slot, at.unit)) return false;
  const node = at.unit.functionOf(at.region);
  return isUncalled(project, node) && !isLookedThrough(slot, node) && !isOffered(project, slot);
}

/**
 * Whether an entry is taken out in a function that nobody calls, of a program that adds entries for each request that it is
 * asked, to what it keeps for good. Of what is no program by itself others may call it.
 */
export function isTakenByNobody(
  project: Project,
  slot: Slot,
  { kind, unit, region }: Operation,
  growth: Operation,
): boolean {
  const node = unit.functionOf(region);
  if (kind !== 'shrink' || !isBeside(slot, unit) || !isUncalled(project, node)) return false;
  if (node.owner && isOfferedByPackage(project.names, node.owner)) return false;
  return project.lives.ofSlot(slot).life === 'process' && isByHandler(project, growth);
}

/** What stands elsewhere is written for a purpose. */
function isBeside({ made }: Slot, { module }: Unit): boolean {
  return module.path === made[0]!.place.path;
}

/** Whether what leads to the operation begins in a handler that a framework is told of. */
function isByHandler({ frequencies }: Project, { unit, region }: Operation): boolean {
  const [first] = frequencies.of(unit, region).way ?? [];
  const node = first ? first.unit.functionOf(first.region) : unit.functionOf(region);
  return frequencies.handlerOf(node) !== undefined;
}

/** `await Promise.all(pending); pending = []`: what does something with the entries before is no mere reset. */
function isLookedThrough(slot: Slot, node: FunctionNode): boolean {
  return operationsOf(slot, 'read').some(({ at }) => at.unit.functionOf(at.region) === node);
}

/** What nobody is seen to fill is offered to programs that are not seen, and what empties it likewise. */
function isOffered(project: Project, slot: Slot): boolean {
  return operationsOf(slot, 'grow').every(({ at }) => isUncalled(project, at.unit.functionOf(at.region)));
}

function isUncalled(project: Project, node: FunctionNode): boolean {
  if (node.region.id === 0) return false;
  const isCalled = project.calls.callersOf(node).length > 0 || project.calls.handoversOf(node).length > 0;
  return !isCalled && !mayBeCalledUnseen(project, node);
}

/** By the language, by a framework, by whoever it is offered to, or through a receiver of unknown type. */
function mayBeCalledUnseen(project: Project, node: FunctionNode): boolean {
  const { name, function: shape } = node.region;
  if (isSpecial(name) || shape?.form === 'getter' || shape?.form === 'setter') return true;
  if ((shape?.decorators.length ?? 0) > 0 || (node.owner?.outside.length ?? 0) > 0) return true;
  if (project.frequencies.handlerOf(node) !== undefined) return true;
  if (name === '') return false;
  if (node.owner) return unitsNaming(project.units, name).length > 0;
  if (isCalledByVariable(node)) return true;
  return project.units.some(unit => offers(unit, name)) || isTakenFromModule(project, node);
}

/** `onFrame = () => {}; requestAnimationFrame(onFrame)`: a variable that is given another thing at another place may be called. */
function isCalledByVariable({ unit, region }: FunctionNode): boolean {
  const isIt = (value: Value | undefined): boolean => value?.is === 'name' && value.name === region.name;
  return factsNaming(unit, region.name).some(id => {
    const fact = unit.fact(id);
    return fact.is === 'call' && (isIt(fact.callee) || fact.arguments.some(({ value }) => isIt(value)));
  });
}

/** `export const batch = registry.batch`, of a module that is imported as a whole. */
function isTakenFromModule({ units, names }: Project, { unit, region: { name } }: FunctionNode): boolean {
  return unitsNaming(units, name).some(other =>
    other.module.imports.some(entry => {
      const meant = entry.name === '*' ? names.ofBinding(other, entry.binding) : undefined;
      return meant?.is === 'module' && meant.unit === unit;
    }),
  );
}

/** Whether the module imports or re-exports a function of this name. */
function offers({ module }: Unit, name: string): boolean {
  return (
    module.imports.some(entry => entry.name === name) ||
    module.exports.some(entry => entry.from !== undefined && (entry.source ?? entry.name) === name)
  );
}
