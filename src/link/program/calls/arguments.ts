import { memberOf } from '../../../model/members.js';
import type { Argument, BindingId, CallFact, Parameter, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { descent } from '../classes/ancestry.js';
import { remember } from '../remember.js';
import type { ClassNode, FunctionNode } from '../unit.js';

/** What a call gives for a parameter: by name, by position, or as a member of the object that the function takes apart. */
export function argumentFor(node: FunctionNode, call: CallFact, binding: BindingId): Value | undefined {
  const parameter = node.unit.binding(binding);
  if (parameter?.kind !== 'parameter' || parameter.region !== node.region.id) return undefined;
  const { name } = parameter;
  const named = call.arguments.find(argument => argument.name === name);
  if (named) return named.value;
  const index = node.region.function!.parameters.findIndex(each => each.binding === binding);
  if (index < 0) return memberNamed(call, name);
  const given = call.arguments[index - unspoken(node, call)];
  return given === undefined || given.name !== undefined || given.spread ? undefined : given.value;
}

/** What a function will be given for a parameter, where it is handed over with that: `add_task(run, name)`. */
export function argumentAlong(node: FunctionNode, { arguments: given }: CallFact, id: BindingId): Value | undefined {
  const { name, function: shape } = node.region;
  const handed = given.findIndex(({ value }) => name !== '' && lastName(value) === name);
  const index = shape!.parameters.findIndex(({ binding }) => binding === id);
  if (handed < 0 || index < 0) return undefined;
  const isBound = node.unit.binding(shape!.parameters[0]!.binding)?.kind === 'self';
  const argument = given[handed + 1 + index - (isBound ? 1 : 0)];
  return argument === undefined || argument.name !== undefined || argument.spread ? undefined : argument.value;
}

/** The argument of a call that goes by a name, or else stands at a position. */
export function argumentAt(
  call: CallFact,
  { name, position }: { name: string; position: number },
): Argument | undefined {
  const named = call.arguments.find(argument => argument.name === name);
  return named ?? call.arguments.filter(argument => argument.name === undefined)[position];
}

/** The parameter that takes an argument; undefined where it goes into what takes the rest, or nobody knows which. */
export function parameterFor(node: FunctionNode, call: CallFact, argument: Argument): Parameter | undefined {
  const { parameters } = node.region.function!;
  const parameter =
    argument.name === undefined
      ? parameters[call.arguments.indexOf(argument) + unspoken(node, call)]
      : parameters.find(({ name }) => name === argument.name);
  return parameter === undefined || parameter.binding < 0 || parameter.rest || argument.spread ? undefined : parameter;
}

/** How many parameters the call does not speak of: Python's `self` and `cls`, but for `Base.add(self, item)`. */
function unspoken(node: FunctionNode, call: CallFact): number {
  const first = node.region.function!.parameters[0];
  const kind = first && node.unit.binding(first.binding)?.kind;
  if (kind === 'class-self') return 1;
  return kind === 'self' && !isAskedOfClass(node, call) ? 1 : 0;
}

/** `Base.add(self, item)`: that very method, taken from its class and told whose it is. */
export function isAskedOfClass({ owner }: FunctionNode, { callee }: CallFact): boolean {
  return owner !== undefined && callee.is === 'get' && namesIn(owner).has(lastName(callee.of));
}

/** What the class and those derived from it are called: many call a method of a class that many are derived from. */
const namesIn = remember((cls: ClassNode): ReadonlySet<string> => new Set(descent(cls).map(({ name }) => name)));

/** `f({ store })` for `function f({ store })`. */
function memberNamed({ arguments: given }: CallFact, name: string): Value | undefined {
  for (const { value } of given) {
    const member = memberOf(value, name);
    if (member) return member;
  }
  return undefined;
}
