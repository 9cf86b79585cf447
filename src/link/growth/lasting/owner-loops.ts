import { runsAtLeast } from '../../../model/time.js';
import type { Lifetime } from '../../lives/lifetime.js';
import type { Site } from '../../program/calls/calls.js';
import type { Project } from '../../project.js';
import type { Operation, Slot } from '../../slots/slots.js';
import type { ClassNode } from '../../program/unit.js';

/**
 * `def run(self): while True: self.seen.append(next(self.feed))`: a loop without end that is a method of the owner keeps it, whoever
 * made it. Where owners are made again and again, each with its loop, they go with what they were made for; so may the parts of
 * something that have the loop of their base class.
 */
export function lifeOfOwnLoop(
  project: Project,
  { spot: { root } }: Slot,
  lifetime: Lifetime,
  grows: readonly Operation[],
): Lifetime | undefined {
  if (lifetime.life !== 'unknown' || lifetime.many === true || root.is !== 'field') return undefined;
  if (isMadeAgain(project, root.of)) return undefined;
  for (const grow of grows) {
    const place = ownLoopAround(project, root.of, grow);
    if (place) return { life: 'long', place, says: 'this loop of its owner has no end, and keeps it' };
  }
  return undefined;
}

function isMadeAgain({ calls, frequencies }: Project, owner: ClassNode): boolean {
  return calls.makersOf(owner).some(({ unit, region }) => runsAtLeast(frequencies.of(unit, region).runs, 'unknown'));
}

/** The loop that the operation is in, itself or by calls of the owner's methods on the owner. */
function ownLoopAround(project: Project, owner: ClassNode, { unit, region }: Operation): Lifetime['place'] | undefined {
  const { way = [] } = project.frequencies.of(unit, region);
  const [first = { unit, region }] = way;
  const loop = project.frequencies.loopAround(first.unit, first.region);
  if (loop?.runs !== 'endless' || !way.every(isOnSelf)) return undefined;
  const member = project.frequencies.memberAround(first.unit.functionOf(first.region));
  return member?.owner === owner ? loop.place : undefined;
}

function isOnSelf({ unit, fact }: Site): boolean {
  const call = unit.fact(fact);
  return call.is === 'call' && call.callee.is === 'get' && unit.bindingOf(call.callee.of)?.kind === 'self';
}
