import type { BindingId, CallFact, Value } from '../../../model/model.js';
import type { Site } from '../../program/calls.js';
import type { FunctionNode } from '../../program/unit.js';
import { isSelf } from '../names.js';
import { sitesOf, type Root } from './stable.js';

/** The parameter of a function that a root is, or that its constructor gives to the attribute. */
export function parameterOf(root: Root, { unit, region }: FunctionNode): BindingId | undefined {
  if (root.is === 'variable') return root.unit === unit && isParameterOf(root.binding) ? root.binding : undefined;
  if (root.is !== 'field') return undefined;
  const [site, ...others] = sitesOf(root).filter(({ unit: where, fact }) => where.assignment(fact).value !== undefined);
  if (site === undefined || others.length > 0 || site.unit !== unit) return undefined;
  const { value } = unit.assignment(site.fact);
  return value?.is === 'name' && isParameterOf(value.binding) ? value.binding : undefined;

  function isParameterOf(id: BindingId): boolean {
    const binding = unit.binding(id);
    return binding?.kind === 'parameter' && binding.region === region.id;
  }
}

export function isConstructor({ region }: FunctionNode): boolean {
  return region.function?.form === 'constructor' || region.name === '__init__';
}

/** What a call gives for a parameter: by position, or by name where the parameter is taken apart. */
export function argumentFor(
  { unit, fact }: Site,
  { unit: where, region }: FunctionNode,
  id: BindingId,
): Value | undefined {
  const call = unit.fact(fact);
  if (call.is !== 'call') return undefined;
  const parameters = region.function!.parameters;
  const first = where.module.language === 'python' && parameters[0]?.name === 'self' ? 1 : 0;
  const index = parameters.findIndex(({ binding }) => binding === id) - first;
  const name = where.binding(id)!.name;
  const named = call.arguments.find(argument => argument.name === name)?.value;
  return named ?? (index < 0 ? memberNamed(call, name) : call.arguments[index]?.value);
}

/** `f({ store })` for `function f({ store })`. */
function memberNamed({ arguments: given }: CallFact, name: string): Value | undefined {
  for (const { value } of given) {
    if (value.is !== 'literal') continue;
    const index = value.keys?.findIndex(key => key.is === 'const' && key.value === name) ?? -1;
    if (index >= 0) return value.of[index];
  }
  return undefined;
}

/** `this.onChange`: another function for each instance. */
export function isOfInstance({ unit }: FunctionNode, handler: Value): boolean {
  return handler.is === 'get' && isSelf(unit, handler.of);
}
