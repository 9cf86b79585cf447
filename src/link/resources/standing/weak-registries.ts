import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import type { Project } from '../../project.js';
import { remember } from '../../program/remember.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { isFresh } from '../acquired/handlers.js';

const REGISTERED: ReadonlySet<ResourceRow['kind']> = new Set(['listener', 'subscription']);

/**
 * Handed to a library that keeps nothing, or to a function of the project whose file works with one, or makes weak
 * references, of what else: a bound method goes with its object.
 */
export function isKeptWeakly(project: Project, { unit, at, call, row, handler }: Acquisition): boolean {
  if (!REGISTERED.has(row.kind) || handler === undefined || isFresh(at, handler)) return false;
  const called = project.names.outsideName(unit, call.callee);
  if (called !== undefined && isOfWeakKeeper(unit, called)) return true;
  const registry = project.types.typeOf(at, call.callee);
  return registry?.is === 'function' && refersWeakly(project)(registry.of, row.kind);
}

const refersWeakly = remember((project: Project) => {
  const known = new Map<Unit, boolean>();
  return ({ unit }: FunctionNode, kind: ResourceRow['kind']): boolean => {
    if (unit.module.imports.some(({ from }) => isOfWeakKeeper(unit, from))) return true;
    if (kind !== 'listener') return false;
    let weak = known.get(unit);
    if (weak === undefined) known.set(unit, (weak = makesWeak(project, unit)));
    return weak;
  };
});

function isOfWeakKeeper(unit: Unit, name: string): boolean {
  return unit.catalog.resources.weakKeepers.has(name.split('.')[0]!);
}

function makesWeak({ names }: Project, unit: Unit): boolean {
  return unit.module.facts.some(fact => {
    const made = fact.is === 'call' ? fact.callee : fact.is === 'assign' ? fact.value : undefined;
    const name = made && names.outsideName(unit, made);
    return name !== undefined && unit.catalog.resources.weakReferences.has(name);
  });
}
