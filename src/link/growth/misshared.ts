import type { Value } from '../../model/model.js';
import { isNameOf, partsOf, pathRoot } from '../../model/parts.js';
import type { Domain } from '../keys/domain.js';
import { isClassVar } from '../program/classes/static-fields.js';
import { valuesOf } from '../program/mentions.js';
import type { ClassNode, FunctionNode } from '../program/unit.js';
import type { Project } from '../project.js';
import { isOneByFramework } from './entries/domains.js';
import { holdsOf, type Operation, type Slot } from '../slots/slots.js';

/**
 * A mutable class attribute that instances add to through `self`: one for all of them, and none knows. An author who
 * declares it a `ClassVar`, or uses it through the class (`cls.routes`), knows.
 */
export function isMisshared(project: Project, { spot, operations }: Slot): boolean {
  const { root } = spot;
  if (root.is !== 'field' || !project.lives.isShared(spot) || isOneByFramework(project, root.of)) return false;
  const sites = root.of.fields.get(root.name) ?? [];
  if (sites.some(({ unit, fact }) => isClassVar(unit.assignment(fact).type))) return false;
  if ([...root.of.methods.values()].some(method => usesThroughClass(method, root.name))) return false;
  return operations.some(
    operation =>
      operation.kind === 'grow' &&
      isFirst('self', operation.unit.functionOf(operation.region)) &&
      !namesClass(operation, root.of),
  );
}

/** `Stall.open.append(self)`. */
function namesClass({ unit, fact }: Operation, { name }: ClassNode): boolean {
  const written = unit.fact(fact);
  const path = written.is === 'call' ? written.callee : written.is === 'assign' ? written.target : undefined;
  const root = path && pathRoot(path.is === 'item' ? path.of : path);
  return root?.is === 'name' && root.name === name;
}

/** `cls.routes`, anywhere in a method of the class. */
function usesThroughClass(method: FunctionNode, name: string): boolean {
  if (!isFirst('class-self', method)) return false;
  const { unit, region } = method;
  const cls = region.function!.parameters[0]!.binding;
  const isIt = (value: Value): boolean => value.is === 'get' && value.name === name && isNameOf(value.of, cls);
  const holds = (value: Value): boolean => isIt(value) || partsOf(value).some(holds);
  return unit.factsWithin(region).some(fact => valuesOf(fact).some(value => holds(value)));
}

/** Whether the first parameter of a method is the instance, or the class. */
function isFirst(kind: 'self' | 'class-self', { unit, region }: FunctionNode): boolean {
  const first = region.function?.parameters[0];
  return first !== undefined && unit.binding(first.binding)?.kind === kind;
}

/** Under keys that may be a few the instances share those few; of those that a whole mapping brings nothing is known. */
export function growsWithInstances(slot: Slot, { key }: Operation, domain: Domain): boolean {
  if (key === undefined && holdsOf(slot) === 'mapping') return false;
  const isKeyed = key !== undefined || holdsOf(slot) === 'set';
  return !isKeyed || (domain !== 'named' && domain !== 'unknown');
}
