import type { Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { lowerMethod } from './functions.js';
import { memberName } from './keys.js';

/** Methods of a class, or functions that are given one, that make a class of the object after it. */
const EXTENDERS = new Set(['extend', 'create']);
/** Functions that make a component of an object: `createReactClass({ … })`, `Polymer({ … })`. */
const CLASS_MAKERS = new Set(['createReactClass', 'createClass', 'Polymer']);
/** The same of A-Frame, whose scenes may show one for good. */
const PART_MAKER = 'registerComponent';
/** What is called with `new` to make a class: MooTools, Phaser 3. */
const CLASS_OF_CLASSES = 'Class';
/** What runs when an instance is made, where a class is an object. */
const CONSTRUCTORS = new Set(['initialize', 'constructor']);

/** What a call that makes a class of an object derives it from; undefined for any other call. */
export function basesOf({ builder }: Lowering, callee: Value, first: Value | undefined): readonly Value[] | undefined {
  if (callee.is !== 'name' && callee.is !== 'get') return undefined;
  if (CLASS_MAKERS.has(callee.name)) return [builder.name('Component')];
  if (isClassMaker(callee) || callee.name === PART_MAKER) return [];
  if (callee.is !== 'get' || !EXTENDERS.has(callee.name)) return undefined;
  if (first === undefined) return isClassName(callee.of) ? [callee.of] : undefined;
  return callee.name === 'extend' && isClassName(first) ? [first] : undefined;
}

/** `new Class({ initialize: function () {}, … })` */
export function isClassMaker(callee: Value): boolean {
  return (callee.is === 'name' || callee.is === 'get') && callee.name === CLASS_OF_CLASSES;
}

/** `View`, `L.Control`; not `Object`, which makes objects. */
function isClassName(value: Value): boolean {
  return (value.is === 'name' || value.is === 'get') && /^[A-Z]/.test(value.name) && value.name !== 'Object';
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
  const region = lowering.within(
    { kind: 'class', name, at: lowering.spanOf(node), head, class: { bases, decorators: [], also: [] } },
    () => {
      lowering.builder.declare('this', 'self', head);
      for (const member of lowering.parts(node)) lowerMember(lowering, member);
    },
  );
  return { is: 'function', region };
}

function lowerMember(lowering: Lowering, member: Node): void {
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
