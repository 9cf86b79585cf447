import type { BindingId, Value } from '../../model/model.js';
import type { Unit } from '../program/unit.js';

/** What a parameter is where nobody gives it: `cache` in `def __init__(self, store=cache)`. */
export function defaultOf(unit: Unit, id: BindingId): Value | undefined {
  const { kind, region } = unit.binding(id)!;
  if (kind !== 'parameter') return undefined;
  return unit.region(region).function?.parameters.find(({ binding }) => binding === id)?.default;
}

/** `def __init__(self, cache=SHARED): self.cache = cache`. */
export function namedDefaultOf(unit: Unit, value: Value): Value | undefined {
  const given = value.is === 'name' && value.binding >= 0 ? defaultOf(unit, value.binding) : undefined;
  return given?.is === 'name' ? given : undefined;
}
