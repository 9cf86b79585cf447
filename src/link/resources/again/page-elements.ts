import type { BindingId, CallFact, Value } from '../../../model/model.js';
import { remember } from '../../program/remember.js';
import type { Unit } from '../../program/unit.js';
import { lastName } from '../written/names.js';

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
  if (call === undefined || call.new || given?.is !== 'const' || call.arguments.length > 1) return undefined;
  const page = pageOf(unit, call);
  const selector = lastName(call.callee) === 'getElementById' ? `#${String(given.value)}` : String(given.value);
  return page === undefined || !ONE.test(selector) ? undefined : { page, selector, stays: !draws(unit) };
}

/** Of which a page has one. */
const ONE = /^(#[\w-]+|body|html|head|main)$/;

function pageOf(unit: Unit, { callee }: CallFact): BindingId | undefined {
  if (callee.is === 'name')
    return /^(\$|jQuery)$/.test(callee.name) && unit.binding(callee.binding)?.kind !== 'parameter'
      ? callee.binding
      : undefined;
  if (callee.is !== 'get' || !/^(getElementById|querySelector)$/.test(callee.name)) return undefined;
  const { of } = callee;
  return of.is === 'name' && of.name === 'document' && unit.binding(of.binding)?.kind === 'free'
    ? of.binding
    : undefined;
}

const DRAWING =
  /^(insertAdjacentHTML|insertAdjacentElement|replaceWith|replaceChildren|replaceChild|createElement|cloneNode|importNode|html|append|prepend|appendTo|appendChild|insertBefore|load|render|write|remove|empty|detach)$/;

/** Whether a file makes elements, puts markup into some, or takes some away. */
const draws = remember(({ module }: Unit): boolean =>
  module.facts.some(fact => {
    if (fact.is === 'call') return DRAWING.test(lastName(fact.callee) ?? '');
    return fact.is === 'assign' && fact.target.is === 'get' && /^(inner|outer)HTML$/.test(fact.target.name);
  }),
);
