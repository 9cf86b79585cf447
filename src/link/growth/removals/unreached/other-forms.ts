import type { Value } from '../../../../model/model.js';
import { lastName } from '../../../../model/parts.js';
import { isOneOf } from '../../../keys/words.js';
import { argumentFor } from '../../../program/calls/arguments.js';
import { writtenAs } from '../../../program/written.js';
import type { Project } from '../../../project.js';
import type { Unit } from '../../../program/unit.js';
import type { Operation } from '../../../slots/slots.js';

/** A key as it is put together, with the file it stands in. */
interface Key {
  readonly unit: Unit;
  readonly value: Value;
}

/**
 * `sessions.set(`${tenant}:${user}`, …)` and `sessions.delete(session.user)`; `queues[(id, topic.lower())] = …` and
 * `queues.pop((id, topic))`: the key that is looked for is a part of the one that was added, or spelled in another way.
 */
export function otherFormOf(project: Project, removal: Operation, growth: Operation): string | undefined {
  const removed = keyOf(removal);
  const added = keyOf(growth);
  if (removed === undefined || added === undefined) return undefined;
  const parts = partsOf(added.value);
  const sought = partsOf(removed.value);
  if (parts.length > 1 && sought.length === 1)
    return isHandedWhole(project, removed) ? undefined : asPart(parts, sought[0]!);
  if (parts.length !== sought.length) return undefined;
  return asSpelled(added, removed, parts, sought);
}

/** What a variable is given, once, stands for it. */
function keyOf({ unit, key }: Operation): Key | undefined {
  if (key?.is !== 'name') return key && { unit, value: key };
  return { unit, value: unit.soleValue(key.binding) ?? key };
}

/** Of a text or a tuple, what it is made of, but for what is written in the code; anything else by itself. */
function partsOf(value: Value): readonly Value[] {
  const isJoined = (value.is === 'op' && value.op === 'text') || (value.is === 'literal' && value.holds === 'tuple');
  return isJoined ? value.of.filter(({ is }) => is !== 'const') : [value];
}

/** `take(key)`, which is called with what others put together, or whose name would fit any key. */
function isHandedWhole({ calls }: Project, { unit, value }: Key): boolean {
  const binding = unit.bindingOf(value);
  if (binding?.kind !== 'parameter') return false;
  if (isOneOf(unit.catalog.keys.everybodys, binding.name)) return true;
  const node = unit.functionOf(binding.region);
  return calls.callersOf(node).some(site => {
    const call = site.unit.fact(site.fact);
    const given = call.is === 'call' ? argumentFor(node, call, binding.id) : undefined;
    return given !== undefined && partsOf(given).length > 1;
  });
}

function asPart(parts: readonly Value[], sought: Value): string | undefined {
  const name = lastName(sought);
  if (name === '' || !parts.some(part => lastName(part) === name)) return undefined;
  return `it is looked for under \`${writtenAs(sought) ?? name}\` alone, which is a part of the key that was added`;
}

function asSpelled(added: Key, removed: Key, parts: readonly Value[], sought: readonly Value[]): string | undefined {
  let respelled: string | undefined;
  for (const [index, part] of parts.entries()) {
    const other = sought[index]!;
    const [one, two] = [plainOf(added.unit, part), plainOf(removed.unit, other)];
    if (lastName(one) === '' || lastName(one) !== lastName(two)) return undefined;
    if (isGivenAnew(added.unit, one) || isGivenAnew(removed.unit, two)) return undefined;
    if (isReadHere(added.unit, one) !== isReadHere(removed.unit, two)) return undefined;
    if ((one === part) !== (two === other)) respelled = lastName(one);
  }
  return respelled && `\`${respelled}\` is looked for in another spelling than it was added in`;
}

/** `topic` of `topic.strip().lower()`. */
function plainOf(unit: Unit, value: Value): Value {
  const call = unit.call(value);
  const isRespelled = call?.callee.is === 'get' && unit.catalog.values.respells.has(call.callee.name);
  return isRespelled ? plainOf(unit, call.callee.of) : value;
}

/** A local, as `item, value = line.split("=")`: what others hand in under its name they may have read and spelled as well. */
function isReadHere(unit: Unit, value: Value): boolean {
  return unit.bindingOf(value)?.kind === 'variable';
}

/** `topic = clean(topic)`: what it is by then is not what its name says. */
function isGivenAnew(unit: Unit, value: Value): boolean {
  return (
    value.is === 'name' &&
    unit.binding(value.binding)?.kind === 'parameter' &&
    unit.definitions[value.binding]!.length > 0
  );
}
