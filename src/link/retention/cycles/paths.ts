import type { BindingId, FactId, Value } from '../../../model/model.js';
import { reachingDefinitions } from '../../program/definitions.js';
import { atFact } from '../../program/at.js';
import type { Unit } from '../../program/unit.js';

/** What one reaches from a variable by attributes and entries: `self.rooms[*].guests`. */
export interface Path {
  readonly root: BindingId;
  /** Names of attributes; `*` for an entry. */
  readonly steps: readonly string[];
  /** It is written as another variable, which was given it. */
  readonly alias?: true;
}

const MAX_DEPTH = 4;

/** The paths that an expression stands for: its own, and those of what its variable was given. */
export function pathsOf(unit: Unit, id: FactId, value: Value, depth = 0): Path[] {
  if (depth > MAX_DEPTH) return [];
  switch (value.is) {
    case 'name':
      return [{ root: value.binding, steps: [] }, ...pathsOfVariable(unit, id, value.binding, depth)];
    case 'get':
      return stepped(pathsOf(unit, id, value.of, depth), value.name);
    case 'item':
      return stepped(pathsOf(unit, id, value.of, depth), '*');
    case 'choice':
      return value.of.flatMap(part => pathsOf(unit, id, part, depth + 1));
    case 'call': {
      const { callee } = unit.callAt(value.fact);
      return callee.is === 'get' && unit.catalog.values.picks.has(callee.name)
        ? stepped(pathsOf(unit, id, callee.of, depth), '*')
        : [];
    }
    default:
      return [];
  }
}

function stepped(paths: readonly Path[], step: string): Path[] {
  return paths.map(path => ({ ...path, steps: [...path.steps, step] }));
}

function pathsOfVariable(unit: Unit, id: FactId, binding: BindingId, depth: number): Path[] {
  if (unit.binding(binding)?.kind !== 'variable') return [];
  return reachingDefinitions(atFact(unit, id), binding).flatMap(definition => {
    const { how, value } = unit.assignment(definition);
    const given = how === 'set' && value && definition < id ? pathsOf(unit, definition, value, depth + 1) : [];
    return given.map(path => ({ ...path, alias: true as const }));
  });
}
