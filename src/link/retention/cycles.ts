import type { AssignFact, FactId, Value } from '../../model/model.js';
import { keepsParameter } from './parameters.js';
import type { Project } from '../project.js';
import { ancestry, atFact, reachingDefinitions } from '../program/types.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { writtenAs } from '../program/written.js';
import { valuesOf } from './fact-values.js';
import { hasPart, type Retained } from './retained.js';

/** An object that refers to itself: by a `method` of its own, by a `closure` over it, by a `child` that keeps its parent. */
export type Cycle = Retained<'itself' | 'method' | 'closure' | 'child'>;

export function cyclesOf(project: Project): Cycle[] {
  return project.units
    .filter(({ module }) => module.language === 'python')
    .flatMap(unit => [...unit.functions.values()].flatMap(node => cyclesIn(project, node)));
}

function cyclesIn(project: Project, node: FunctionNode): Cycle[] {
  const { unit, region, owner } = node;
  if (owner === undefined) return [];
  const cycles: Cycle[] = [];
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    if (fact.is !== 'assign' || fact.target.is !== 'get' || fact.value === undefined || !isSelf(unit, fact.target.of))
      continue;
    if (unit.functionOf(fact.region) !== node) continue;
    const how = cycleBy(project, unit, sourceOf(unit, fact.value, id), id);
    if (how && !isLetGo(owner, fact)) cycles.push(cycleOf(unit, fact, how));
  }
  return cycles;
}

/** What the one variable was given: `parse = self.parse; self.parser = parse`. */
function sourceOf(unit: Unit, value: Value, id: FactId): Value {
  if (value.is !== 'name' || unit.binding(value.binding)?.kind === 'self') return value;
  const given = reachingDefinitions(atFact(unit, id), value.binding).map(fact => unit.assignment(fact).value);
  return given.find(each => each?.is === 'get' && isSelf(unit, each.of)) ?? value;
}

function cycleBy(project: Project, unit: Unit, value: Value, id: FactId): Cycle['how'] | undefined {
  const isIt = (part: Value): boolean => isSelf(unit, part);
  if (isIt(value)) return 'itself';
  if (isMethodOfSelf(project, unit, value, id)) return 'method';
  if (value.is === 'function') return usesIn(unit, value.region, isIt) ? 'closure' : undefined;
  if (value.is === 'choice') return value.of.some(isIt) ? 'itself' : undefined;
  const call = unit.call(value);
  if (call === undefined) return undefined;
  const index = call.arguments.findIndex(each => isIt(each.value));
  const type = project.types.typeOf(atFact(unit, id), call.callee);
  if (index >= 0) return type?.is === 'class' && keepsArgument(type.of, index) ? 'child' : undefined;
  // What is outside and is given a method of its own keeps it: a timer, a parser.
  const isGiven = call.arguments.some(each => isMethodOfSelf(project, unit, each.value, id));
  const isWeak = type?.is === 'outside' && type.name.startsWith('weakref.');
  return isGiven && type?.is !== 'function' && !isWeak ? 'method' : undefined;
}

function isMethodOfSelf(project: Project, unit: Unit, value: Value, id: FactId): boolean {
  if (value.is !== 'get' || !isSelf(unit, value.of)) return false;
  const type = project.types.typeOf(atFact(unit, id), value);
  return type?.is === 'function' && !type.of.region.function!.static;
}

function keepsArgument(cls: NonNullable<FunctionNode['owner']>, index: number): boolean {
  for (const ancestor of ancestry(cls)) {
    const constructor = ancestor.methods.get('__init__');
    if (constructor === undefined) continue;
    const parameter = constructor.region.function!.parameters[index + 1];
    return parameter !== undefined && keepsParameter(constructor, parameter.binding) !== undefined;
  }
  return false;
}

function isSelf(unit: Unit, value: Value): boolean {
  return value.is === 'name' && unit.binding(value.binding)?.kind === 'self';
}

function usesIn(unit: Unit, region: number, isIt: (part: Value) => boolean): boolean {
  const { from, to, function: shape } = unit.region(region);
  if (shape?.result && hasPart(shape.result, isIt)) return true;
  for (let id = from; id < to; id++) if (valuesOf(unit.fact(id)).some(value => hasPart(value, isIt))) return true;
  return false;
}

/** Another method sets the attribute to nothing, or deletes it: the author breaks the cycle. */
function isLetGo(owner: NonNullable<FunctionNode['owner']>, { target }: AssignFact): boolean {
  const name = writtenAs(target);
  for (const { unit, region } of owner.methods.values()) {
    if (region.function!.form === 'constructor') continue;
    for (let id = region.from; id < region.to; id++) {
      const fact = unit.fact(id);
      const isNothing = fact.is === 'assign' && fact.value?.is === 'const' && fact.value.value === null;
      if ((isNothing || fact.is === 'delete') && writtenAs(fact.target) === name) return true;
    }
  }
  return false;
}

function cycleOf(unit: Unit, fact: AssignFact, how: Cycle['how']): Cycle {
  return {
    how,
    place: unit.place(fact.at),
    name: writtenAs(fact.target) ?? 'self',
    confidence: 'likely',
    because: [{ place: unit.place(fact.at), role: 'held', says: 'the object refers to itself from here on' }],
  };
}
