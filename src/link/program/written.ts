import type { Value } from '../../model/model.js';

/** A number or a dotted name as its author wrote it; undefined for every other expression. */
export function writtenAs(value: Value): string | undefined {
  switch (value.is) {
    case 'const':
      return typeof value.value === 'number' ? String(value.value) : undefined;
    case 'name':
      return value.name;
    case 'get': {
      const of = writtenAs(value.of);
      return of && `${of}.${value.name}`;
    }
    default:
      return undefined;
  }
}
