import type { CallFact, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { lastOf } from '../../../model/qualified-names.js';
import { ancestry } from './ancestry.js';
import type { Calls } from '../calls/calls.js';
import { remember } from '../remember.js';
import type { ClassNode, Unit } from '../unit.js';

/**
 * A custom element of a script that a page loads by itself, whose tag no script writes: it stands in what the server sends,
 * as long as the page does. Those of modules are for others to use.
 */
export function isElementOfPage(units: readonly Unit[], calls: Calls, cls: ClassNode): boolean {
  const { imports, exports } = cls.unit.module;
  if (imports.length + exports.length > 0 || cls.unit.module.language !== 'typescript') return false;
  if (!ancestry(cls).some(({ outside }) => outside.includes('HTMLElement')) || calls.makersOf(cls).length > 0)
    return false;
  const tag = tagOf(cls);
  return tag !== undefined && !writtenTags(units).has(tag);
}

/**
 * A custom element of a program that writes others of its own in its templates, and this one nowhere: it stands in the page that
 * the templates are drawn into, as long as that. One with an end of its own is thought to go.
 */
export function isElementAroundOthers(units: readonly Unit[], cls: ClassNode): boolean {
  const { endings } = cls.unit.catalog.resources;
  if ([...cls.methods.keys()].some(name => endings.has(name))) return false;
  const tag = tagOf(cls);
  if (tag === undefined || writtenTags(units).has(tag)) return false;
  return [...definedTags(units)].some(other => writtenTags(units).has(other));
}

/** `customElements.define('search-box', SearchBox)`, `@customElement('search-box')`. */
function tagOf({ unit, name, region }: ClassNode): string | undefined {
  for (const decorator of region.class?.decorators ?? []) {
    const call = unit.call(decorator);
    if (call && lastName(call.callee) === 'customElement') return textOf(call.arguments[0]?.value);
  }
  for (const fact of unit.calls.all) {
    if (!isDefinition(fact)) continue;
    const [tag, element] = fact.arguments.map(({ value }) => value);
    if (element?.is === 'name' && element.name === name) return textOf(tag);
  }
  return undefined;
}

function isDefinition({ callee }: CallFact): boolean {
  return callee.is === 'get' && callee.name === 'define';
}

const definedTags = remember((units: readonly Unit[]): ReadonlySet<string> => {
  const tags = units.flatMap(unit => [...unit.classes.values()].map(tagOf));
  return new Set(tags.filter(tag => tag !== undefined));
});

/**
 * What scripts of the program make elements of: `document.createElement('search-box')`, `list.innerHTML = '<search-box>'`,
 * `` html`<search-box></search-box>` ``. What a module makes as it is loaded is there once.
 */
const writtenTags = remember((units: readonly Unit[]): ReadonlySet<string> => {
  const tags = new Set<string>();
  const note = (value: Value | undefined): void => {
    if (value?.is === 'literal' && value.holds === 'list') return value.of.forEach(note);
    const text = textOf(value);
    if (text === undefined) return;
    if (/^[\w-]+$/.test(text)) tags.add(text);
    else for (const [, tag] of text.matchAll(/<([a-z][\w]*-[\w-]+)/g)) tags.add(tag!);
  };
  for (const unit of units) {
    if (unit.module.language !== 'typescript') continue;
    for (const fact of unit.module.facts) {
      if (fact.is === 'assign') note(fact.value);
      else if (fact.is === 'call' && mayMake(unit, fact)) for (const { value } of fact.arguments) note(value);
    }
  }
  return tags;
});

function mayMake(unit: Unit, call: CallFact): boolean {
  const { callee, region } = call;
  if (isDefinition(call) || lastName(callee) === 'customElement') return false;
  return lastName(callee) !== 'createElement' || unit.functionOf(region).region.id !== 0;
}

function textOf(value: Value | undefined): string | undefined {
  return value?.is === 'const' && typeof value.value === 'string' ? value.value : undefined;
}

/** Whether markup makes instances of a class, by a tag of their own. */
export function isCustomElement(cls: ClassNode): boolean {
  const { customElements } = cls.unit.catalog.resources;
  return ancestry(cls).some(({ outside }) => outside.some(name => customElements.has(lastOf(name))));
}
