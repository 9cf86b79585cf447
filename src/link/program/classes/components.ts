import type { ComponentRow } from '../../../model/catalog/catalog.js';
import { type Member, memberOf, membersOf } from '../../../model/members.js';
import { ancestry } from './ancestry.js';
import type { ClassNode, FunctionNode } from '../unit.js';
import { remember } from '../remember.js';

/** What is known of the frameworks whose component the class is; nothing for all other classes. */
export const componentRowsOf = remember((cls: ClassNode): readonly ComponentRow[] => ancestry(cls).flatMap(findRows));

function findRows({ name, outside, unit: { catalog } }: ClassNode): ComponentRow[] {
  return [name, ...outside].flatMap(each =>
    Object.hasOwn(catalog.components, each) ? [catalog.components[each]!] : [],
  );
}

/** Whether a framework makes instances of the class, and ends them; of some nothing more is known than their names. */
export function isComponent(cls: ClassNode): boolean {
  if (componentRowsOf(cls).length > 0) return true;
  const { components } = cls.unit.catalog.resources;
  return ancestry(cls).some(({ outside }) => outside.some(name => components.has(name)));
}

function some(cls: ClassNode, asks: (row: ComponentRow) => boolean | undefined): boolean {
  return componentRowsOf(cls).some(row => asks(row) === true);
}

/** Whether the framework calls the function once in the life of a component, when that begins or ends. */
export function componentPhaseOf({ owner, region }: FunctionNode): 'begins' | 'ends' | undefined {
  if (owner === undefined) return undefined;
  const isConstructor = region.function?.form === 'constructor';
  if (some(owner, ({ begins }) => isConstructor || begins.has(region.name))) return 'begins';
  return isPhaseEnd(owner, region.name) ? 'ends' : undefined;
}

/** Whether the framework calls the method of this name when a component ends. */
export function isPhaseEnd(cls: ClassNode, name: string): boolean {
  return some(cls, ({ ends }) => ends.has(name));
}

/** Whether a framework ends the instances of the class, by methods of its own: others that sound like an end are for now. */
export function hasPhaseEnds(cls: ClassNode): boolean {
  return some(cls, ({ hasPage, ofMarkup, ends }) => (hasPage || ofMarkup) && ends.size > 0);
}

/** Whether the framework calls the methods of this name of all bases too, when a component ends. */
export function isMergedEnd(cls: ClassNode, name: string): boolean {
  return some(cls, ({ ends, merged }) => merged && ends.has(name));
}

/** Whether markup that is not seen makes instances of the class, and a framework ends them. */
export function isOfMarkup(cls: ClassNode): boolean {
  return some(cls, ({ ofMarkup }) => ofMarkup);
}

/** Whether a component's page may call the function: its methods, and what the script that makes it declares. */
export function isOffered({ owner, outer, region }: FunctionNode): boolean {
  if (region.name === '') return false;
  if (owner !== undefined) return some(owner, ({ hasPage }) => hasPage);
  return outer !== undefined && outer.region.function?.form === 'constructor' && componentPhaseOf(outer) === 'begins';
}

/** `@Component({ host: { '(click)': 'open()' } })`: the methods that events of the component's element call. */
export function isBoundToHost({ unit, region }: ClassNode, method: string): boolean {
  return (region.class?.decorators ?? []).some(decorator => {
    const [options] = unit.call(decorator)?.arguments ?? [];
    return membersOf(memberOf(options?.value, 'host')).some(member => isEventOf(member, method));
  });
}

function isEventOf({ name, value }: Member, method: string): boolean {
  return name.startsWith('(') && value.is === 'const' && new RegExp(`(^|\\W)${method}\\(`).test(String(value.value));
}
