import type { RegionId, Span, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { OpenedRegion } from '../../module-builder.js';
import type { Node } from '../../syntax.js';
import { lowerDrawing } from '../component-files/drawing.js';
import type { Lowering, Surroundings } from '../lowering.js';
import { lowerMethod } from './functions.js';
import { memberName } from './keys.js';
import { plainly } from './shapes.js';

/** Options of a Vue component whose functions are its own, and have it as `this`. */
const FUNCTIONS = new Set(
  `data setup render beforeCreate created beforeMount mounted beforeUpdate updated activated deactivated beforeUnmount
  unmounted beforeDestroy destroyed errorCaptured serverPrefetch renderTracked renderTriggered`.split(/\s+/),
);
/** Options that hold functions by name: callable, read like fields, or run when the field of that name changes. */
const GROUPS = new Set(['methods', 'computed', 'watch']);
/** Options whose components the component is made from. */
const BASES = new Set(['mixins', 'extends']);
const DEFINERS = new Set(['defineComponent', 'defineNuxtComponent', 'extend']);

/** An object of which so many options are those of a Vue component, and one has functions that have it as `this`. */
export function isComponentObject(lowering: Lowering, node: Node, least = 2): boolean {
  if (!lowering.mayHaveComponents) return false;
  let functions = 0;
  let others = 0;
  for (const property of lowering.parts(node)) {
    const [name, value] = optionOf(lowering, property);
    if (FUNCTIONS.has(name) && (value === undefined || isFunction(value))) functions++;
    else if (GROUPS.has(name) && value?.type === 'object') {
      if (name === 'methods') functions++;
      else others++;
    } else if (BASES.has(name) || name === 'props' || name === 'components') others++;
  }
  return functions > 0 && functions + others >= least;
}

/** The option's name, and its value unless it is written as a method. */
function optionOf(lowering: Lowering, property: Node): [name: string, value?: Node] {
  const [key, value] = lowering.parts(property);
  if (property.type === 'method_definition') return [/(?:async\s+)?([\w$]*)/.exec(lowering.textOf(property))![1]!];
  return property.type === 'pair' && key && value ? [memberName(lowering, key), value] : [''];
}

function isFunction({ type }: Node): boolean {
  return type === 'arrow_function' || type === 'function_expression';
}

/** The name by which a component is known that has no other: its file's, or its folder's. */
export function componentNameOf(path: string): string {
  const [file = '', folder = ''] = path.split('/').reverse();
  const stem = file.replace(/\..*$/, '');
  return stem === 'index' && folder !== '' ? folder : stem;
}

/** Whether a call of it gives the component that it is given: `defineComponent`, `Vue.extend`. */
export function isDefiner(callee: Value): boolean {
  return (callee.is === 'name' || callee.is === 'get') && DEFINERS.has(callee.name);
}

/** Whether nothing but a component is given to it: Backbone and others have an `extend` as well. */
export function isOfComponents(callee: Value): boolean {
  return isDefiner(callee) && lastName(callee) !== 'extend';
}

/** What `defineComponent({ … })` gives: the class that the object is. */
export function definedBy({ builder }: Lowering, first: Value | undefined): Value | undefined {
  return first?.is === 'function' && builder.regionOf(first.region).class ? first : undefined;
}

/**
 * An object that a component is made from is a class: `methods` are its methods, `computed` its getters, what `data`
 * returns its fields, mixins its bases, and the functions of its phases are methods of their names.
 */
export function lowerComponentObject(lowering: Lowering, node: Node, { name }: Surroundings): Value {
  const { builder } = lowering;
  const options = lowering.parts(node);
  const own = options.find(option => optionOf(lowering, option)[0] === 'name');
  const bases = options.flatMap(option => lowerBases(lowering, option));
  const head = lowering.keyword(node, '{');
  const opened: OpenedRegion = {
    kind: 'class',
    name: (own && constantOf(lowering, own)) ?? name ?? componentNameOf(builder.path),
    at: lowering.spanOf(node),
    head,
    class: { bases, decorators: [], also: [builder.name('VueComponent')] },
  };
  const region = lowering.within(opened, () => {
    builder.declare('this', 'self', head);
    for (const option of options) lowerOption(lowering, option);
    lowerPage(lowering, node);
  });
  return { is: 'function', region };
}

/** What the file draws belongs to the first object of options in it. */
function lowerPage(lowering: Lowering, node: Node): void {
  const { page } = lowering;
  if (page.length === 0) return;
  lowering.page = [];
  const opened: OpenedRegion = {
    kind: 'function',
    name: 'render',
    at: lowering.spanOf(node),
    head: lowering.keyword(node, '{'),
    function: plainly('method'),
  };
  lowering.within(opened, () => lowerDrawing(lowering, page));
}

function constantOf(lowering: Lowering, option: Node): string | undefined {
  const [, value] = optionOf(lowering, option);
  return value?.type === 'string' ? lowering.textOf(value).slice(1, -1) : undefined;
}

function lowerBases(lowering: Lowering, option: Node): Value[] {
  const [name, value] = optionOf(lowering, option);
  if (!BASES.has(name) || value === undefined) return [];
  return value.type === 'array'
    ? lowering.parts(value).map(part => lowering.expression(part))
    : [lowering.expression(value)];
}

function lowerOption(lowering: Lowering, option: Node): void {
  const [name, value] = optionOf(lowering, option);
  if (BASES.has(name)) return;
  if (name === 'data' && value?.type === 'object') return lowerGiven(lowering, lowering.expression(value));
  if (!GROUPS.has(name) || value?.type !== 'object') return lowerMember(lowering, option, '');
  // What watches `query` is not what `this.query` reads.
  const prefix = name === 'watch' ? 'watch ' : '';
  for (const entry of lowering.parts(value)) lowerMember(lowering, entry, prefix, name === 'computed');
}

/** `prefix`: the names of the objects that it stands in, which are not the component. */
function lowerMember(lowering: Lowering, entry: Node, prefix: string, getter = false): void {
  if (entry.type === 'method_definition') {
    const { name, region } = lowerMethod(lowering, entry, { receiver: 'self', decorators: [], prefix, getter });
    lowerFields(lowering, name, region);
    return;
  }
  const [key, value] = optionOf(lowering, entry);
  const name = prefix + key;
  if (value === undefined) {
    lowering.expression(entry.type === 'spread_element' ? lowering.parts(entry)[0] : entry);
  } else if (value.type === 'object') {
    for (const part of lowering.parts(value)) lowerMember(lowering, part, `${name} `);
  } else {
    const held = lowering.expression(value, { name, receiver: 'self' });
    if (held.is === 'function') lowerFields(lowering, name, held.region);
    else if (held.is === 'call') lowerField(lowering, name, held, lowering.spanOf(entry));
  }
}

/** What `data` and `setup` return are the fields of the instance. */
function lowerFields(lowering: Lowering, name: string, region: RegionId): void {
  if (name !== 'data' && name !== 'setup') return;
  lowerGiven(lowering, returnedBy(lowering, region));
}

function lowerGiven(lowering: Lowering, given: Value | undefined): void {
  if (given?.is !== 'literal') return;
  given.keys?.forEach((key, index) => {
    if (key.is === 'const') lowerField(lowering, String(key.value), given.of[index]!, given.at);
  });
}

function returnedBy({ builder }: Lowering, region: RegionId): Value | undefined {
  const { result } = builder.regionOf(region).function!;
  if (result !== undefined) return result;
  const last = builder.factsOf(region).findLast(fact => fact.is === 'exit' && fact.region === region);
  return last?.is === 'exit' ? last.value : undefined;
}

function lowerField(lowering: Lowering, name: string, value: Value, at: Span): void {
  const target: Value = { is: 'get', of: lowering.builder.name('this'), name, at };
  lowering.builder.assign('field', target, value, at, { static: false });
}
