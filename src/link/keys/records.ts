import type { Value } from '../../model/model.js';
import { onlyDefinition } from '../program/definitions.js';
import { atFact, type At } from '../program/at.js';
import type { ClassNode } from '../program/unit.js';
import { joined, type Domain } from './domain.js';
import type { Tracing } from './tracing.js';

/** Of a key that is compared by what it consists of, `Address(host, port)`: as many as there are combinations. */
export function domainOfRecord(keys: Tracing, at: At, key: Value): Domain | undefined {
  if (key.is === 'name') {
    const definition = at.unit.binding(key.binding) && onlyDefinition(at, key.binding);
    const value = definition === undefined ? undefined : at.unit.assignment(definition).value;
    return value?.is === 'call' ? domainOfRecord(keys, atFact(at.unit, definition!), value) : undefined;
  }
  if (key.is !== 'call') return undefined;
  const call = at.unit.callAt(key.fact);
  const type = keys.types.typeOf(at, call.callee);
  if (type?.is !== 'class' || !isRecord(type.of) || call.arguments.length === 0) return undefined;
  return joined(call.arguments.map(({ value }) => keys.domainOf(at, value, 1)));
}

/** `class Address(NamedTuple)`, `@dataclass(frozen=True)`: others have no hash by their parts. */
export function isRecord({ unit, region, outside }: ClassNode): boolean {
  if (outside.some(name => unit.catalog.types.frozen.has(name))) return true;
  return (region.class?.decorators ?? []).some(decorator =>
    unit
      .call(decorator)
      ?.arguments.some(({ name, value }) => name === 'frozen' && value.is === 'const' && value.value === true),
  );
}
