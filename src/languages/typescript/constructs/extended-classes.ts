import type { Value } from '../../../model/model.js';
import { lastOf } from '../../../model/qualified-names.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { componentNameOf } from './component-objects.js';
import { lowerMethod } from './functions.js';
import { memberName } from './keys.js';

/** Methods of a class, or functions that are given one, that make a class of the object after it. */
const EXTENDERS = new Set(['extend', 'create']);
/** What a function that makes a class of an object derives it from: `createReactClass({ … })`, `AFRAME.registerComponent('sound', { … })`. */
const CLASS_MAKERS: Readonly<Record<string, string>> = {
  createReactClass: 'Component',
  createClass: 'Component',
  registerComponent: 'AFrameComponent',
  Polymer: 'PolymerComponent',
};
/** What `$` has to make widgets of jQuery UI. */
const WIDGET_MAKER = 'widget';
/** Dojo's: `declare('ui.Panel', [Widget], { … })`. */
const DECLARER = 'declare';
/** What is called with `new` to make a class: MooTools, Phaser 3. */
const CLASS_OF_CLASSES = 'Class';
/** Its members that name what it is derived from, or what is mixed into it. */
const ANCESTORS = new Set(['Extends', 'Implements', 'Mixins']);
/** What runs when an instance is made, where a class is an object. */
const CONSTRUCTORS = new Set(['initialize', 'constructor']);

/** What a call that makes a class of an object derives it from; undefined for any other call. */
export function basesOf({ builder }: Lowering, callee: Value, first: Value | undefined): readonly Value[] | undefined {
  if (callee.is !== 'name' && callee.is !== 'get') return undefined;
  if (Object.hasOwn(CLASS_MAKERS, callee.name)) return [builder.name(CLASS_MAKERS[callee.name]!)];
  if (isWidgetMaker(callee)) return [builder.name('JQueryWidget')];
  if (isClassMaker(callee)) return [];
  if (callee.name === DECLARER) return first?.is === 'literal' ? first.of : first && isClassName(first) ? [first] : [];
  if (callee.is !== 'get' || !EXTENDERS.has(callee.name)) return undefined;
  if (first === undefined) return isClassName(callee.of) ? [callee.of] : undefined;
  return callee.name === 'extend' && isClassName(first) ? [first] : undefined;
}

/** `new Class({ initialize: function () {}, … })` */
export function isClassMaker(callee: Value): boolean {
  return (callee.is === 'name' || callee.is === 'get') && callee.name === CLASS_OF_CLASSES;
}

/** `$.widget('ui.gallery', { … })` */
function isWidgetMaker(callee: Value): boolean {
  return (
    callee.is === 'get' &&
    callee.name === WIDGET_MAKER &&
    callee.of.is === 'name' &&
    /^(\$|jQuery)$/.test(callee.of.name)
  );
}

/** `View`, `L.Control`, `_Widget`; not `Object`, which makes objects. */
function isClassName(value: Value): boolean {
  return (value.is === 'name' || value.is === 'get') && /^_?[A-Z]/.test(value.name) && value.name !== 'Object';
}

/** What a class is called that is made of an object: as the argument before that says, `'ui.gallery'`, else as the file is. */
export function nameOfMade({ builder }: Lowering, before: Value | undefined): string {
  const given = before?.is === 'const' && typeof before.value === 'string' ? lastOf(before.value) : '';
  return given || componentNameOf(builder.path);
}

/** Whether a member of the object is a function that works on the instance. */
export function hasMethods(lowering: Lowering, node: Node): boolean {
  return lowering.parts(node).some(part => {
    const value = part.type === 'pair' ? lowering.parts(part)[1] : part;
    const isFunction = value?.type === 'function_expression' || value?.type === 'method_definition';
    return isFunction && /\bthis\b/.test(lowering.textOf(value));
  });
}

/** `Layer.extend({ onAdd() { … } })`: the object's functions are the methods of a class. */
export function lowerExtendedClass(lowering: Lowering, node: Node, name: string, bases: readonly Value[]): Value {
  const head = lowering.keyword(node, '{');
  const shape = { bases: [...bases, ...ancestorsIn(lowering, node)], decorators: [], also: [] };
  const region = lowering.within({ kind: 'class', name, at: lowering.spanOf(node), head, class: shape }, () => {
    lowering.builder.declare('this', 'self', head);
    for (const member of lowering.parts(node)) lowerMember(lowering, member);
  });
  return { is: 'function', region };
}

/** `{ Extends: Sprite, Mixins: [Events, Moving] }` */
function ancestorsIn(lowering: Lowering, node: Node): readonly Value[] {
  return lowering.parts(node).flatMap(member => {
    const [, value] = lowering.parts(member);
    if (!isAncestry(lowering, member) || value === undefined) return [];
    return (value.type === 'array' ? lowering.parts(value) : [value]).map(each => lowering.expression(each));
  });
}

function isAncestry(lowering: Lowering, member: Node): boolean {
  const [key] = lowering.parts(member);
  return member.type === 'pair' && key !== undefined && ANCESTORS.has(memberName(lowering, key));
}

function lowerMember(lowering: Lowering, member: Node): void {
  if (isAncestry(lowering, member)) return;
  const [key, value] = lowering.parts(member);
  if (member.type === 'method_definition') {
    const [own = ''] = /[\w$]+(?=\s*\()/.exec(lowering.textOf(member)) ?? [];
    lowerMethod(lowering, member, {
      receiver: 'self',
      decorators: [],
      ...(CONSTRUCTORS.has(own) && { as: 'constructor' }),
    });
  } else if (member.type === 'pair' && key) {
    const name = memberName(lowering, key);
    lowering.expression(value, { name: CONSTRUCTORS.has(name) ? 'constructor' : name, receiver: 'self' });
  } else {
    lowering.expression(member.type === 'spread_element' ? key : member);
  }
}
