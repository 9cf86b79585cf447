import type { Fact, Region, Value } from '../../model/model.js';
import { comparisonOf } from '../../model/conditions.js';
import { isNameOf } from '../../model/parts.js';
import { moreOften, runsAtLeast } from '../../model/time.js';
import { moreTelling, type Frequency } from '../frequency/frequency.js';
import { isFilledOnce } from '../frequency/once-guards.js';
import { singletonLife } from '../lives/conventions.js';
import { isForNewbornOn, isForNewborns } from '../lives/newborns.js';
import { atFact } from '../program/at.js';
import type { Site } from '../program/calls/calls.js';
import { areRelated } from '../program/classes/ancestry.js';
import { isSamePlace } from '../program/places.js';
import { sizedBy } from '../program/sizes.js';
import type { ClassNode, FunctionNode } from '../program/unit.js';
import type { Project } from '../project.js';
import type { Operation, Slot } from '../slots/slots.js';
import { ITSELF } from '../slots/spot.js';

/** Not on import, not while the owner is being made, not a hook that is set if it is given. */
export function isRepeatable(project: Project, slot: Slot, operation: Operation): boolean {
  const node = operation.unit.functionOf(operation.region);
  if (node.region.id === 0) return project.frequencies.loopAround(operation.unit, operation.region)?.runs === 'endless';
  if (isOwnBirth(project, slot, node) || isOfNewborn(project, slot, operation)) return false;
  if (isFilledWhenAskedFirst(project, slot, operation)) return false;
  return !isOptionalHook(operation) && !isOwnVerb(slot, node) && !isBuilding(project, slot, operation);
}

/** While the instance that it belongs to is being made; another one that is made adds to it each time. */
function isOwnBirth(project: Project, slot: Slot, node: FunctionNode): boolean {
  return memberOfOwner(project, slot, node) !== undefined && project.frequencies.isBirthOnly(node);
}

/** What is called on an instance right after that is made adds to it, once, unless it never comes back: `Monitor().run()`. */
function isOfNewborn(project: Project, slot: Slot, { unit, region }: Operation): boolean {
  const member = memberOfOwner(project, slot, unit.functionOf(region));
  if (member === undefined || project.frequencies.loopAround(unit, region)?.runs === 'endless') return false;
  return isForNewborns(project.calls, member);
}

/** The member around, where it is one of the instance that has the slot to itself. */
function memberOfOwner(project: Project, { spot }: Slot, node: FunctionNode): FunctionNode | undefined {
  const { root } = spot;
  const member = project.frequencies.memberAround(node);
  if (root.is !== 'field' || member?.owner === undefined || project.lives.isShared(spot)) return undefined;
  return areRelated(member.owner, root.of) ? member : undefined;
}

/** `found = Answers(); found.append(x); return found`: what a function makes and fills is its own, unless it does so for ever. */
function isBuilding(project: Project, { spot }: Slot, { unit, fact, region }: Operation): boolean {
  const isItself = spot.root.is === 'field' && spot.root.name === ITSELF;
  const receiver = isItself ? receiverOf(unit.fact(fact)) : undefined;
  const binding = unit.bindingOf(receiver);
  if (binding?.kind !== 'variable' || unit.functionOf(binding.region) !== unit.functionOf(region)) return false;
  const made = unit.soleDefinition(binding.id);
  const value = unit.soleValue(binding.id);
  const call = value && unit.call(value);
  if (call === undefined || project.types.typeOf(atFact(unit, made!), call.callee)?.is !== 'class') return false;
  return project.frequencies.loopAround(unit, region)?.runs !== 'endless';
}

function receiverOf(fact: Fact): Value | undefined {
  if (fact.is === 'call') return fact.callee.is === 'get' ? fact.callee.of : undefined;
  return fact.is === 'assign' && fact.target.is === 'item' ? fact.target.of : undefined;
}

/** `def __setitem__(self, k, v): super().__setitem__(k, v)`: whoever calls it is seen to add. */
function isOwnVerb({ spot, made }: Slot, { unit, owner, region }: FunctionNode): boolean {
  const isItself = spot.root.is === 'field' && spot.root.name === ITSELF && owner !== undefined;
  return isItself && unit.catalog.methods[made[0]!.holds]?.[region.name]?.does === 'grow';
}

