import type { Argument, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering, Surroundings } from '../lowering.js';
import { lowerInlineRequire } from './commonjs.js';
import { definedBy, isDefiner } from './component-objects.js';
import { lowerSubstitutions } from './literals.js';
import { asMethod, isPrototype } from './members.js';

const NOTHING: Surroundings = {};

/** `f(a)`, `a?.m()`, `super(a)`, `import('x')`, `` tag`…` ``. */
export function lowerCall(lowering: Lowering, node: Node, around: Surroundings): Value {
  const [first, ...others] = lowering.parts(node);
  const callee = asMethod(lowering.expression(first));
  const given = lowerArguments(lowering, others.at(-1), isDefiner(callee) ? around : NOTHING);
  const at = lowering.spanOf(node);
  const path = requiredPath(callee, given);
  if (path !== undefined) return lowerInlineRequire(lowering, path, at);
  const call = lowering.builder.call(callee, given, at);
  return (isDefiner(callee) && definedBy(lowering, given[0]?.value)) || call;
}

/** `x` in `require('x')`. */
function requiredPath(callee: Value, given: readonly Argument[]): string | undefined {
  if (callee.is !== 'name' || callee.name !== 'require' || given.length !== 1) return undefined;
  const { value } = given[0]!;
  return value.is === 'const' && typeof value.value === 'string' ? value.value : undefined;
}

export function lowerNew(lowering: Lowering, node: Node): Value {
  const [first, ...others] = lowering.parts(node);
  const callee = lowering.expression(first);
  const given = lowerArguments(
    lowering,
    others.find(part => part.type === 'arguments'),
  );
  return lowering.builder.call(callee, given, lowering.spanOf(node), true);
}

function lowerArguments(lowering: Lowering, node: Node | undefined, around = NOTHING): Argument[] {
  if (node === undefined) return [];
  if (lowering.startsWith(node, '`')) return lowerSubstitutions(lowering, node).map(value => ({ value }));
  let last: Value | undefined;
  return lowering.parts(node).map(part => {
    const argument = lowerArgument(lowering, part, last, around);
    last = argument.value;
    return argument;
  });
}

/** In `Object.assign(Name.prototype, { m() {} })` the object's functions are methods. */
function lowerArgument(lowering: Lowering, node: Node, before: Value | undefined, around: Surroundings): Argument {
  if (lowering.startsWith(node, '...')) {
    return { value: lowering.expression(lowering.parts(node)[0]), spread: 'list' };
  }
  return { value: lowering.expression(node, isPrototype(before) ? { receiver: 'self' } : around) };
}
