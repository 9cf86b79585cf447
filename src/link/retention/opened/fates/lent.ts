import type { FactId, Value } from '../../../../model/model.js';
import type { FunctionNode } from '../../../program/unit.js';

/** What is handed to functions that nobody follows. */
export interface Lending {
  /** From here on it is held. */
  readonly held: FactId;
  readonly lent: readonly FactId[];
  readonly closed: readonly FactId[];
}

/** `greet(sock); sock.close()`: who closes it in any case, after all others had it, is its owner. */
export function isGivenBack(node: FunctionNode, lending: Lending): boolean {
  const { lent, closed } = lending;
  if (lent.length === 0 || isLentForGood(node, lent)) return false;
  const last = lent.reduce((one, other) => Math.max(one, other));
  return closed.some(id => id > last && isAnyway(node, lending, id));
}

/** `return serve(sock)`: whoever gets it there has it to the end. */
function isLentForGood({ unit, region }: FunctionNode, lent: readonly FactId[]): boolean {
  const calls = new Set(lent);
  return unit.exits.within(region).some(exit => {
    const call = exit.how === 'return' ? callIn(exit.value) : undefined;
    return call !== undefined && calls.has(call) && unit.fact(call).region === exit.region;
  });
}

/** Under no condition but those under which it is opened. */
function isAnyway({ unit, region: scope }: FunctionNode, { held }: Lending, id: FactId): boolean {
  const opened = unit.fact(held).region;
  for (const region of unit.around(unit.fact(id).region, scope.id)) {
    if (unit.isWithin(opened, region.id)) return true;
    if (region.kind !== 'try' && region.kind !== 'finally' && region.kind !== 'block') return false;
  }
  return true;
}

/** The call that gives a value, awaited or not. */
function callIn(value: Value | undefined): FactId | undefined {
  if (value?.is === 'await') return callIn(value.of);
  return value?.is === 'call' ? value.fact : undefined;
}
