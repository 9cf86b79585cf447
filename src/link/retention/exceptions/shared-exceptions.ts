import type { ExitFact, FactId, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { runsAtLeast } from '../../../model/time.js';
import { isAside } from '../../program/modules/aside.js';
import type { Project } from '../../project.js';
import type { Unit } from '../../program/unit.js';
import type { KeptException } from './kept-exception.js';

const MAX_ALIASES = 3;

/**
 * `NO_ANSWER = TimeoutError('no answer')` of a module, and `raise NO_ANSWER` in a function: one exception for all failures, which
 * gets the frames of each and keeps them.
 */
export function raisedShared(project: Project, unit: Unit): KeptException[] {
  if (isAside(unit)) return [];
  return unit.module.facts.flatMap((fact, id) => (fact.is === 'exit' ? (sharedBy(project, unit, fact, id) ?? []) : []));
}

function sharedBy(project: Project, unit: Unit, fact: ExitFact, id: FactId): KeptException | undefined {
  const { value } = fact;
  if (fact.how !== 'throw' || value?.is !== 'name') return undefined;
  const node = unit.functionOf(fact.region);
  if (node.region.id === 0 || !runsAtLeast(project.frequencies.ofFunction(node).runs, 'unknown')) return undefined;
  const made = madeOnImport(project, unit, value, 0);
  if (made === undefined) return undefined;
  const place = unit.place(unit.fact(id).at);
  return {
    how: 'raised',
    what: 'the exception',
    place,
    name: value.name,
    confidence: 'likely',
    because: [
      { place, role: 'grows', says: 'its traceback gets longer here each time' },
      { place: made.unit.place(made.unit.fact(made.fact).at), role: 'held', says: 'it is made once, on import' },
    ],
  };
}

/** Where the one exception is made that a variable of a module stands for, by that name or by another one before it. */
function madeOnImport(
  project: Project,
  unit: Unit,
  value: Value,
  aliases: number,
): { unit: Unit; fact: FactId } | undefined {
  const entity = value.is === 'name' ? project.names.ofBinding(unit, value.binding) : undefined;
  if (entity?.is !== 'variable' || entity.unit.binding(entity.binding)?.region !== 0) return undefined;
  const definitions = entity.unit.definitions[entity.binding] ?? [];
  for (const fact of definitions) {
    const { value: given, region } = entity.unit.assignment(fact);
    if (given === undefined || entity.unit.functionOf(region).region.id !== 0) return undefined;
    if (entity.unit.call(given) !== undefined)
      return isException(entity.unit, given) ? { unit: entity.unit, fact } : undefined;
    const made = aliases < MAX_ALIASES ? madeOnImport(project, entity.unit, given, aliases + 1) : undefined;
    if (made) return made;
  }
  return undefined;
}

/** By the name of its class, as those of the language and its libraries are called. */
function isException(unit: Unit, value: Value): boolean {
  return unit.catalog.names.exceptions.test(lastName(unit.call(value)?.callee));
}
