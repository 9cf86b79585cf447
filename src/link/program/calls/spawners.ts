import type { CallFact, FactId, Region, Value } from '../../../model/model.js';
import type { Types } from '../types/types.js';
import type { FunctionNode, Unit } from '../unit.js';
import { partsOf } from '../../../model/parts.js';
import { remember } from '../remember.js';

/** A call that begins work which runs on by itself, in the project's own function that gives its handle back. */
interface Spawn {
  readonly unit: Unit;
  readonly call: CallFact;
  readonly fact: FactId;
}

/** `begin(self._poll())`, where the project's own `begin` gives back what `asyncio.create_task` gives it. */
export function spawnOfHelper(types: Types, unit: Unit, call: FactId): Spawn | undefined {
  const type = types.ofCalled(unit, call);
  return type?.is === 'function' ? (spawnIn(type.of) ?? undefined) : undefined;
}

const spawnIn = remember(({ unit, region }: FunctionNode): Spawn | null => {
  if (region.function?.generator) return null;
  for (const exit of unit.exits.within(region)) {
    if (exit.how !== 'return' || exit.value === undefined) continue;
    const given = sourceOf(unit, exit.value);
    const call = given.is === 'call' ? unit.call(given) : undefined;
    if (given.is === 'call' && call && isSpawn(unit, call) && isOfParameters(unit, call, region))
      return { unit, call, fact: given.fact };
  }
  return null;
});

function isOfParameters(unit: Unit, call: CallFact, region: Region): boolean {
  return call.arguments.some(({ value }) => isGiven(unit, value, region));
}

/** `create_task(…)`, `loop.create_task(…)`. */
export function isSpawn({ catalog }: Unit, { callee }: CallFact): boolean {
  return (callee.is === 'get' || callee.is === 'name') && catalog.spawns.has(callee.name);
}

/** What a local variable was given. */
function sourceOf(unit: Unit, value: Value): Value {
  return value.is === 'name' ? (unit.soleValue(value.binding) ?? value) : value;
}

/** A parameter of the function, or made of one: `create_task(work(*rest))`, `create_task(guarded(work))`. */
function isGiven(unit: Unit, value: Value, region: Region): boolean {
  if (value.is === 'name') {
    const binding = unit.binding(value.binding);
    return binding?.kind === 'parameter' && binding.region === region.id;
  }
  const call = unit.call(value);
  const parts = call ? [call.callee, ...call.arguments.map(each => each.value)] : partsOf(value);
  return parts.some(part => isGiven(unit, part, region));
}
