import type { BindingId, Place, Region } from '../../model/model.js';
import type { Lifetime } from '../lives/lifetime.js';
import { isMentionedIn, isNamedIn } from '../program/mentions.js';
import type { Project } from '../project.js';
import type { Operation, Slot } from '../slots/slots.js';
import type { Root } from '../slots/spot.js';
import type { Unit } from '../program/unit.js';

type BindingRoot = Extract<Root, { is: 'binding' }>;

/** A local that is made before an endless loop and grows in it lives as long as the loop; one made in it lives a pass. */
export function lifetimeOf(project: Project, slot: Slot, grows: readonly Operation[]): Lifetime {
  const lifetime = project.lives.ofSlot(slot);
  const { root } = slot.spot;
  if (root.is !== 'binding' || isOfModule(root)) return lifetime;
  const { unit, binding } = root;
  const loop = loopAround(project, root, grows);
  if (loop === undefined) return lifetime;
  const place = unit.place(loop.head);
  if (isMadeIn(unit, binding, loop)) return asLongAs(lifetime, 'a pass of this loop', place);
  if (isUsedAfter(unit, binding, loop)) return asLongAs(lifetime, 'this loop, whose result is used after it', place);
  return { life: 'long', place, says: 'it lives as long as this loop, which has no end' };
}

function isOfModule({ unit, binding }: BindingRoot): boolean {
  return unit.functionOf(unit.binding(binding)!.region).region.id === 0;
}

/** Closures may keep what the function itself lets go. */
function asLongAs(lifetime: Lifetime, what: string, place: Place): Lifetime {
  return lifetime.life === 'long' ? { life: 'call', place, says: `it lives as long as ${what}` } : lifetime;
}

/** The endless loop of the variable's function in which it grows. */
function loopAround(project: Project, { unit, binding }: BindingRoot, grows: readonly Operation[]): Region | undefined {
  const scope = unit.functionOf(unit.binding(binding)!.region).region.id;
  for (const grow of grows) {
    if (grow.unit !== unit || !unit.isWithin(grow.region, scope)) continue;
    for (const around of unit.around(grow.region, scope))
      if (around.kind === 'loop' && project.frequencies.isEndless(unit, around)) return around;
  }
  return undefined;
}

/** What is made of what it was (`log += line`, `log = log + line`) is the same all the time. */
function isMadeIn(unit: Unit, binding: BindingId, loop: Region): boolean {
  return unit.definitions[binding]!.some(id => {
    const fact = unit.assignment(id);
    if (!unit.isWithin(fact.region, loop.id)) return false;
    return fact.how !== 'augment' && !(fact.value && isNamedIn(fact.value, binding));
  });
}

/** What is looked at after the loop was filled by a loop that ends. */
function isUsedAfter(unit: Unit, binding: BindingId, loop: Region): boolean {
  return isMentionedIn(unit, { from: loop.to, to: unit.functionOf(loop.id).region.to }, binding);
}
