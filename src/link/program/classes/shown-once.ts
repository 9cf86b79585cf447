import type { CallFact, FactId, Value } from '../../../model/model.js';
import type { Calls, Handover, Site } from '../calls/calls.js';
import { RESULT, takerOf } from '../calls/takers.js';
import { isWrapping } from '../names.js';
import { isRouted } from '../routes.js';
import type { ClassNode, FunctionNode, Unit } from '../unit.js';
import { descent } from './ancestry.js';
import { componentRowsOf } from './components.js';
import { isDrawnIntoPage } from './drawn-into-page.js';
import { framesPage } from './page-frames.js';

/** The component that holds all the others, or one that it is made from. */
export function isRoot(calls: Calls, cls: ClassNode): boolean {
  return componentRowsOf(cls).some(({ roots }) => {
    for (const derived of descent(cls))
      if (roots.has(derived.name) || calls.mountsOf(derived).some(site => isAtStart(calls, site))) return true;
    return false;
  });
}

/** `render(<App />)`, `renderWhenReady(App)`: a function whose every use puts it into a page, once. */
export function isRootFunction(calls: Calls, node: FunctionNode, depth = 0): boolean {
  if (framesPage(node)) return true;
  const handedOver = calls.handoversOf(node).filter(each => each.how === 'argument' && !isToWrapper(each));
  // `export default memo(App)` makes another component of it.
  const isWrapped = handedOver.some(({ unit, fact }) => {
    const call = unit.fact(fact);
    return call.is !== 'call' || call.dropped !== true;
  });
  return !isWrapped && areOnce(calls, [...calls.callersOf(node), ...handedOver], depth);
}

/** `memo(App)`, `connect(state)(App)`. */
function isToWrapper({ unit, fact, how }: Handover): boolean {
  const call = unit.fact(fact);
  return how === 'argument' && call.is === 'call' && isWrapping(unit, call);
}

/** A class whose every use puts it into a page, once; or into one that is there once. */
export function isShownOnce(calls: Calls, cls: ClassNode, depth = 0): boolean {
  return areOnce(calls, calls.mountsOf(cls), depth);
}

function areOnce(calls: Calls, uses: readonly Site[], depth: number): boolean {
  const isOnce = (use: Site): boolean =>
    !isRouted(use) && (isAtStart(calls, use, depth) || isInRoot(calls, use, depth) || isDrawnIntoPage(calls, use));
  return uses.length > 0 && depth < 4 && uses.every(isOnce);
}

/** At module level, in `main`, or in a function that is called there: `ready.then(() => createApp(App))`, `start()`. */
function isAtStart(calls: Calls, { unit, region }: Site, depth = 0): boolean {
  let node: FunctionNode | undefined = unit.functionOf(region);
  while (node && node.region.id !== 0) {
    if (unit.catalog.entries.has(node.region.name)) return true;
    if (node.region.name !== '') {
      const callers = node.owner === undefined ? calls.callersOf(node) : [];
      return callers.length > 0 && depth < 4 && callers.every(caller => isAtStart(calls, caller, depth + 1));
    }
    // `memo(() => <Board />)` runs whenever it is shown.
    if (node.region.function?.form !== 'arrow' || calls.handoversOf(node).some(isToWrapper)) return false;
    node = node.outer;
  }
  return node !== undefined;
}

/** Shown by one that is itself there once, under no condition. */
function isInRoot(calls: Calls, { unit, fact, region }: Site, depth: number): boolean {
  const node = unit.functionOf(region);
  const isBranch = [...unit.around(region, node.region.id)].some(({ kind }) => kind === 'branch' || kind === 'loop');
  if (isBranch || !isAlwaysShown(unit, fact)) return false;
  if (node.owner) return isDrawing(node) && isShownOnce(calls, node.owner, depth + 1);
  return node.outer?.region.id === 0 && isRootFunction(calls, node, depth + 1);
}

/** `render() {}`, or the script of a component that has its page beside it. */
function isDrawing({ region }: FunctionNode): boolean {
  return region.name === 'render' || region.function?.form === 'constructor';
}

const MAX_NESTING = 12;

/** `<Modal open={isOpen}>`, `<Drawer v-model="isOpen">`: what stands in it is drawn while it is open. */
function isOpenedAtWill({ catalog }: Unit, { arguments: given }: CallFact): boolean {
  const { opensComponent } = catalog.names;
  return given.some(({ name, value }) => name !== undefined && opensComponent.test(name) && value.is !== 'const');
}

/** Whether an element is among those that its function gives back whatever is the case. */
export function isAlwaysShown(unit: Unit, element: FactId): boolean {
  let id = element;
  for (let hops = 0; hops < MAX_NESTING; hops++) {
    const taker = takerOf(unit, id);
    if (taker === RESULT) return true;
    const by = taker === undefined ? undefined : unit.fact(taker);
    if (by?.is === 'exit') return by.value !== undefined && isPlainly(by.value, id);
    if (by?.is !== 'call' || isOpenedAtWill(unit, by) || !by.arguments.some(({ value }) => isPlainly(value, id)))
      return false;
    id = taker!;
  }
  return false;
}

function isPlainly(value: Value, call: FactId): boolean {
  if (value.is === 'literal') return value.of.some(part => isPlainly(part, call));
  return value.is === 'call' && value.fact === call;
}
