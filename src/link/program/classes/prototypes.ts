import type { CallFact, RegionId, Value } from '../../../model/model.js';
import { isMerger, isPrototype } from '../../../model/parts.js';
import { remember } from '../remember.js';
import type { ClassNode, Unit } from '../unit.js';
import { writtenAs } from '../written.js';

/**
 * Classes written before there was `class`: a function that assigns to `this`, with methods on its `prototype`
 * (`F.prototype.m = function () {}`, `F.prototype = { m() {} }`, `Object.assign(F.prototype, { … })`). The function may be a member
 * of a namespace.
 */
export function linkPrototypes(unit: Unit): void {
  if (unit.module.language !== 'typescript') return;
  for (const binding of unit.module.bindings) {
    const node = binding.kind === 'self' ? unit.functions.get(binding.region) : undefined;
    if (node?.region.function?.form === 'plain' && /^[A-Z]/.test(node.region.name)) unit.addConstructor(node);
  }
  for (const fact of unit.assignments.all) if (fact.value) addMixin(unit, fact.target, fact.value);
  for (const fact of unit.module.facts) {
    if (fact.is === 'assign' && fact.value) addAssigned(unit, fact.target, fact.value);
    else if (fact.is === 'call' && isMerge(fact)) addAllMembers(unit, fact.arguments);
  }
}

/** `Emitter.prototype.on = function () {}`: `Emitter` need not assign to `this` itself. */
function addMixin(unit: Unit, target: Value, value: Value): void {
  if (value.is !== 'function' || target.is !== 'get' || target.of.is !== 'get' || !isPrototype(target.of)) return;
  const meant = functionOf(unit, target.of.of);
  const node = meant === undefined || unit.classes.has(meant) ? undefined : unit.functions.get(meant);
  if (node) unit.addConstructor(node);
}

/** `function F() {}`, `const F = function () {}`, `const F = module.exports = function () {}`, `ui.Menu = function () {}`. */
function functionOf(unit: Unit, value: Value): RegionId | undefined {
  if (value.is === 'get') return functionsOfNamespaces(unit).get(writtenAs(value) ?? '');
  if (value.is !== 'name') return undefined;
  const given = unit.soleValue(value.binding);
  return unit.binding(value.binding)?.names ?? (given?.is === 'function' ? given.region : undefined);
}

/** The functions that are given to members of a namespace, `ui.Menu = function () {}`, by what these are called; none of two. */
const functionsOfNamespaces = remember(({ module }: Unit): ReadonlyMap<string, RegionId | undefined> => {
  const found = new Map<string, RegionId | undefined>();
  for (const fact of module.facts) {
    if (fact.is !== 'assign' || fact.target.is !== 'get' || fact.value?.is !== 'function') continue;
    const name = writtenAs(fact.target);
    if (name !== undefined) found.set(name, found.has(name) ? undefined : fact.value.region);
  }
  return found;
});

function addAssigned(unit: Unit, target: Value, value: Value): void {
  if (target.is !== 'get') return;
  if (isPrototype(target)) return addPrototype(unit, target, value);
  if (value.is !== 'function' || !isPrototype(target.of)) return;
  const cls = prototypeOf(unit, target.of);
  if (cls) unit.addMethod(cls, target.name, value.region);
  else unit.addForeignMethod(value.region);
}

/** `F.prototype = { m() {} }`, `F.prototype = Object.assign(Object.create(Base.prototype), { m() {} })`. */
function addPrototype(unit: Unit, prototype: Value, value: Value): void {
  const call = unit.call(value);
  if (call === undefined) addMembers(unit, prototype, value);
  else if (isMerge(call)) for (const argument of call.arguments) addMembers(unit, prototype, argument.value);
}

/** `Object.assign(F.prototype, Emitter.prototype, { m() {} })` */
function addAllMembers(unit: Unit, [prototype, ...others]: CallFact['arguments']): void {
  for (const { value } of others) addMembers(unit, prototype!.value, value);
}

function addMembers(unit: Unit, prototype: Value, members: Value | undefined): void {
  const cls = prototypeOf(unit, prototype);
  if (cls === undefined || members?.is !== 'literal') return;
  members.of.forEach((member, index) => {
    const key = members.keys?.[index];
    if (member.is === 'function' && key?.is === 'const') unit.addMethod(cls, String(key.value), member.region);
  });
}

/** The class whose prototype `F.prototype` is. */
function prototypeOf(unit: Unit, value: Value): ClassNode | undefined {
  if (value.is !== 'get' || !isPrototype(value)) return undefined;
  const meant = functionOf(unit, value.of);
  return meant === undefined ? undefined : unit.classes.get(meant);
}

function isMerge({ callee, arguments: given }: CallFact): boolean {
  return isMerger(callee) && given.length > 1;
}
