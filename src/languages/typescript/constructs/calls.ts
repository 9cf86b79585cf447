import { isSame } from '../../../model/conditions.js';
import type { Argument, Value } from '../../../model/model.js';
import { isMerger, isPrototype } from '../../../model/parts.js';
import type { Node } from '../../syntax.js';
import type { Lowering, Surroundings } from '../lowering.js';
import { lowerInlineRequire } from './commonjs.js';
import { definedBy, isComponentObject, isDefiner, isOfComponents, lowerComponentObject } from './component-objects.js';
import { basesOf, hasMethods, isClassMaker, lowerExtendedClass, nameOfMade } from './extended-classes.js';
import { lowerFunctionExpression } from './functions.js';
import { substitutionsIn } from './literals.js';
import { asMethod } from './members.js';

const NOTHING: Surroundings = {};

/** `f(a)`, `a?.m()`, `super(a)`, `import('x')`, `` tag`…` ``. */
export function lowerCall(lowering: Lowering, node: Node, around: Surroundings): Value {
  const [first, ...others] = lowering.parts(node);
  const called = asMethod(lowerForPrototype(lowering, first, others.at(-1)) ?? lowering.expression(first));
  const { callee, given } = calledOn(called, lowerArguments(lowering, others.at(-1), { callee: called, around }));
  const at = lowering.spanOf(node);
  const path = requiredPath(callee, given);
  if (path !== undefined) return lowerInlineRequire(lowering, path, at);
  const call = lowering.builder.call(callee, given, at);
  return madeBy(lowering, callee, given) ?? call;
}

/** `(function () { this.m = … }).call(F.prototype)`: what it gives to its `this` are methods. */
function lowerForPrototype(lowering: Lowering, callee: Node | undefined, given: Node | undefined): Value | undefined {
  // Asked of every call: few begin so, and the text is at hand.
  if (callee === undefined || given === undefined || !lowering.startsWith(callee, '(function')) return undefined;
  if (callee.type !== 'member_expression') return undefined;
  const [of, property] = lowering.parts(callee);
  if (of?.type !== 'parenthesized_expression' || property === undefined || lowering.textOf(property) !== 'call')
    return undefined;
  const [written] = lowering.parts(of);
  const [receiver] = lowering.parts(given);
  if (written?.type !== 'function_expression' || receiver?.type !== 'member_expression') return undefined;
  const prototype = lowering.expression(receiver);
  if (!isPrototype(prototype)) return undefined;
  const value = lowerFunctionExpression(lowering, written, { prototype });
  return { is: 'get', of: value, name: 'call', at: lowering.spanOf(property) };
}

/** `xs.push.apply(xs, ys)` is `xs.push(...ys)`, and `Array.prototype.push.call(xs, x)` is `xs.push(x)`. */
function calledOn(callee: Value, given: Argument[]): { callee: Value; given: Argument[] } {
  const [receiver, ...others] = given;
  if (callee.is !== 'get' || callee.of.is !== 'get' || receiver === undefined) return { callee, given };
  const { of: method, name: how } = callee;
  if (!isSame(method.of, receiver.value) && !isOfArrays(method.of)) return { callee, given };
  const direct = { ...method, of: receiver.value };
  if (how === 'call') return { callee: direct, given: others };
  return how === 'apply'
    ? { callee: direct, given: others.map(({ value }) => ({ value, spread: 'list' })) }
    : { callee, given };
}

/** `Array.prototype`, `[]`. */
function isOfArrays(value: Value): boolean {
  if (value.is === 'literal') return value.holds === 'list' && value.of.length === 0;
  return value.is === 'get' && isPrototype(value) && value.of.is === 'name' && value.of.name === 'Array';
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

export function lowerNew(lowering: Lowering, node: Node, around: Surroundings): Value {
  const [first, ...others] = lowering.parts(node);
  const callee = lowering.expression(first);
  const isMaker = isClassMaker(callee);
  const list = others.find(part => part.type === 'arguments');
  const given = lowerArguments(lowering, list, isMaker ? { callee, around } : undefined);
  const call = lowering.builder.call(callee, given, lowering.spanOf(node), true);
  return (isMaker ? madeBy(lowering, callee, given) : undefined) ?? call;
}

function lowerArguments(lowering: Lowering, node: Node | undefined, calling?: Calling): Argument[] {
  if (node === undefined) return [];
  if (lowering.startsWith(node, '`'))
    return [...elementsIn(lowering, node), ...lowerInserted(lowering, node)].map(value => ({ value }));
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

/** Where an element of a template is told what to do for an event: `@click=`, `onclick="`. */
const FOR_EVENT = /\s(?:@|on)([a-zA-Z][\w-]*)=["']?$/;
const LONGEST_NAME = 48;

/** `` html`<button @click=${this.copy}>` `` gives the function to an element, as a property of JSX does. */
function lowerInserted(lowering: Lowering, template: Node): Value[] {
  const { builder, text } = lowering;
  return substitutionsIn(template).map(part => {
    const value = lowering.expression(lowering.parts(part)[0]);
    const from = Math.max(template.startIndex, part.startIndex - LONGEST_NAME);
    const event = FOR_EVENT.exec(text.slice(from, part.startIndex))?.[1];
    if (event === undefined) return value;
    const name = `on${event.charAt(0).toUpperCase()}${event.slice(1)}`;
    return builder.call(builder.constant('element'), [{ name, value }], lowering.spanOf(part));
  });
}

/** In `Object.assign(Name.prototype, { m() {} })` the object's functions are methods, in `Layer.extend({ m() {} })` it is a class. */
function lowerArgument(lowering: Lowering, node: Node, before: Value | undefined, calling?: Calling): Argument {
  if (lowering.startsWith(node, '...')) {
    return { value: lowering.expression(lowering.parts(node)[0]), spread: 'list' };
  }
  if (isPrototype(before)) return { value: lowering.expression(node, { receiver: 'self' }) };
  if (calling === undefined) return { value: lowering.expression(node) };
  const { callee, around } = calling;
  // `F.prototype = Object.assign(Object.create(Base.prototype), { m() {} })`
  if (around.name === 'prototype' && around.receiver !== undefined && isMerger(callee))
    return { value: lowering.expression(node, { receiver: around.receiver }) };
  // What stands beside a page is the component that draws it, and may have nothing else.
  const isDrawn = lowering.page.length > 0;
  if (node.type === 'object' && isOfComponents(callee) && (isDrawn || isComponentObject(lowering, node, 1)))
    return { value: lowerComponentObject(lowering, node, around) };
  const bases = node.type === 'object' ? basesOf(lowering, callee, before) : undefined;
  if (bases && !isComponentObject(lowering, node) && hasMethods(lowering, node))
    return { value: lowerExtendedClass(lowering, node, around.name ?? nameOfMade(lowering, before), bases) };
  return { value: lowering.expression(node, isDefiner(callee) ? around : NOTHING) };
}
