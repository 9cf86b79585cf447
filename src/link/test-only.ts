import type { Project } from './project.js';
import { type Operation, operationsOf, type Slot } from './slots.js';
import type { FunctionNode, Unit } from './unit.js';
import { namedBy } from './vocabulary.js';

/** Chains of callers are followed this far. */
const MAX_DEPTH = 4;

/** Whether a test does this to something that is not its own. */
export function isDoneInTest({ spot: { root } }: Slot, { at }: Operation): boolean {
  const owner = root.is === 'field' ? root.of.unit : root.unit;
  return at.unit.test && !owner.test;
}

/** Tells which operations on the slot happen when the program runs, and not only when its tests do. */
export function happensInProgram(project: Project, slot: Slot): (operation: Operation) => boolean {
  const isForTests = ({ at }: Operation): boolean => isCalledByTestsOnly(project, at.unit.functionOf(at.region), 0);
  // What only tests fill is offered to programs that are not seen, and what empties it likewise.
  const isOffered = (): boolean => operationsOf(slot, 'grow').every(isForTests);
  return operation => !isDoneInTest(slot, operation) && (!isForTests(operation) || isOffered());
}

function isCalledByTestsOnly(project: Project, node: FunctionNode, depth: number): boolean {
  if (node.unit.test) return true;
  if (node.region.id === 0 || depth > MAX_DEPTH) return false;
  const sites = [...project.calls.callersOf(node), ...project.calls.handoversOf(node)];
  return (
    sites.length > 0 &&
    sites.every(({ unit, region }) => isCalledByTestsOnly(project, unit.functionOf(region), depth + 1)) &&
    !mayBeCalledUnseen(project, node)
  );
}

/** By the language, by a framework, by whoever it is offered to, or through a receiver of unknown type. */
function mayBeCalledUnseen(project: Project, node: FunctionNode): boolean {
  const { name, function: shape } = node.region;
  if (name.startsWith('__') || shape?.form === 'getter' || shape?.form === 'setter') return true;
  if ((shape?.decorators.length ?? 0) > 0 || (node.owner?.outside.length ?? 0) > 0) return true;
  if (name === '') return false;
  const isNamed = node.owner ? namesAttribute : offers;
  return project.units.some(unit => !unit.test && isNamed(unit, name));
}

function namesAttribute(unit: Unit, name: string): boolean {
  return namedBy(unit).has(name);
}

/** Whether the module imports or re-exports a function of this name. */
function offers({ module }: Unit, name: string): boolean {
  return (
    module.imports.some(entry => entry.name === name) ||
    module.exports.some(entry => entry.from !== undefined && (entry.source ?? entry.name) === name)
  );
}
