import type { Reason } from '../../finding.js';
import { repetitionOf } from '../frequency/frequency.js';
import type { Growth } from './growth.js';
import { isSamePlace } from '../program/places.js';
import type { Operation } from '../slots/slots.js';

/** The chain of evidence of a growing slot: where it grows, how often, who holds it, where no removal was found. */
export function evidenceOf(growth: Growth): Reason[] {
  const { slot, grows, frequency, lifetime, sibling, emptied, hollow } = growth;
  const reasons: Reason[] = [];
  const add = (reason: Reason): void => {
    if (!reasons.some(known => known.role === reason.role && isSamePlace(known.place, reason.place)))
      reasons.push(reason);
  };
  grows.slice(0, 6).forEach((operation, index) => {
    add({ place: operation.place, role: 'grows', says: index === 0 ? addition(operation) : 'and here' });
  });
  for (const { place } of growth.inside?.slice(0, 2) ?? [])
    add({ place, role: 'grows', says: 'an entry of it grows here' });
  for (const step of repetitionOf(frequency)) add(step);
  add({ place: slot.made[0]!.place, role: 'held', says: 'it is made here' });
  const isLoop = isSamePlace(lifetime.place, frequency.place);
  if (lifetime.says && !isLoop) add({ place: lifetime.place, role: 'held', says: lifetime.says });
  if (sibling) {
    add({ place: sibling.operation.place, role: 'sought', says: saysOfSibling(sibling) });
  }
  for (const { place, says } of growth.unreached?.shown.slice(0, 3) ?? []) add({ place, role: 'sought', says });
  if (hollow) {
    const { unit, region } = hollow;
    add({
      place: unit.place(region.head),
      role: 'sought',
      says: `\`${region.name}\` looks for the entry, and leaves it`,
    });
  }
  for (const operation of emptied.slice(0, 2)) {
    add({ place: operation.place, role: 'sought', says: 'the value is emptied here, and its key stays' });
  }
  return reasons;
}

/** Of a mapping that makes what it lacks, asking is enough. */
function addition({ kind }: Operation): string {
  return kind === 'fill' ? 'a key that is not there yet is added by asking for it' : 'an entry is added here';
}

function saysOfSibling({ slot, operation, sameKey }: NonNullable<Growth['sibling']>): string {
  const name = `\`${slot.spot.name}\``;
  if (operation.kind === 'measure') return `${name}, filled together with it, is kept below a limit here`;
  return `an entry of ${name} is removed here${sameKey ? ', under the same key' : ''}`;
}
