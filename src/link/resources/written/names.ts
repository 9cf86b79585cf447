import type { FactId, GetValue, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { Project } from '../../project.js';
import type { Unit } from '../../program/unit.js';

/** The qualified name of a function outside the project that is called; the global object before it says nothing: `window.setInterval`. */
export function globalCalled({ names }: Project, unit: Unit, call: FactId): string | undefined {
  const name = names.outsideCalled(unit, call);
  if (name === undefined) {
    const { callee } = unit.callAt(call);
    return isOfWindow(callee) ? callee.name : undefined;
  }
  const dot = name.indexOf('.');
  if (dot > 0 && unit.catalog.globals.has(name.slice(0, dot))) return name.slice(dot + 1);
  return name;
}

/** `this._window.setInterval`: a window that is handed around. */
function isOfWindow(value: Value): value is GetValue {
  return value.is === 'get' && /^_*(\w+W|w)indow$/.test(lastName(value.of));
}

/** `this`, `self`, and `cls` of a class method. */
export function isSelf(unit: Unit, value: Value | undefined): boolean {
  if (value?.is !== 'name') return false;
  const kind = unit.binding(value.binding)?.kind;
  return kind === 'self' || kind === 'class-self';
}

/** `this.draw`. */
export function isOwnMember(unit: Unit, value: Value | undefined): value is GetValue {
  return value?.is === 'get' && isSelf(unit, value.of);
}

/** `this`, and `self` of `var self = this`. */
export function isInstance(unit: Unit, value: Value): boolean {
  return isSelf(unit, value) || (value.is === 'name' && isSelf(unit, unit.soleValue(value.binding)));
}

/** As its author wrote it, as far as the model tells: `this.socket`, `getWindow()`. */
export function writtenName(unit: Unit, value: Value | undefined): string {
  switch (value?.is) {
    case 'name':
      return value.name;
    case 'get': {
      const of = writtenName(unit, value.of);
      return of === '' ? value.name : `${of}.${value.name}`;
    }
    case 'call': {
      const call = unit.call(value);
      const callee = writtenName(unit, call?.callee);
      return callee === '' ? '' : `${callee}()`;
    }
    case 'item': {
      const of = writtenName(unit, value.of);
      return of === '' ? '' : `${of}[…]`;
    }
    case 'await':
      return writtenName(unit, value.of);
    case 'const':
      return typeof value.value === 'string' ? value.value : '';
    default:
      return '';
  }
}
