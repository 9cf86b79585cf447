import type { Value } from '../../../model/model.js';
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

/** `customElements.define('search-box', SearchBox)`. */
function tagOf({ unit, name }: ClassNode): string | undefined {
  for (const fact of unit.module.facts) {
    if (fact.is !== 'call' || fact.callee.is !== 'get' || fact.callee.name !== 'define') continue;
    const [tag, element] = fact.arguments.map(({ value }) => value);
    if (element?.is === 'name' && element.name === name) return textOf(tag);
  }
  return undefined;
}

/** What scripts of the program make elements of: `document.createElement('search-box')`, `list.innerHTML = '<search-box>'`. */
const writtenTags = remember((units: readonly Unit[]): ReadonlySet<string> => {
  const tags = new Set<string>();
  const note = (value: Value | undefined): void => {
    const text = textOf(value);
    if (text === undefined) return;
    if (/^[\w-]+$/.test(text)) tags.add(text);
    else for (const [, tag] of text.matchAll(/<([a-z][\w]*-[\w-]+)/g)) tags.add(tag!);
  };
  for (const { module } of units) {
    if (module.language !== 'typescript') continue;
    for (const fact of module.facts) {
      if (fact.is === 'assign') note(fact.value);
      else if (fact.is === 'call' && fact.callee.is === 'get' && fact.callee.name !== 'define')
        for (const { value } of fact.arguments) note(value);
    }
  }
  return tags;
});

function textOf(value: Value | undefined): string | undefined {
  return value?.is === 'const' && typeof value.value === 'string' ? value.value : undefined;
}
