import type { AssignFact, BindingId, CallFact, Value } from '../../model/model.js';
import { argumentFor } from '../program/calls/arguments.js';
import type { Calls } from '../program/calls/calls.js';
import type { Names } from '../program/names.js';
import type { Types } from '../program/types/types.js';
import { atFact, type At } from '../program/at.js';
import type { FunctionNode, Unit } from '../program/unit.js';

interface Known {
  readonly names: Names;
  readonly types: Types;
  readonly calls: Calls;
}

/** Steps from a limit to where it is written. */
const MAX_STEPS = 4;

/** Whether a limit is none: `Infinity`, `float('inf')`, or a parameter with such a default that nobody gives another. */
export function isInfinite(project: Known, at: At, value: Value, steps = 0): boolean {
  if (steps > MAX_STEPS) return false;
  const { unit } = at;
  if (isWrittenInfinite(project.names, unit, value)) return true;
  const entity = project.names.entityOf(unit, value);
  if (entity?.is === 'variable') return ofVariable(project, entity.unit, entity.binding, steps);
  if (value.is !== 'get') return false;
  const sites = project.types.classOf(at, value.of)?.fields.get(value.name) ?? [];
  return sites.length > 0 && sites.every(({ unit: of, fact }) => ofAssigned(project, of, fact, steps));
}

/** `Infinity`, `math.inf`, `float('inf')`, where it stands. */
export function isWrittenInfinite(names: Names, unit: Unit, value: Value): boolean {
  const call = unit.call(value);
  const name = names.outsideName(unit, call?.callee ?? value);
  if (name === undefined) return false;
  const first = call?.arguments[0]?.value;
  return call ? name === 'float' && first?.is === 'const' && first.value === 'inf' : unit.catalog.infinite.has(name);
}

function ofVariable(project: Known, unit: Unit, binding: BindingId, steps: number): boolean {
  const definitions = unit.definitions[binding]!;
  if (unit.binding(binding)!.kind === 'parameter')
    return definitions.length === 0 && ofParameter(project, unit, binding, steps);
  return definitions.length > 0 && definitions.every(fact => ofAssigned(project, unit, fact, steps));
}

function ofAssigned(project: Known, unit: Unit, fact: number, steps: number): boolean {
  const { value } = unit.fact(fact) as AssignFact;
  return value !== undefined && isInfinite(project, atFact(unit, fact), value, steps + 1);
}

/** Infinite by default, and every call in sight leaves it at that. */
function ofParameter(project: Known, unit: Unit, binding: BindingId, steps: number): boolean {
  const node = unit.functionOf(unit.binding(binding)!.region);
  const parameter = node.region.function!.parameters.find(one => one.binding === binding);
  if (parameter?.default === undefined) return false;
  const at = { unit, region: node.region.parent, before: node.region.from };
  const callers = project.calls.callersOf(node);
  return (
    callers.length > 0 &&
    isInfinite(project, at, parameter.default, steps + 1) &&
    callers.every(({ unit: of, fact }) => leavesOut(of.callAt(fact), node, binding))
  );
}

function leavesOut(call: CallFact, node: FunctionNode, binding: BindingId): boolean {
  return call.arguments.every(({ spread }) => !spread) && argumentFor(node, call, binding) === undefined;
}
