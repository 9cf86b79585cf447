import type { FactId, Value } from '../../model/model.js';
import { madeBy } from '../slots/made.js';
import type { Project } from '../project.js';
import { holdsOf, type Operation, type Slot } from '../slots/slots.js';
import { atFact, type At } from '../program/at.js';
import { isSameText } from '../program/spelling.js';
import type { FunctionNode, Unit } from '../program/unit.js';

/** Whether an entry is added where one was looked for and not found: `if k not in d`, `d.get(k)`, `d[k] ??= f(k)`. */
export function looksUp(project: Project, slot: Slot, operation: Operation): boolean {
  const { unit, region, fact } = operation;
  if (isCount(project, slot, operation)) return false;
  const node = unit.functionOf(region);
  // Python calls it when it did not find the key.
  if (node.region.name === '__missing__') return true;
  if (isFilledIn(project, unit, fact) || asksFor(project, slot, node) || isNewElsewhere(operation)) return true;
  return holdsOf(slot) === 'mapping' && isAskedByCallers(project, slot, node);
}

/** `if tune not in self.covers: self.covers[tune] = …; self.tunes.append(tune)`: another collection has each once, and so has the list. */
function isNewElsewhere({ unit, region, key, value }: Operation): boolean {
  if (key !== undefined || value === undefined) return false;
  const isAskedFor = (test: Value | undefined, op: string): boolean =>
    test?.is === 'op' && test.op === op && isSameText(test.of[0]!, value);
  const isNew = (test: Value): boolean => {
    if (isAskedFor(test, 'not in')) return true;
    const denied = test.is === 'op' && test.op === 'not' ? test.of[0] : undefined;
    const asked = denied && unit.call(denied);
    const [first, ...others] = asked?.arguments ?? [];
    if (asked?.callee.is !== 'get' || !unit.catalog.values.asks.has(asked.callee.name)) return isAskedFor(denied, 'in');
    return first !== undefined && others.length === 0 && isSameText(first.value, value);
  };
  const around = [...unit.around(region, unit.functionOf(region).region.id)];
  return around.some(({ branch }) => branch?.test !== undefined && isNew(branch.test));
}

/** `if user not in self.names: await self._fetch(user)`: those who have it added have looked before. */
function isAskedByCallers(project: Project, slot: Slot, node: FunctionNode): boolean {
  const callers = project.calls.callersOf(node);
  return callers.length > 0 && callers.every(({ unit, region }) => asksFor(project, slot, unit.functionOf(region)));
}

/** `d[k] = d.get(k, 0) + 1` asks for the number, not for an answer. */
function isCount(project: Project, slot: Slot, { value, at }: Operation): boolean {
  if (value?.is !== 'op') return false;
  const isEntry = (part: Value): boolean =>
    part.is === 'choice'
      ? part.of.some(isEntry)
      : project.spots.of(at, part).some(({ within }) => within === slot.spot);
  return value.of.some(isEntry);
}

/** `d[k] ??= await load(k)`; what is made empty there is not an answer. */
function isFilledIn(project: Project, unit: Unit, id: FactId): boolean {
  const fact = unit.fact(id);
  if (fact.is !== 'assign' || fact.how !== 'augment' || fact.value === undefined) return false;
  return /^(\?\?|\|\|)$/.test(fact.operator ?? '') && madeBy(project.names, atFact(unit, id), fact.value) === undefined;
}

/**
 * Whether the function looks for an entry of the slot, `itself` or in functions in it; of a list, `xs[xs.length - 1]` is not
 * looked for.
 */
export function asksFor(project: Project, slot: Slot, node: FunctionNode, itself = false): boolean {
  const { unit, region: body } = node;
  const isKeyed = !/^(list|deque)$/.test(holdsOf(slot));
  const isSlot = (at: At, value: Value): boolean =>
    (value.is === 'name' || value.is === 'get') && project.spots.of(at, value).includes(slot.spot);
  for (let id = body.from; id < body.to; id++) {
    const fact = unit.fact(id);
    const at = { unit, region: fact.region, before: id };
    if (itself && unit.functionOf(fact.region) !== node) continue;
    if (fact.is === 'call') {
      if (fact.callee.is === 'get' && unit.catalog.values.asks.has(fact.callee.name) && isSlot(at, fact.callee.of))
        return true;
    } else if (fact.is !== 'delete' && fact.value && reads(fact.value, value => isSlot(at, value), isKeyed))
      return true;
  }
  return unit
    .inside(body)
    .some(
      ({ id, branch, from }) =>
        branch?.test && reads(branch.test, value => isSlot({ unit, region: id, before: from }, value), isKeyed),
    );
}

/** `d[k]` where it has keys, `k in d`, anywhere in the expression. */
function reads(value: Value, isSlot: (value: Value) => boolean, isKeyed: boolean, depth = 0): boolean {
  if (depth > 4) return false;
  const anyReads = (parts: readonly Value[]): boolean => parts.some(part => reads(part, isSlot, isKeyed, depth + 1));
  switch (value.is) {
    case 'item':
      return isKeyed && isSlot(value.of);
    case 'op':
      if (value.op === 'in' || value.op === 'not in') return value.of.slice(1).some(isSlot);
      return anyReads(value.of);
    case 'choice':
      return anyReads(value.of);
    case 'await':
      return anyReads([value.of]);
    default:
      return false;
  }
}
