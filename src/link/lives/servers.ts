import type { Place } from '../../model/model.js';
import type { ClassNode } from '../program/unit.js';
import type { Lifetime } from './lifetime.js';
import { remember } from '../program/remember.js';

/** `this.http = http.createServer(…)`: who serves is there for as long as anybody may come. */
export function servingLife(cls: ClassNode): Lifetime | undefined {
  const place = serverOf(cls);
  return place ? { life: 'long', place, says: `\`${cls.name}\` serves whoever connects` } : undefined;
}

const serverOf = remember(({ unit, methods }: ClassNode): Place | null => {
  for (const { region } of methods.values()) {
    for (const fact of unit.calls.within(region)) {
      if (fact.callee.is !== 'get' || fact.callee.of.is !== 'name') continue;
      const isModule = unit.binding(fact.callee.of.binding)?.kind === 'import';
      if (isModule && unit.catalog.hosts.has(fact.callee.name)) return unit.place(fact.at);
    }
  }
  return null;
});
