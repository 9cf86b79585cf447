import type { Project } from '../../project.js';
import { remember } from '../../program/remember.js';
import type { Unit } from '../../program/unit.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { isFresh } from '../acquired/handlers.js';

/** Handed to a function of the project whose file makes weak references, of what else: a bound method goes with its object. */
export function isKeptWeakly(project: Project, { at, call, row, handler }: Acquisition): boolean {
  if (row.kind !== 'listener' || handler === undefined || isFresh(at, handler)) return false;
  const registry = project.types.typeOf(at, call.callee);
  return registry?.is === 'function' && refersWeakly(project)(registry.of.unit);
}

const refersWeakly = remember((project: Project) => {
  const known = new Map<Unit, boolean>();
  return (unit: Unit): boolean => {
    let weak = known.get(unit);
    if (weak === undefined) known.set(unit, (weak = makesWeak(project, unit)));
    return weak;
  };
});

function makesWeak({ names }: Project, unit: Unit): boolean {
  return unit.module.facts.some(fact => {
    const made = fact.is === 'call' ? fact.callee : fact.is === 'assign' ? fact.value : undefined;
    const name = made && names.outsideName(unit, made);
    return name !== undefined && unit.catalog.resources.weakReferences.has(name);
  });
}
