import type { FactId, Value } from '../../model/model.js';
import { lastName } from '../../model/parts.js';
import type { Calls, Handover } from '../program/calls/calls.js';
import type { ClassNode } from '../program/unit.js';
import type { Lifetime } from './lifetime.js';

/**
 * `container.bind(Desk).toSelf().inSingletonScope()`, `new SyncDescriptor(Desk)`, `providers.Singleton(Desk)`: whoever asks for
 * it is given the same one.
 */
export function registeredLife(calls: Calls, cls: ClassNode): Lifetime | undefined {
  const site = (calls.passedClasses.get(cls) ?? []).find(isForOne);
  if (site === undefined) return undefined;
  const { unit, fact } = site;
  const says = `one \`${cls.name}\` is registered for all who ask`;
  return { life: 'process', place: unit.place(unit.fact(fact).at), says };
}

const MAX_LINKS = 4;

function isForOne({ unit, fact, verb }: Handover): boolean {
  const { registersOne } = unit.catalog.names;
  if (registersOne.test(verb)) return true;
  let link = fact;
  for (let links = 0; links < MAX_LINKS; links++) {
    const next = unit.module.facts.findIndex(
      (call, id) => id > link && call.is === 'call' && call.callee.is === 'get' && isCall(call.callee.of, link),
    );
    if (next === -1) return false;
    const call = unit.call({ is: 'call', fact: next });
    if (registersOne.test(lastName(call?.callee))) return true;
    link = next;
  }
  return false;
}

function isCall(value: Value, fact: FactId): boolean {
  return value.is === 'call' && value.fact === fact;
}
