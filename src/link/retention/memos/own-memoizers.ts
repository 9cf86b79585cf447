import type { Value } from '../../../model/model.js';
import { growthOf } from '../../growth/growth.js';
import { memoizingOf } from '../../growth/entries/memoizing.js';
import type { Project } from '../../project.js';
import { reachingDefinitions } from '../../program/definitions.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Operation, Slot } from '../../slots/slots.js';

/** A function of the project that keeps the results of the one it is given, in a mapping that nothing bounds. */
export interface OwnMemoizer {
  /** The arguments themselves are in the key, and with them what a method is called on. */
  readonly keepsArguments: boolean;
}

/** `def memoize(f): cache = {}; def wrapper(*args): … cache[args] = f(*args) …`. */
export function ownMemoizers(project: Project): ReadonlyMap<FunctionNode, OwnMemoizer> {
  const found = new Map<FunctionNode, OwnMemoizer>();
  for (const slot of project.operations.slots.values()) {
    const memoizer = memoizerOf(project, slot);
    if (memoizer) found.set(...memoizer);
  }
  return found;
}

function memoizerOf(project: Project, slot: Slot): [FunctionNode, OwnMemoizer] | undefined {
  const memoizing = memoizingOf(slot);
  if (memoizing === undefined) return undefined;
  const growth = growthOf(project, slot);
  if ('silent' in growth || growth.unreached || growth.expires) return undefined;
  return [memoizing.by, { keepsArguments: isArguments(memoizing.kept) }];
}

/** `args`, `(args, kwargs)`, `key = (args, frozenset(kwargs))`: not a text that is made of them. */
function isArguments({ at, key }: Operation): boolean {
  const isRest = (value: Value, depth = 0): boolean => {
    if (depth > 3) return false;
    if (value.is === 'literal') return value.of.some(part => isRest(part, depth + 1));
    if (value.is === 'op') return value.op === '+' && value.of.some(part => isRest(part, depth + 1));
    if (value.is !== 'name') return false;
    const { unit } = at;
    const binding = unit.binding(value.binding);
    if (binding?.kind === 'parameter') return unit.functionOf(binding.region) === unit.functionOf(at.region);
    return reachingDefinitions(at, value.binding).some(id => {
      const given = unit.assignment(id).value;
      return given !== undefined && isRest(given, depth + 1);
    });
  };
  return key !== undefined && isRest(key);
}
