import type { BindingId, Value } from '../../../../model/model.js';
import { lastName, partsOf } from '../../../../model/parts.js';
import { ancestry } from '../../../program/classes/ancestry.js';
import { fieldSitesOf } from '../../../program/classes/field-sites.js';
import { remember } from '../../../program/remember.js';
import { returnsOf } from '../../../program/calls/returns.js';
import type { ClassNode, FunctionNode, Unit } from '../../../program/unit.js';
import { isOwnMember, isSelf } from '../../../resources/written/names.js';

const MAX_STEPS = 4;

/** Whether what a method gives back may be its instance, keep it, or be something that the instance holds: `return self`. */
export const givesItself = remember((node: FunctionNode): boolean => {
  const { unit, region, owner } = node;
  if (region.function === undefined || region.function.generator || owner === undefined) return true;
  // Made to be dropped.
  if (ancestry(owner).some(({ methods }) => methods.has('__del__'))) return true;
  return [...returnsOf(node)].some(({ value }) => mayKeep(unit, owner, value, 0));
});

function mayKeep(unit: Unit, owner: ClassNode, value: Value, step: number): boolean {
  if (isSelf(unit, value) || step > MAX_STEPS) return true;
  if (isOwnMember(unit, value)) return !isPlainField(owner, value.name);
  const parts = value.is === 'name' ? definitionsOf(unit, value.binding) : partsOfResult(unit, value);
  return parts.some(part => mayKeep(unit, owner, part, step + 1));
}

function definitionsOf(unit: Unit, binding: BindingId): Value[] {
  return (unit.definitions[binding] ?? []).flatMap(fact => unit.assignment(fact).value ?? []);
}

/** A call's result may keep what it is given; that of another method of the instance may be anything. */
function partsOfResult(unit: Unit, value: Value): readonly Value[] {
  const call = unit.call(value);
  if (call === undefined) return partsOf(value);
  if (unit.catalog.values.plain.has(lastName(call.callee))) return [];
  const given = call.arguments.map(argument => argument.value);
  return isOwnMember(unit, call.callee) ? [call.callee.of, ...given] : given;
}

/** A list, a number: not what is opened, nor anything that has to do with it. */
function isPlainField(owner: ClassNode, name: string): boolean {
  const values = fieldSitesOf(owner, name).map(({ unit, fact }) => {
    const { value } = unit.assignment(fact);
    return value && isPlain(unit, value);
  });
  return values.length > 0 && values.every(isPlainValue => isPlainValue === true);
}

function isPlain(unit: Unit, value: Value): boolean {
  if (value.is === 'const' || value.is === 'comprehension') return true;
  if (value.is === 'literal') return value.of.length === 0;
  return unit.catalog.values.plain.has(lastName(unit.call(value)?.callee));
}
