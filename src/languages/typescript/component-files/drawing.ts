import type { Argument, Value } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import type { ModuleBuilder } from '../../module-builder.js';
import { setOf } from '../../words.js';
import type { Lowering } from '../lowering.js';
import { attributesOf } from './attributes.js';
import type { Element } from './elements.js';
import { isBlock } from './tags.js';

/** `UserList`, `user-list`: elements of the document have one word in lower case. */
const COMPONENT = /^(?:[A-Z]\w*|[a-z]+(?:-\w+)+)$/;
/** Elements of the document that a component may be called like, which a tag in lower case means all the same. Source: MDN. */
const NATIVE =
  setOf(`a abbr address area article aside audio b base body br button canvas caption cite code col data dd del
  details dialog div dl dt em embed fieldset figure footer form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe image img
  input ins kbd label legend li link main map mark menu meta meter nav object ol option output p param picture pre progress q
  s samp script section select slot small source span strong style sub summary sup svg table tbody td template text textarea
  tfoot th thead time title tr track u ul var video wbr circle ellipse filter g line mask path pattern polygon polyline rect
  stop switch symbol use view component transition`);
/** `:open`, `v-model:open`, Svelte's `bind:open`. */
const COMPUTED = /^(?:v-model:|v-bind:|bind:|:)([\w-]+)$/;
const PLAIN = /^(?!v-)[a-zA-Z][\w-]*$/;
const CONDITIONS = ['v-if', 'v-else-if', 'v-else'];

/** What a function gives back that draws these: nothing where there is no component among them. */
export function lowerDrawing(lowering: Lowering, elements: readonly Element[]): void {
  const { builder } = lowering;
  const of = drawn(lowering, elements);
  const [first] = elements;
  if (of.length === 0 || first === undefined) return;
  const at = spanOf(...first.tag.at);
  builder.fact({
    is: 'exit',
    how: 'return',
    value: { is: 'literal', holds: 'list', of, at },
    region: builder.region,
    at,
  });
}

/**
 * The components among the elements, each a call of its class with its attributes and, as `children`, what stands in it, as
 * those of JSX are. Those under a condition, or for each of several, are in the second half of an `and`.
 */
function drawn(lowering: Lowering, elements: readonly Element[]): Value[] {
  return elements.flatMap(element => {
    const values = drawnBy(lowering, element);
    return values.length > 0 && isConditional(element) ? [under(lowering.builder, element, values)] : values;
  });
}

function drawnBy(lowering: Lowering, { tag, children }: Element): Value[] {
  if (tag.is === 'raw') return [];
  const { builder } = lowering;
  const inner = lowering.deeper<Value[]>([], () => drawn(lowering, children));
  if (!isComponent(lowering, tag.name)) return inner;
  const given = inner.map((value): Argument => ({ name: 'children', value }));
  const callee = builder.name(pascalCase(tag.name));
  return [builder.call(callee, [...propertiesOf(builder, tag.attributes), ...given], spanOf(...tag.at))];
}

/** A single word in lower case is one where the file imports it so: `<container />` of `import Container from './Container.vue'`. */
function isComponent({ builder }: Lowering, tag: string): boolean {
  if (COMPONENT.test(tag)) return true;
  return /^[a-z]+$/.test(tag) && !NATIVE.has(tag) && builder.takesIn(pascalCase(tag));
}

function isConditional({ tag }: Element): boolean {
  if (isBlock(tag) || tag.name === 'slot') return true;
  const attributes = attributesOf(tag);
  if (attributes.has('v-for')) return true;
  // `v-if="wasOpened" v-show="isOpen"`: made when it is first asked for, and kept.
  return CONDITIONS.some(name => attributes.has(name)) && !attributes.has('v-show');
}

function under(builder: ModuleBuilder, { tag }: Element, values: readonly Value[]): Value {
  const at = spanOf(...tag.at);
  return { is: 'op', op: 'and', of: [builder.unknown, { is: 'literal', holds: 'list', of: values, at }], at };
}

/** What it is told by its attributes; what is computed is not known. */
function propertiesOf(builder: ModuleBuilder, attributes: string): Argument[] {
  return [...attributesOf({ attributes })].flatMap(([written, value]) => {
    const computed = written === 'v-model' ? 'modelValue' : COMPUTED.exec(written)?.[1];
    const name = computed ?? written;
    if (!PLAIN.test(name)) return [];
    const isKnown = computed === undefined && !value.startsWith('{');
    return [{ name, value: isKnown ? builder.constant(value) : builder.unknown }];
  });
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase());
}
