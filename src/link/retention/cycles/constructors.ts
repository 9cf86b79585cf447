import type { Argument, BindingId, CallFact, FactId, Value } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import type { Project } from '../../project.js';
import { addersOf } from '../../program/adders.js';
import { ancestry } from '../../program/classes/ancestry.js';
import { atFact } from '../../program/at.js';
import { parameterFor } from '../../program/calls/arguments.js';
import { ownFacts } from '../../program/calls/returns.js';
import type { ClassNode, FunctionNode } from '../../program/unit.js';
import { heldIn } from '../retained.js';
import { pathsOf } from './paths.js';
import { constructorOf } from '../../program/classes/constructors.js';

/** The attribute in which a function keeps one of its arguments. */
export interface Keeping {
  readonly cls: ClassNode;
  readonly name: string;
}

const MAX_DEPTH = 3;

/** Where the new instance keeps the argument; a class without a constructor of its own may be a record of its arguments. */
export function keptByConstructor(
  project: Project,
  cls: ClassNode,
  call: CallFact,
  argument: Argument,
): Keeping | undefined {
  const constructor = constructorOf(cls);
  if (constructor) return keptBy(project, constructor, call, argument);
  const { records } = cls.unit.catalog.types;
  const isRecord = [...ancestry(cls)].some(({ outside }) => outside.some(name => records.has(name)));
  if (!isRecord) return undefined;
  const fields = [...cls.fields.keys()];
  const name = argument.name ?? fields[call.arguments.indexOf(argument)];
  return name === undefined ? undefined : { cls, name };
}

/** Where a function keeps an argument of a call, by itself or by a function that it hands it to. */
export function keptBy(
  project: Project,
  node: FunctionNode,
  call: CallFact,
  argument: Argument,
  depth = 0,
): Keeping | undefined {
  const parameter = parameterFor(node, call, argument);
  return parameter && keptParameter(project, node, parameter.binding, depth);
}

function keptParameter(project: Project, node: FunctionNode, binding: BindingId, depth: number): Keeping | undefined {
  const { unit, owner } = node;
  if (owner === undefined || depth > MAX_DEPTH) return undefined;
  const isIt = (value: Value): boolean => isNameOf(value, binding);
  for (const id of ownFacts(node)) {
    const fact = unit.fact(id);
    if (fact.is === 'assign' && fact.value && [...heldIn(fact.value)].some(isIt)) {
      const name = attributeOfSelf(node, id, fact.target);
      if (name !== undefined) return { cls: owner, name };
    }
    if (fact.is !== 'call') continue;
    const given = fact.arguments.find(({ value }) => [...heldIn(value)].some(isIt));
    if (given === undefined) continue;
    const found = keptByCall(project, node, id, given, depth);
    if (found) return found;
  }
  return undefined;
}

function keptByCall(
  project: Project,
  node: FunctionNode,
  id: FactId,
  argument: Argument,
  depth: number,
): Keeping | undefined {
  const { owner, unit } = node;
  const call = unit.callAt(id);
  const { callee } = call;
  if (callee.is === 'get' && addersOf(unit.catalog).has(callee.name)) {
    const name = attributeOfSelf(node, id, callee.of);
    if (name !== undefined) return { cls: owner!, name };
  }
  const method = callee.is === 'get' ? methodOf(project, node, id, callee) : undefined;
  return method && keptBy(project, method, call, argument, depth + 1);
}

/** The method that is meant by `self.m` and `super().m`. */
function methodOf(
  project: Project,
  { unit, owner }: FunctionNode,
  id: FactId,
  callee: Extract<Value, { is: 'get' }>,
): FunctionNode | undefined {
  const { of, name } = callee;
  if (of.is !== 'name') return undefined;
  if (of.name === 'super')
    return [...ancestry(owner!)].find(cls => cls !== owner && cls.methods.has(name))?.methods.get(name);
  if (unit.binding(of.binding)?.kind !== 'self') return undefined;
  const type = project.types.typeOf(atFact(unit, id), callee);
  return type?.is === 'function' ? type.of : undefined;
}

/** `x` of `self.x`, `self.x[k]` and `self.x.setdefault(k, [])`, under whatever name. */
function attributeOfSelf({ unit }: FunctionNode, id: FactId, value: Value): string | undefined {
  const path = pathsOf(unit, id, value).find(
    ({ root, steps }) => steps.length > 0 && unit.binding(root)?.kind === 'self',
  );
  return path?.steps[0];
}
