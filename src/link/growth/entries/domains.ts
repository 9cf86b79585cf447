import type { Value } from '../../../model/model.js';
import { runsAtLeast } from '../../../model/time.js';
import type { Domain } from '../../keys/domain.js';
import { byWord, isInstalled } from '../../keys/words.js';
import { frameworkLife } from '../../lives/conventions.js';
import { ancestry } from '../../program/classes/ancestry.js';
import { isMetaclass } from '../../program/classes/classes.js';
import { sizedBy } from '../../program/sizes.js';
import type { ClassNode } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Operation, Slot } from '../../slots/slots.js';
import { teardownOf } from '../removals/ends.js';
import { declaredKeysOf } from './declared-keys.js';
import { isOfLoadedModule } from './loaded-modules.js';
import { isSetting } from './settings.js';
import { isToldOnce } from './told-once.js';
import { isByTopic } from './topics.js';
import { isWaiter } from './waiters.js';

/**
 * Texts that are told once each are a few, wherever they come from; so is what somebody sets, and topics of which nothing
 * else is known.
 */
export function toldDomainOf(project: Project, slot: Slot, operation: Operation): Domain {
  const domain = domainOf(project, slot, operation);
  if (isNarrow(domain)) return domain;
  if (operation.key && declaredKeysOf(project, slot) === 'finite') return 'finite';
  const isFew =
    isToldOnce(project, slot, operation) ||
    isSetting(slot, operation) ||
    isOfInstallation(operation) ||
    isOfLoadedModule(operation) ||
    (domain === 'unknown' && isByTopic(project, slot));
  return isFew ? 'named' : domain;
}

/** `entity_id`, where a house is looked after: there are as many as have been installed. */
function isOfInstallation({ unit, key, value }: Operation): boolean {
  const member = key ?? value;
  if (member?.is !== 'get' && member?.is !== 'name') return false;
  return unit.catalog.installations.some(
    ({ of, few }) => few.test(member.name) && unit.module.imports.some(({ from }) => from.split('.')[0] === of),
  );
}

/** What is appended without a key is one more each time, however few values there are. */
function domainOf(project: Project, slot: Slot, operation: Operation): Domain {
  const { key, value, at } = operation;
  if (isSelf(operation, key ?? value) && !isOwn(project, slot, operation)) return 'event';
  if (key) {
    if (isItsNumber(project, slot, operation)) return 'event';
    const domain = project.keys.ofKey(at, key);
    if (domain !== 'self' || key.is !== 'get' || isOwn(project, slot, operation)) return domain;
    return project.keys.ofOwner(at, key) ?? byWord(at.unit.catalog.keys, key.name);
  }
  if (isWaiter(project, operation)) return 'event';
  const domain = value ? project.keys.domainOf(at, value) : 'unknown';
  return isNarrow(domain) ? 'unknown' : domain;
}

/** `number = len(self.guests); self.guests[number] = guest`: each entry is put behind all the others. */
function isItsNumber(project: Project, { spot }: Slot, { at, key, unit }: Operation): boolean {
  const number = key?.is === 'name' ? unit.soleValue(key.binding) : undefined;
  const counted = number && sizedBy(unit, number);
  return counted !== undefined && project.spots.of(at, counted).includes(spot);
}

/**
 * `Job.running.add(self)` in the constructor of `Job`, of which more are made than one at start-up. Where nobody is seen to make
 * them again and again they are a few, set up or declared (0 true to 5 false), unless they have an end that forgets to strike
 * them out (2 : 0).
 */
export function addsItself(project: Project, operation: Operation): boolean {
  const node = operation.unit.functionOf(operation.region);
  if (node.owner === undefined || ![operation.key, operation.value].some(member => isSelf(operation, member)))
    return false;
  return (
    project.frequencies.isBirthOnly(node) &&
    !isOneByFramework(project, node.owner) &&
    mayBeMadeAgain(project, node.owner) &&
    (isSeenMadeAgain(project, node.owner) || comesToAnEnd(node.owner))
  );
}

/** By code that is seen to run again and again. */
function isSeenMadeAgain({ calls, frequencies }: Project, cls: ClassNode): boolean {
  return calls.makersOf(cls).some(({ unit, region }) => runsAtLeast(frequencies.of(unit, region).runs, 'repeated'));
}

/** By a method, or by itself: `class Worker(threading.Thread)`. */
function comesToAnEnd(cls: ClassNode): boolean {
  return ancestry(cls).some(
    each =>
      teardownOf(each) !== undefined ||
      each.outside.some(name => each.unit.catalog.deferringVerbs.has(name.split('.').at(-1)!)),
  );
}

/** By code that runs again, or by others than the program. */
export function mayBeMadeAgain(project: Project, cls: ClassNode): boolean {
  const makers = project.calls.makersOf(cls).map(({ unit, region }) => project.frequencies.of(unit, region));
  // Nobody is seen to make one, and programs set up a few of its kind.
  if (makers.length === 0 && isInstalled(cls.unit.catalog.keys, cls.name)) return false;
  return (
    makers.every(({ runs }) => runsAtLeast(runs, 'unknown')) || makers.some(({ runs }) => runsAtLeast(runs, 'repeated'))
  );
}

/** `class Desk(QApplication)`: a framework wants one of them. */
export function isOneByFramework(project: Project, cls: ClassNode): boolean {
  return frameworkLife(project.calls, cls)?.life === 'process';
}

/** `Job.running.add(this)`: each instance adds itself. */
function isSelf({ at }: Operation, member: Value | undefined): boolean {
  const binding = at.unit.bindingOf(member);
  const cls = binding?.kind === 'self' ? at.unit.classOf(binding.region) : undefined;
  return cls !== undefined && !isMetaclass(cls);
}

/**
 * Whether there may be many of what is called as if it was one of a few: what an instance calls its own, `declared.add(self.exchange)`,
 * and classes, which programs make while they run.
 */
export function standsForMany({ at: { unit }, key, value }: Operation): boolean {
  const member = key ?? value;
  if (member?.is !== 'get' && member?.is !== 'name') return false;
  if (unit.catalog.keys.classNames.test(member.name)) return true;
  return member.is === 'get' && unit.bindingOf(member.of)?.kind === 'self';
}

/** An attribute of the slot's own owner is one key; in a slot that others share it is one for each of them. */
function isOwn(project: Project, { spot }: Slot, { unit, region }: Operation): boolean {
  const cls = unit.classOf(region);
  return (
    !project.lives.isShared(spot) &&
    spot.root.is === 'field' &&
    cls !== undefined &&
    [...ancestry(cls)].includes(spot.root.of)
  );
}

/** Keys written in the code, types, and an object's own attributes: a finite number of entries. */
export function isNarrow(domain: Domain): boolean {
  return domain === 'constant' || domain === 'finite' || domain === 'self';
}
