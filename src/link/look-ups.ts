import type { Value } from '../model/model.js';
import type { Project } from './project.js';
import type { Operation, Slot } from './slots.js';
import type { At } from './types.js';

const LOOK_UP_METHODS = new Set(['get', 'has', '__contains__', 'includes']);

/** Whether the function that adds an entry asks the slot for one first: `if k not in d`, `d.get(k)`, `d[k]` in a `try`. */
export function looksUp(project: Project, slot: Slot, { unit, region }: Operation): boolean {
  const { region: body } = unit.functionOf(region);
  const isSlot = (at: At, value: Value): boolean =>
    (value.is === 'name' || value.is === 'get') && project.spots.of(at, value).includes(slot.spot);
  for (let id = body.from; id < body.to; id++) {
    const fact = unit.fact(id);
    const at = { unit, region: fact.region, before: id };
    if (fact.is === 'call') {
      if (fact.callee.is === 'get' && LOOK_UP_METHODS.has(fact.callee.name) && isSlot(at, fact.callee.of)) return true;
    } else if (fact.is !== 'delete' && fact.value && reads(fact.value, value => isSlot(at, value))) return true;
  }
  for (let id = body.id; id < unit.module.regions.length; id++) {
    const { branch, from, to } = unit.region(id);
    if (from > body.to) break;
    if (branch?.test && to <= body.to && reads(branch.test, value => isSlot({ unit, region: id, before: from }, value)))
      return true;
  }
  return false;
}

/** `d[k]`, `k in d`, anywhere in the expression. */
function reads(value: Value, isSlot: (value: Value) => boolean, depth = 0): boolean {
  if (depth > 4) return false;
  switch (value.is) {
    case 'item':
      return isSlot(value.of);
    case 'op':
      if (value.op === 'in' || value.op === 'not in') return value.of.slice(1).some(isSlot);
      return value.of.some(part => reads(part, isSlot, depth + 1));
    case 'choice':
      return value.of.some(part => reads(part, isSlot, depth + 1));
    case 'await':
      return reads(value.of, isSlot, depth + 1);
    default:
      return false;
  }
}
