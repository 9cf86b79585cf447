import type { ComponentRow } from '../../model/catalog.js';
import type { Value } from '../../model/model.js';
import type { Calls, Site } from './calls.js';
import { ancestry, descent } from './types.js';
import type { ClassNode, FunctionNode } from './unit.js';

/** What is known of the frameworks whose component the class is; nothing for all other classes. */
export function* componentRowsOf(cls: ClassNode): Iterable<ComponentRow> {
  for (const { name, outside, unit } of ancestry(cls)) {
    const { components } = unit.catalog;
    for (const each of [name, ...outside]) if (Object.hasOwn(components, each)) yield components[each]!;
  }
}

/** Whether a framework makes instances of the class, and ends them. */
export function isComponent(cls: ClassNode): boolean {
  return some(cls, () => true);
}

function some(cls: ClassNode, asks: (row: ComponentRow) => boolean | undefined): boolean {
  for (const row of componentRowsOf(cls)) if (asks(row) === true) return true;
  return false;
}

/** Whether the framework calls the function once in the life of a component, when that begins or ends. */
export function phaseOf({ owner, region }: FunctionNode): 'begins' | 'ends' | undefined {
  if (owner === undefined) return undefined;
  const isConstructor = region.function?.form === 'constructor';
  if (some(owner, ({ begins }) => isConstructor || begins.has(region.name))) return 'begins';
  return isPhaseEnd(owner, region.name) ? 'ends' : undefined;
}

/** Whether the framework calls the method of this name when a component ends. */
export function isPhaseEnd(cls: ClassNode, name: string): boolean {
  return some(cls, ({ ends }) => ends.has(name));
}

/** Whether a component's page may call the function: its methods, and what the script that makes it declares. */
export function isOffered({ owner, outer, region }: FunctionNode): boolean {
  if (region.name === '') return false;
  if (owner !== undefined) return some(owner, ({ hasPage }) => hasPage);
  return outer !== undefined && outer.region.function?.form === 'constructor' && phaseOf(outer) === 'begins';
}

/** The component that holds all the others, or one that it is made from. */
export function isRoot(calls: Calls, cls: ClassNode): boolean {
  return some(cls, ({ roots }) => {
    for (const derived of descent(cls))
      if (roots.has(derived.name) || calls.mountsOf(derived).some(isAtStart)) return true;
    return false;
  });
}

/** `render(<App />)`, `renderWhenReady(App)`: a function whose every use puts it into a page, once. */
export function isRootFunction(calls: Calls, node: FunctionNode): boolean {
  const handedOver = calls.handoversOf(node).filter(({ how }) => how === 'argument');
  const uses = [...calls.callersOf(node), ...handedOver];
  // `export default memo(App)` makes another component of it.
  const isWrapped = handedOver.some(({ unit, fact }) => {
    const call = unit.fact(fact);
    return call.is !== 'call' || call.dropped !== true;
  });
  return uses.length > 0 && !isWrapped && uses.every(isAtStart);
}

/** At module level, in `main`, or in a function written there for what comes first: `ready.then(() => createApp(App))`. */
function isAtStart({ unit, region }: Site): boolean {
  let node: FunctionNode | undefined = unit.functionOf(region);
  while (node && node.region.id !== 0) {
    if (unit.catalog.entries.has(node.region.name)) return true;
    if (node.region.function?.form !== 'arrow' || node.region.name !== '') return false;
    node = node.outer;
  }
  return node !== undefined;
}

/** `@Component({ host: { '(click)': 'open()' } })`: the methods that events of the component's element call. */
export function isBoundToHost({ unit, region }: ClassNode, method: string): boolean {
  return (region.class?.decorators ?? []).some(decorator => {
    const [options] = unit.call(decorator)?.arguments ?? [];
    const host = options && memberOf(options.value, 'host');
    return host?.is === 'literal' && host.of.some((value, index) => isEventOf(host.keys?.[index], value, method));
  });
}

function memberOf(value: Value, name: string): Value | undefined {
  if (value.is !== 'literal') return undefined;
  const index = value.keys?.findIndex(key => key.is === 'const' && key.value === name) ?? -1;
  return value.of[index];
}

function isEventOf(event: Value | undefined, value: Value, method: string): boolean {
  if (event?.is !== 'const' || value.is !== 'const') return false;
  return String(event.value).startsWith('(') && new RegExp(`(^|\\W)${method}\\(`).test(String(value.value));
}
