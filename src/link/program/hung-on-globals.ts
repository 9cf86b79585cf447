import type { Value } from '../../model/model.js';
import { isPrototype } from '../../model/parts.js';
import { isObject } from './classes/object-methods.js';
import { type Entity, functionEntity } from './entity.js';
import type { Unit } from './unit.js';

/** `app.ui.Panel = class { … }` in one script, `new app.ui.Panel()` in another; not where several give it. */
export function hungOnGlobals(units: readonly Unit[]): ReadonlyMap<string, Entity> {
  const found = new Map<string, Entity | undefined>();
  for (const unit of units) {
    if (unit.module.language !== 'typescript') continue;
    for (const fact of unit.assignments.all) {
      if (fact.value?.is !== 'function' || fact.target.is !== 'get') continue;
      const name = nameOnGlobal(unit, fact.target);
      if (name !== undefined) found.set(name, found.has(name) ? undefined : functionEntity(unit, fact.value.region));
    }
  }
  return new Map([...found].flatMap(([name, entity]) => (entity ? [[name, entity] as const] : [])));
}

/** `var app = { … }` of a script that is no module: what all scripts of a page see. */
export function objectsOfScripts(units: readonly Unit[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const unit of units) {
    const { language, imports, exports, bindings } = unit.module;
    if (language !== 'typescript' || imports.length + exports.length > 0) continue;
    for (const { id, name, kind, region } of bindings) {
      const written = region === 0 && kind === 'variable' ? unit.soleValue(id) : undefined;
      if (written !== undefined && isObject(written)) found.add(name);
    }
  }
  return found;
}

/** `app.ui.Panel`, of which nobody in the module says what `app` is; what it is to Node and the page is another matter. */
function nameOnGlobal(unit: Unit, value: Value): string | undefined {
  if (value.is === 'name') {
    const isFree = unit.binding(value.binding)?.kind === 'free';
    return isFree && !unit.catalog.globals.has(value.name) && !unit.catalog.moduleOwn.has(value.name)
      ? value.name
      : undefined;
  }
  if (value.is !== 'get' || isPrototype(value)) return undefined;
  const of = nameOnGlobal(unit, value.of);
  return of && `${of}.${value.name}`;
}
