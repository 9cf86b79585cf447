import type { BindingId, CallFact, Value } from '../../../model/model.js';
import { remember } from '../../program/remember.js';
import type { Unit } from '../../program/unit.js';
import type { PageWords } from '../../../model/catalog/page-words.js';
import { lastName } from '../../../model/parts.js';

/** An element that a page has under a name which stands in the code: the same one each time, unless it is drawn anew. */
export interface PageElement {
  /** The variable by which the page is meant. */
  readonly page: BindingId;
  readonly selector: string;
  /** Nothing in the file draws a part of the page anew. */
  readonly stays: boolean;
}

/** `document.getElementById('save')`, `document.querySelector('#save')`, `$('#save')`. */
export function pageElementOf(unit: Unit, value: Value): PageElement | undefined {
  const call = unit.call(value);
  const given = call?.arguments[0]?.value;
  const words = unit.catalog.resources.page;
  if (words === undefined || call === undefined || call.new || given?.is !== 'const' || call.arguments.length > 1)
    return undefined;
  const page = pageOf(unit, words, call);
  const selector = words.byId.has(lastName(call.callee)) ? `#${String(given.value)}` : String(given.value);
  return page === undefined || !words.single.test(selector) ? undefined : { page, selector, stays: !draws(unit) };
}

function pageOf(unit: Unit, words: PageWords, { callee }: CallFact): BindingId | undefined {
  if (callee.is === 'name') {
    const isGiven = unit.binding(callee.binding)?.kind === 'parameter';
    return words.wrappers.has(callee.name) && !isGiven ? callee.binding : undefined;
  }
  if (callee.is !== 'get' || !(words.byId.has(callee.name) || words.bySelector.has(callee.name))) return undefined;
  const { of } = callee;
  const isPage = of.is === 'name' && of.name === words.document && unit.binding(of.binding)?.kind === 'free';
  return isPage ? of.binding : undefined;
}

/** Whether a file makes elements, puts markup into some, or takes some away. */
const draws = remember(({ module, catalog }: Unit): boolean => {
  const { page } = catalog.resources;
  return module.facts.some(fact => {
    if (fact.is === 'call') return page?.draws.has(lastName(fact.callee));
    return fact.is === 'assign' && fact.target.is === 'get' && page?.drawn.has(fact.target.name);
  });
});
