import type { Value } from '../../../model/model.js';
import { isPrototype } from '../../../model/parts.js';
import { endOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { Lowering, Surroundings } from '../lowering.js';
import { isModuleExports, lowerCommonJsExport } from './commonjs.js';
import { destructure } from './destructuring.js';
import { declareVariable, isPattern } from './names.js';
import { combine } from './operators.js';
import { typeOfNew } from './types.js';

/** `a.b = v`; its value is `v`. */
export function lowerAssignment(lowering: Lowering, node: Node, { name: outer }: Surroundings): Value {
  const [left, right] = lowering.parts(node);
  if (!left || !right) return lowering.builder.unknown;
  if (left.startIndex > node.startIndex) return lowerUsing(lowering, node, left, right);
  if (isPattern(lowering, left) && /_pattern$/.test(left.type)) return lowerPattern(lowering, node, left, right);
  const target = onPrototype(lowering, lowering.expression(left));
  const value = lowering.expression(right, surroundingsOf(target, outer));
  const type = typeOfNew(lowering, right);
  const at = lowering.spanOf(node);
  lowering.builder.assign('set', target, value, at, { type });
  lowerCommonJsExport(lowering, target, value, at);
  return value;
}

function lowerPattern(lowering: Lowering, node: Node, pattern: Node, right: Node): Value {
  const whole = lowering.expression(right);
  destructure(lowering, pattern, whole, (target, value) =>
    lowering.builder.assign('set', lowering.expression(target), value, lowering.spanOf(node)),
  );
  return whole;
}

/** `using x = open()`, which the grammar takes for an assignment: released when the block ends. */
function lowerUsing(lowering: Lowering, node: Node, left: Node, right: Node): Value {
  const value = lowering.expression(right);
  const made = value.is === 'await' ? value.of : value;
  if (made.is === 'call') lowering.builder.mark(made.fact, 'managed');
  declareVariable(lowering, left, 'const');
  lowering.builder.assign('enter', lowering.expression(left), value, lowering.spanOf(node));
  return value;
}

/** `F.prototype.m` of `proto.m`. */
function onPrototype({ prototypes }: Lowering, target: Value): Value {
  const of = target.is === 'get' && target.of.is === 'name' ? prototypes.get(target.of) : undefined;
  return target.is === 'get' && of !== undefined ? { ...target, of } : target;
}

/** What a file exports is called as the variable that is given it too: `const Hub = module.exports = function () {}`. */
function surroundingsOf(target: Value, outer?: string): Surroundings {
  if (target.is === 'name') return { name: target.name };
  if (target.is !== 'get') return {};
  if (outer !== undefined && isModuleExports(target)) return { name: outer };
  if (isPrototype(target) || isPrototype(target.of)) return { name: target.name, receiver: 'self' };
  return { name: target.name };
}

/** `a += v`, `a ??= v`; its value is what the operator makes of both. */
export function lowerAugmentedAssignment(lowering: Lowering, node: Node): Value {
  const [left, right] = lowering.parts(node);
  if (!left || !right) return lowering.builder.unknown;
  const target = lowering.expression(left);
  const value = lowering.expression(right, surroundingsOf(target));
  const operator = lowering.between(left, right).slice(0, -1);
  const type = typeOfNew(lowering, right);
  const at = lowering.spanOf(node);
  lowering.builder.assign('augment', target, value, at, { operator, type });
  return combine(operator, [target, value], at);
}

/** `n++`, `--n`: one is added or taken away. */
export function lowerUpdate(lowering: Lowering, node: Node): Value {
  const target = lowering.expression(lowering.parts(node)[0]);
  const at = lowering.spanOf(node);
  const operator = lowering.text[endOf(at) - 1] === '-' || lowering.startsWith(node, '-') ? '-' : '+';
  lowering.builder.assign('augment', target, lowering.builder.constant(1), at, { operator });
  return target;
}