/** `if not names: names.extend(read())`, `if names: return names`: what is empty is filled, once, there or by what is called there. */
export function isFilledWhenAskedFirst(project: Project, slot: Slot, { unit, region }: Operation): boolean {
  const isAskedAt = (at: Pick<Site, 'unit' | 'region'>): boolean =>
    isFilledOnce(at.unit, at.region, isItself(project, slot, at));
  const node = unit.functionOf(region);
  const callers = project.calls.callersOf(node);
  if (isAskedAt({ unit, region })) return true;
  return callers.length > 0 && callers.every(isAskedAt) && project.calls.handoversOf(node).length === 0;
}

/** Tells whether a condition asks the slot itself, or how long it is. */
function isItself(
  project: Project,
  { spot }: Slot,
  { unit }: Pick<Site, 'unit'>,
): (value: Value, branch: Region) => boolean {
  return (value, { id, from }) =>
    project.spots.of({ unit, region: id, before: from }, sizedBy(unit, value) ?? value).includes(spot);
}

/** `if callback is not None: self._callbacks.append(callback)`: modules set their hooks once. */
function isOptionalHook({ unit, region, value }: Operation): boolean {
  const test = unit.region(region).branch?.test;
  if (value?.is !== 'name' || unit.binding(value.binding)?.kind !== 'parameter' || test === undefined) return false;
  const compared = comparisonOf(test);
  return isNameOf(compared?.differs ? compared.of : test, value.binding);
}

/** How often the place is reached, or the loop around it runs. */
export function reachedOf(project: Project, operation: Operation): Frequency {
  return orLoop(project, operation, project.frequencies.of(operation.unit, operation.region));
}

/** How often it happens in the life of the slot's owner. */
export function frequencyOf(project: Project, slot: Slot, operation: Operation): Frequency {
  const reached = project.frequencies.of(operation.unit, operation.region);
  return orLoop(project, operation, sinceBirth(project, slot, operation, reached));
}

function orLoop(project: Project, { unit, region }: Operation, own: Frequency): Frequency {
  const loop = project.frequencies.loopAround(unit, region);
  return loop && moreOften(loop.runs, own.runs) === loop.runs && loop.runs === 'endless' ? loop : own;
}

/** What is done again and again, and each time to an instance that has just been made, is done once to each of them. */
function sinceBirth(project: Project, slot: Slot, { unit, region }: Operation, reached: Frequency): Frequency {
  const { way } = reached;
  const member = memberOfOwner(project, slot, unit.functionOf(region));
  if (way === undefined || member?.owner === undefined || singletonLife(member.owner)) return reached;
  const { owner } = member;
  const isOfBirth = (frequency: Frequency, calls: readonly Site[]): boolean =>
    isForNewbornOn(project.calls, calls, owner) || isCauseOfBirths(project, owner, frequency);
  if (!runsAtLeast(reached.runs, 'repeated') || !isOfBirth(reached, way)) return reached;
  const isHandedOn = project.calls.handoversOf(member).length > 0;
  let best: Frequency = {
    ...reached,
    runs: isHandedOn ? 'unknown' : 'setup',
    says: `\`${owner.name}\` is made for it`,
  };
  for (const site of project.calls.callersOf(member)) {
    const called = afterCall(project.frequencies.of(site.unit, site.region), site);
    if (!isOfBirth(called, [site])) best = moreTelling(best, called)!;
  }
  // Of each one that comes and goes nobody sees how often others call it.
  const isOfMany = isCauseOfBirths(project, owner, reached) && runsAtLeast(best.runs, 'unknown');
  return isOfMany ? { ...best, runs: 'unknown' } : best;
}

/** Of what nobody is seen to keep there is another one whenever this comes: the loop or the event that leads here makes it, too. */
function isCauseOfBirths({ calls, frequencies, lives }: Project, owner: ClassNode, { place }: Frequency): boolean {
  if (lives.ofClass(owner).life !== 'unknown') return false;
  return calls.makersOf(owner).some(({ unit, region }) => {
    const born = frequencies.of(unit, region);
    return runsAtLeast(born.runs, 'repeated') && isSamePlace(born.place, place);
  });
}

function afterCall(frequency: Frequency, site: Site): Frequency {
  return { ...frequency, way: [...(frequency.way ?? []), site] };
}
