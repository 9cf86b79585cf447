import { isSame } from '../../model/conditions.js';
import type { CallFact, FactId, Value } from '../../model/model.js';
import type { Project } from '../project.js';
import { keepsParameter } from './defaults/kept.js';
import type { Made } from '../slots/made.js';
import { operationsOf, type Operation } from '../slots/slots.js';
import { ancestry } from '../program/classes/ancestry.js';
import { atFact } from '../program/at.js';
import { parameterFor } from '../program/calls/arguments.js';
import type { Unit } from '../program/unit.js';
import { writtenAs } from '../program/written.js';
import { usesAnywhere, type Retained } from './retained.js';

/**
 * A weak reference that is none: `entry`: the value of a weak mapping holds its key · `finalizer`: what is to run, or to be
 * told, at the end of an object holds the object.
 */
export type StrongWeak = Retained<'entry' | 'finalizer'>;

/** The weak mappings and finalizers of a project that hold what should go. */
export function strongWeaks(project: Project): StrongWeak[] {
  return [...entries(project), ...finalizers(project)];
}

/** Of Python: a `WeakMap` of JavaScript lets go of a key that only its value refers to. */
function* entries(project: Project): Iterable<StrongWeak> {
  for (const slot of project.operations.slots.values()) {
    const made = slot.made.find(({ bound }) => bound === 'weak');
    if (made === undefined || slot.spot.steps.length > 0 || !isKeyed(project, made)) continue;
    for (const operation of operationsOf(slot, 'grow')) {
      const { unit, key, value, place } = operation;
      if (unit.module.language !== 'python' || key === undefined || value === undefined) continue;
      if (!holdsKey(project, operation, value, key)) continue;
      yield {
        how: 'entry',
        place,
        name: slot.spot.name,
        confidence: 'likely',
        because: [
          { place, role: 'held', says: 'the value refers to its key' },
          { place: made.place, role: 'held', says: 'only the keys are held weakly' },
        ],
      };
    }
  }
}

function isKeyed({ units }: Project, { value, place }: Made): boolean {
  const call = units.find(({ module }) => module.path === place.path)?.call(value);
  return call !== undefined && writtenAs(call.callee)?.split('.').pop() === 'WeakKeyDictionary';
}

function holdsKey(project: Project, { unit, fact }: Operation, value: Value, key: Value): boolean {
  if (key.is !== 'name') return false;
  const isKey = (part: Value): boolean => isSame(part, key);
  if (value.is === 'literal') return value.of.some(isKey);
  if (value.is === 'function') return usesAnywhere(unit, value.region, isKey);
  if (value.is === 'get') return isKey(value.of) && isMethod(project, unit, fact, value);
  const call = unit.call(value);
  return call !== undefined && keepsArgument(project, unit, call, isKey);
}

function isMethod(project: Project, unit: Unit, before: FactId, value: Value): boolean {
  return project.types.typeOf({ unit, region: unit.fact(before).region, before }, value)?.is === 'function';
}

/** `Handler(key)`, whose constructor stores it; `partial(f, key)`. */
function keepsArgument(project: Project, unit: Unit, call: CallFact, isKey: (part: Value) => boolean): boolean {
  const given = call.arguments.find(({ value }) => isKey(value));
  if (given === undefined) return false;
  const name = project.names.outsideName(unit, call.callee);
  if (name !== undefined && unit.catalog.opens.keepers.has(name)) return true;
  const id = unit.module.facts.indexOf(call);
  const type = project.types.typeOf(atFact(unit, id), call.callee);
  if (type?.is !== 'class') return false;
  for (const cls of ancestry(type.of)) {
    const constructor = cls.methods.get(cls.unit.catalog.types.initializer);
    if (constructor === undefined) continue;
    const parameter = parameterFor(constructor, call, given);
    return parameter !== undefined && keepsParameter(constructor, parameter.binding) !== undefined;
  }
  return false;
}

/** `weakref.finalize(self, self.close)`, `registry.register(target, target)`. */
function* finalizers(project: Project): Iterable<StrongWeak> {
  for (const unit of project.units) {
    for (const id of unit.calls.ids) {
      const fact = unit.callAt(id);
      // Asked first: most calls are given less, and who is called costs more to know.
      if (fact.arguments.length < 2) continue;
      const target = fact.arguments[0]!.value;
      if (target.is !== 'name' || !isFinalizer(project, unit, fact, id)) continue;
      if (!isHeldBeside(project, unit, fact, id, target)) continue;
      yield {
        how: 'finalizer',
        place: unit.place(fact.at),
        name: target.name,
        confidence: 'certain',
        because: [
          { place: unit.place(fact.at), role: 'held', says: 'what is kept for the end refers to the object itself' },
        ],
      };
    }
  }
}

/** Whether what else is given to the call refers to its first argument. */
function isHeldBeside(project: Project, unit: Unit, call: CallFact, id: FactId, target: Value): boolean {
  const rest = call.arguments.slice(1);
  const isTarget = (part: Value): boolean => isSame(part, target);
  const holder = rest.findIndex(({ value }) => holdsTarget(project, unit, value, isTarget, id));
  // The last argument of `register` is the token, which may be the target.
  return holder === 0 || (holder > 0 && unit.module.language === 'python');
}

function isFinalizer(project: Project, unit: Unit, { callee }: CallFact, id: FactId): boolean {
  const { finalizers, finalizerClasses } = unit.catalog.resources;
  const name = project.names.outsideName(unit, callee);
  if (name !== undefined && finalizers.has(name)) return true;
  if (callee.is !== 'get' || callee.name !== 'register') return false;
  const type = project.types.typeOf(atFact(unit, id), callee.of);
  return type?.is === 'outside' && finalizerClasses.has(type.name);
}

function holdsTarget(
  project: Project,
  unit: Unit,
  value: Value,
  isTarget: (part: Value) => boolean,
  before: FactId,
): boolean {
  if (isTarget(value)) return true;
  if (value.is === 'literal') return value.of.some(isTarget);
  if (value.is === 'function') return usesAnywhere(unit, value.region, isTarget);
  return (
    value.is === 'get' &&
    isTarget(value.of) &&
    isMethod(project, unit, before, value) &&
    !isStatic(project, unit, before, value)
  );
}

function isStatic(project: Project, unit: Unit, before: FactId, value: Value): boolean {
  const type = project.types.typeOf({ unit, region: unit.fact(before).region, before }, value);
  return type?.is === 'function' && type.of.region.function!.static;
}
