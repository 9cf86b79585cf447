import type { CallFact } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { remember } from '../remember.js';
import type { FunctionNode, Unit } from '../unit.js';

/** `<html><body>{children}</body></html>`, `<Component {...pageProps} />`: what draws the document, or whichever page it shows, is there once. */
export const framesPage = remember(({ unit, region }: FunctionNode): boolean => {
  const { page } = unit.catalog.resources;
  if (page === undefined) return false;
  return [...unit.calls.within(region)].some(call => page.whole === tagOf(call) || isShownPage(unit, call));
});

/** `'html'` of `<html>`. */
function tagOf({ callee }: CallFact): unknown {
  return callee.is === 'const' ? callee.value : undefined;
}

function isShownPage(unit: Unit, { callee, arguments: given }: CallFact): boolean {
  const { pageGiven } = unit.catalog.resources.page!;
  return unit.bindingOf(callee)?.kind === 'parameter' && given.some(({ value }) => pageGiven.has(lastName(value)));
}
