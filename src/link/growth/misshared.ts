import type { Value } from '../../model/model.js';
import type { Domain } from '../keys/domain.js';
import type { Project } from '../project.js';
import { holdsOf, type Operation, type Slot } from '../slots/slots.js';

/**
 * A mutable class attribute that instances add to through `self`: one for all of them, and none knows. An author who
 * declares it a `ClassVar`, or uses it through the class (`cls.routes`), knows.
 */
export function isMisshared(project: Project, { spot, operations }: Slot): boolean {
  const { root } = spot;
  if (root.is !== 'field' || !project.lives.isShared(spot)) return false;
  const sites = root.of.fields.get(root.name) ?? [];
  if (sites.some(({ unit, fact }) => isClassVar(unit.assignment(fact).type))) return false;
  if (operations.some(operation => isThrough('class-self', operation))) return false;
  return operations.some(operation => operation.kind === 'grow' && isThrough('self', operation));
}

/** In a method whose first parameter is the instance, or the class. */
function isThrough(kind: 'self' | 'class-self', { unit, region }: Operation): boolean {
  const self = unit.functionOf(region).region.function?.parameters[0];
  return self !== undefined && unit.binding(self.binding)?.kind === kind;
}

/** Under keys that may be a few the instances share those few. */
export function pilesUp(slot: Slot, { key }: Operation, domain: Domain): boolean {
  const isKeyed = key !== undefined || holdsOf(slot) === 'set';
  return !isKeyed || (domain !== 'named' && domain !== 'unknown');
}

function isClassVar(type: Value | undefined): boolean {
  if (type?.is === 'item') return isClassVar(type.of);
  return (type?.is === 'name' || type?.is === 'get') && type.name === 'ClassVar';
}
