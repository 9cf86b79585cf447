import type { Argument, Value } from '../../../model/model.js';
import { isPrototype } from '../../../model/parts.js';
import type { Node } from '../../syntax.js';
import type { Lowering, Surroundings } from '../lowering.js';
import { lowerInlineRequire } from './commonjs.js';
import {
  componentNameOf,
  definedBy,
  isComponentObject,
  isDefiner,
  isOfComponents,
  lowerComponentObject,
} from './component-objects.js';
import { basesOf, hasMethods, lowerExtendedClass } from './extended-classes.js';
import { lowerSubstitutions } from './literals.js';
import { asMethod } from './members.js';

const NOTHING: Surroundings = {};

/** `f(a)`, `a?.m()`, `super(a)`, `import('x')`, `` tag`…` ``. */
export function lowerCall(lowering: Lowering, node: Node, around: Surroundings): Value {
  const [first, ...others] = lowering.parts(node);
  const callee = asMethod(lowering.expression(first));
  const given = lowerArguments(lowering, others.at(-1), { callee, around });
  const at = lowering.spanOf(node);
  const path = requiredPath(callee, given);
  if (path !== undefined) return lowerInlineRequire(lowering, path, at);
  const call = lowering.builder.call(callee, given, at);
  return madeBy(lowering, callee, given) ?? call;
}

/** What is called, and what stands around the call. */
interface Calling {
  readonly callee: Value;
  readonly around: Surroundings;
}

/** The class that a call gives which makes one of an object. */
function madeBy(lowering: Lowering, callee: Value, given: readonly Argument[]): Value | undefined {
  const last = given.at(-1)?.value;
  const isMaker = isDefiner(callee) || basesOf(lowering, callee, given.length > 1 ? given[0]!.value : undefined);
  return isMaker ? (definedBy(lowering, given[0]?.value) ?? definedBy(lowering, last)) : undefined;
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

function lowerArguments(lowering: Lowering, node: Node | undefined, calling?: Calling): Argument[] {
  if (node === undefined) return [];
  if (lowering.startsWith(node, '`'))
    return [...elementsIn(lowering, node), ...lowerSubstitutions(lowering, node)].map(value => ({ value }));
  let last: Value | undefined;
  return lowering.parts(node).map(part => {
    const argument = lowerArgument(lowering, part, last, calling);
    last = argument.value;
    return argument;
  });
}

/** Elements with a tag of their own in the strings of `` html`<search-box></search-box>` ``, which the tag is given first. */
function elementsIn(lowering: Lowering, template: Node): Value[] {
  const tags = new Set(lowering.textOf(template).match(/<[a-z]\w*-[\w-]+/g));
  if (tags.size === 0) return [];
  const of = [...tags].map(tag => lowering.builder.constant(`${tag}>`));
  return [{ is: 'literal', holds: 'list', of, at: lowering.spanOf(template) }];
}

/** In `Object.assign(Name.prototype, { m() {} })` the object's functions are methods, in `Layer.extend({ m() {} })` it is a class. */
function lowerArgument(lowering: Lowering, node: Node, before: Value | undefined, calling?: Calling): Argument {
  if (lowering.startsWith(node, '...')) {
    return { value: lowering.expression(lowering.parts(node)[0]), spread: 'list' };
  }
  if (isPrototype(before)) return { value: lowering.expression(node, { receiver: 'self' }) };
  if (calling === undefined) return { value: lowering.expression(node) };
  const { callee, around } = calling;
  if (node.type === 'object' && isOfComponents(callee) && isComponentObject(lowering, node, 1))
    return { value: lowerComponentObject(lowering, node, around) };
  const bases = node.type === 'object' ? basesOf(lowering, callee, before) : undefined;
  if (bases && !isComponentObject(lowering, node) && hasMethods(lowering, node))
    return { value: lowerExtendedClass(lowering, node, around.name ?? componentNameOf(lowering.builder.path), bases) };
  return { value: lowering.expression(node, isDefiner(callee) ? around : NOTHING) };
}
