import type { BindingId, OperatorValue, Value } from './model.js';

const NONE: readonly Value[] = [];

/** `None`, `null`, `undefined`. */
export function isNothing(value: Value | undefined): boolean {
  return value?.is === 'const' && value.value === null;
}

/** Whether an expression is the name of a variable, and nothing more. */
export function isNameOf(value: Value | undefined, binding: BindingId | undefined): boolean {
  return value?.is === 'name' && value.binding === binding;
}

/** `...rest`, `*rest` in what is written out. */
export function isSpread(value: Value): value is OperatorValue {
  return value.is === 'op' && value.op === 'spread';
}

/** `Name.prototype`: the functions in it are methods. */
export function isPrototype(value: Value | undefined): boolean {
  return value?.is === 'get' && value.name === 'prototype';
}

/** `Object.assign`, `$.extend`: what gives its first argument the members of all others. */
export function isMerger(callee: Value): boolean {
  return callee.is === 'get' && (callee.name === 'assign' || callee.name === 'extend');
}

/** What an access path begins with: `a` of `a.b.c`. */
export function pathRoot(value: Value): Value {
  let root = value;
  while (root.is === 'get') root = root.of;
  return root;
}

/** The last name of what is called or read: `close` of `a.b.close`; empty where it has none. */
export function lastName(value: Value | undefined): string {
  return value?.is === 'get' || value?.is === 'name' ? value.name : '';
}

/** Shows `visit` the expressions that an expression is made of: what `partsOf` gives, with nothing made on the way. */
export function eachPart<T>(value: Value, visit: (part: Value, about: T) => void, about: T): void {
  switch (value.is) {
    case 'get':
    case 'await':
    case 'yield':
      return visit(value.of, about);
    case 'item':
      visit(value.of, about);
      return visit(value.key, about);
    case 'literal':
      if (value.keys !== undefined) for (const key of value.keys) visit(key, about);
      for (const part of value.of) visit(part, about);
      return;
    case 'op':
      for (const part of value.of) visit(part, about);
      return;
    case 'choice':
    case 'comprehension':
      for (const part of partsOf(value)) visit(part, about);
      return;
    default:
      return;
  }
}

/** The expressions that an expression is made of. What a call was given is part of the call, not of its result. */
export function partsOf(value: Value): readonly Value[] {
  switch (value.is) {
    case 'get':
    case 'await':
    case 'yield':
      return [value.of];
    case 'item':
      return [value.of, value.key];
    case 'op':
      return value.of;
    case 'choice':
      return value.test === undefined ? value.of : [value.test, ...value.of];
    case 'literal':
      return value.keys === undefined ? value.of : [...value.keys, ...value.of];
    case 'comprehension':
      return [value.from, value.element, value.test, value.key].filter(part => part !== undefined);
    default:
      return NONE;
  }
}
