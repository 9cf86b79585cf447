import type { BindingId, FactId, Place, Region, Value } from '../../../model/model.js';
import { containerAround, letsGo, untilRemovedFrom } from '../../lives/containers.js';
import type { Lifetime } from '../../lives/lifetime.js';
import { isMentionedIn, isNamedIn } from '../../program/mentions.js';
import type { Project } from '../../project.js';
import type { Operation, Slot } from '../../slots/slots.js';
import type { Root } from '../../slots/spot.js';
import type { Unit } from '../../program/unit.js';
import { lifeOfOwnLoop } from './owner-loops.js';

type BindingRoot = Extract<Root, { is: 'binding' }>;

/** A local that is made before an endless loop and grows in it lives as long as the loop; one made in it lives a pass. */
export function lifetimeOf(project: Project, slot: Slot, grows: readonly Operation[]): Lifetime {
  const lifetime = project.lives.ofSlot(slot);
  const { root } = slot.spot;
  if (root.is !== 'binding') return lifeOfOwnLoop(project, slot, lifetime, grows) ?? lifetime;
  const { unit, binding } = root;
  const loop = loopAround(project, root, grows);
  if (loop === undefined) return lifetime;
  const place = unit.place(loop.head);
  if (isOfModule(root)) return isMadeAnew(unit, binding, loop, grows) ? aPassOf(place) : lifetime;
  if (isMadeIn(unit, binding, loop)) return lifetime.life === 'long' ? aPassOf(place) : lifetime;
  if (isUsedAfter(unit, binding, loop)) return asLongAs(lifetime, 'this loop, whose result is used after it', place);
  const outer = containerAround(project.operations, slot.spot, letsGo);
  return outer === undefined
    ? { life: 'long', place, says: 'it lives as long as this loop, which has no end' }
    : { life: 'connection', place, says: untilRemovedFrom(outer), many: true };
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

function aPassOf(place: Place): Lifetime {
  return { life: 'call', place, says: 'it lives as long as a pass of this loop' };
}

/** A variable of the module is there when a pass is over, and its entries are not: each pass makes it before it adds anything. */
function isMadeAnew(unit: Unit, binding: BindingId, loop: Region, grows: readonly Operation[]): boolean {
  const makings = unit.definitions[binding]!.filter(id => isMaking(unit, binding, loop, id));
  return grows.every(grow =>
    makings.some(id => id < grow.fact && grow.unit === unit && unit.isWithin(grow.region, unit.fact(id).region)),
  );
}

/** What is made of what it was (`log += line`, `log = log + line`) is the same all the time. */
function isMadeIn(unit: Unit, binding: BindingId, loop: Region): boolean {
  return unit.definitions[binding]!.some(id => isMaking(unit, binding, loop, id));
}

function isMaking(unit: Unit, binding: BindingId, loop: Region, id: FactId): boolean {
  const fact = unit.assignment(id);
  if (!unit.isWithin(fact.region, loop.id)) return false;
  return fact.how !== 'augment' && !(fact.value && isMadeOf(unit, fact.value, binding));
}

/** `log + line`, `pd.concat([frame, rows]).reset_index()` */
function isMadeOf(unit: Unit, value: Value, binding: BindingId): boolean {
  const call = unit.call(value);
  if (call === undefined) return isNamedIn(value, binding);
  const { callee } = call;
  return [callee.is === 'get' ? callee.of : callee, ...call.arguments.map(argument => argument.value)].some(part =>
    isMadeOf(unit, part, binding),
  );
}

/** What is looked at after the loop was filled by a loop that ends. */
function isUsedAfter(unit: Unit, binding: BindingId, loop: Region): boolean {
  return isMentionedIn(unit, { from: loop.to, to: unit.functionOf(loop.id).region.to }, binding);
}
