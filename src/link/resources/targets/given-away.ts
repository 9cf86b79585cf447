import type { BindingId, FactId, Value } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import { argumentFor } from '../../program/calls/arguments.js';
import { isConstruction } from '../../program/calls/call-forms.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';

/** Functions that hand on what they are given are followed this far. */
const MAX_DEPTH = 3;

/**
 * `errand = Errand(where); porter.take(errand)`: who makes it has no more to do with it, and leaves it to the one whom it is
 * given to; `def send(self, errand): self.porters[0].take(errand)` hands it on.
 */
export function isGivenAway(project: Project, unit: Unit, call: FactId, given: Value, depth = 0): boolean {
  if (given.is === 'call') return isConstruction(unit.call(given)!);
  if (given.is !== 'name' || depth > MAX_DEPTH) return false;
  const node = unit.functionOf(unit.fact(call).region);
  const binding = unit.binding(given.binding);
  if (binding === undefined || unit.functionOf(binding.region) !== node || isKept(node, binding.id, call)) return false;
  if (binding.kind === 'parameter') return isGivenAwayTo(project, node, binding.id, depth);
  const made = unit.soleValue(binding.id);
  const making = made && unit.call(made);
  return making !== undefined && isConstruction(making);
}

function isGivenAwayTo(project: Project, node: FunctionNode, parameter: BindingId, depth: number): boolean {
  const sites = project.calls.callersOf(node);
  return (
    sites.length > 0 &&
    sites.every(({ unit, fact }) => {
      const given = argumentFor(node, unit.callAt(fact), parameter);
      return given !== undefined && isGivenAway(project, unit, fact, given, depth + 1);
    })
  );
}

/** Whether a function puts the variable anywhere else, gives it back, or to somebody else. */
function isKept({ unit, region }: FunctionNode, binding: BindingId, call: FactId): boolean {
  const isIt = (value: Value | undefined): boolean => isNameOf(value, binding);
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    if ((fact.is === 'assign' || fact.is === 'exit') && isIt(fact.value)) return true;
    if (fact.is === 'call' && id !== call && fact.arguments.some(({ value }) => isIt(value))) return true;
  }
  return false;
}
