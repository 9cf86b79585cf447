import type { Region, Value } from '../../model/model.js';
import { livesAtLeast, moreOften, runsAtLeast, type Runs } from '../../model/time.js';
import type { Frequency } from '../frequency/frequency.js';
import type { Domain } from '../keys/keys.js';
import type { Lifetime } from '../lives/lifetime.js';
import type { Project } from '../project.js';
import { emptiedEntries } from './emptied-entries.js';
import { expires } from './expiry.js';
import { looksUp } from './look-ups.js';
import { lifetimeOf } from './loop-lives.js';
import { hasOwnEnd, isGathered } from './own-end.js';
import { hollowRemovalOf, isNeverFull, removalOf, type Removal } from './removals.js';
import { isFilledOnce, isSameText } from '../frequency/once-guards.js';
import { holdsOf, operationsOf, type Operation, type Slot } from '../slots/slots.js';
import { isParameter, ITSELF } from '../slots/spots.js';
import { isToldOnce } from './told-once.js';
import { isMetaclass } from '../program/classes.js';
import { ancestry, descent } from '../program/types.js';
import type { Unreached } from './unreached.js';
import type { ClassNode, FunctionNode } from '../program/unit.js';
import { byWord } from '../keys/words.js';

/** A slot that grows while the program runs, with everything that decides whether that is a leak. */
export interface Growth {
  readonly slot: Slot;
  readonly lifetime: Lifetime;
  /** Where it grows again and again; the most telling first. */
  readonly grows: readonly Operation[];
  readonly frequency: Frequency;
  /** Of the keys; of the members, where there are no keys. */
  readonly domain: Domain;
  readonly keyed: boolean;
  readonly escapes: readonly Operation[];
  /** Entries are taken out of what a key holds, the key stays. */
  readonly emptied: readonly Operation[];
  /** A slot of the same owner that is removed from, under the same key or not. */
  readonly sibling: { readonly slot: Slot; readonly operation: Operation; readonly sameKey: boolean } | undefined;
  readonly registers: boolean;
  /** It is emptied as a whole when its owner ends, and never before. */
  readonly clearedAtEnd: boolean;
  /** Its removal is written, and may not happen. */
  readonly unreached: Unreached | undefined;
  readonly misshared: boolean;
  /** Each instance of a class adds itself while it is being made. */
  readonly addsItself: boolean;
  /** The function that adds an entry looks first whether there is one. */
  readonly looksUp: boolean;
  /** Entries come to an end of their own: tasks, connections. */
  readonly ownEnd: boolean;
  /** Entries carry the time from which on they are of no use. */
  readonly expires: boolean;
  /** A method whose name says that it removes an entry, which looks for it and does not. */
  readonly hollow: FunctionNode | undefined;
  /** It has a limit, and the limit is infinite. */
  readonly neverFull: boolean;
}

const REGISTRATION =
  /^_*(register|add|on|set|install|include|bind|use|attach|subscribe|connect|listen|declare|define|mount|plug|hook|append|extend|with|visit|parse|build|load|init|configure|setup|import|export|compile|create_app|provide)(_|[A-Z]|$)/;
const DOMAINS: readonly Domain[] = ['named', 'unknown', 'open', 'text', 'brought', 'subject', 'object', 'event'];

/** Why a slot is not reported, in a few words. */
export interface Silence {
  readonly silent: string;
}

/** Every slot whose growth nothing is seen to end; a removal, a bound, a finite key or a short life is silence. */
export function growthsOf(project: Project): Growth[] {
  const growths: Growth[] = [];
  for (const slot of project.operations.slots.values()) {
    const growth = growthOf(project, slot);
    if (!('silent' in growth)) growths.push(growth);
  }
  return growths;
}

/** Whether the slot grows for ever, as far as the project shows; the first fact that says no is the reason for silence. */
export function growthOf(project: Project, slot: Slot): Growth | Silence {
  const bound = slot.made.find(made => made.bound !== undefined)?.bound;
  if (bound !== undefined) return { silent: `it has a bound (${bound})` };
  if (slot.made.some(made => made.holds === 'queue')) return { silent: "queues are another rule's" };
  if (isParameter(slot.spot)) return { silent: 'it is handed in' };
  const added = additionsTo(slot);
  if (added.length === 0) return { silent: 'nothing is added to it' };
  const grows = added.filter(operation => isRepeatable(project, slot, operation));
  if (grows.length === 0) return { silent: 'it grows only on import, or while its owner is made' };
  const removal = removalOf(project, slot, grows);
  if (removal === 'reached') return { silent: 'entries are removed from it, or its size is checked' };
  const lifetime = lifetimeOf(project, slot, grows);
  if (!livesAtLeast(lifetime.life, 'connection')) return { silent: `it does not live long: ${lifetime.says}` };
  return growthFrom(project, slot, grows, lifetime, removal);
}

function growthFrom(
  project: Project,
  slot: Slot,
  grows: readonly Operation[],
  lifetime: Lifetime,
  removal: Removal,
): Growth | Silence {
  const misshared = isMisshared(project, slot);
  const judged = grows.map(operation => ({
    operation,
    domain: toldDomainOf(project, slot, operation),
    frequency: frequencyOf(project, operation),
  }));
  const open = judged.filter(({ domain }) => !isNarrow(domain));
  if (open.length === 0) return { silent: `its keys are a few: ${judged[0]!.domain}` };
  const often = open.filter(({ frequency }) => runsAtLeast(frequency.runs, misshared ? 'setup' : 'unknown'));
  if (often.length === 0) return { silent: `it grows at start-up only: ${open[0]!.frequency.says}` };
  often.sort((a, b) => weightOf(b.domain, b.frequency.runs) - weightOf(a.domain, a.frequency.runs));
  const about = typeof removal === 'string' ? undefined : removal.growth;
  const told = often.findIndex(({ operation }) => operation === about);
  if (told > 0) often.unshift(...often.splice(told, 1));
  const first = often[0]!;
  return {
    slot,
    lifetime,
    grows: often.map(({ operation }) => operation),
    frequency: first.frequency,
    domain: first.domain,
    keyed: first.operation.key !== undefined,
    escapes: operationsOf(slot, 'escape'),
    emptied: typeof removal === 'string' ? emptiedEntries(project, slot) : removal.emptied,
    sibling: siblingOf(project, slot, first.operation, first.domain),
    registers: often.every(({ operation, frequency }) => isRegistration(project, slot, operation, frequency)),
    clearedAtEnd: removal === 'teardown',
    unreached: typeof removal === 'string' ? undefined : removal,
    misshared,
    addsItself: often.some(({ operation }) => addsItself(project, operation)),
    looksUp: often.some(({ operation }) => looksUp(project, slot, operation)),
    ownEnd:
      isGathered(project, slot) ||
      often.some(({ operation, frequency }) => hasOwnEnd(project, operation, runsAtLeast(frequency.runs, 'repeated'))),
    expires: often.some(({ operation }) => expires(project, slot, operation)),
    hollow: hollowRemovalOf(project, slot),
    neverFull: isNeverFull(project, slot),
  };
}

/** What nothing but look-ups is added to is filled by them: `defaultdict(Lock)`. */
function additionsTo(slot: Slot): Operation[] {
  const added = operationsOf(slot, 'grow');
  return added.length > 0 ? added : operationsOf(slot, 'fill');
}

/** A mutable class attribute that instances add to through `self`: one for all of them, and none knows. */
function isMisshared(project: Project, { spot, operations }: Slot): boolean {
  if (spot.root.is !== 'field' || !project.lives.isShared(spot)) return false;
  return operations.some(({ kind, unit, region }) => {
    const self = unit.functionOf(region).region.function?.parameters[0];
    return kind === 'grow' && self !== undefined && unit.binding(self.binding)?.kind === 'self';
  });
}

/** Not on import, not while the owner is being made, not a hook that is set if it is given. */
function isRepeatable(project: Project, slot: Slot, operation: Operation): boolean {
  const node = operation.unit.functionOf(operation.region);
  if (node.region.id === 0)
    return project.frequencies.loopAround(operation.unit, operation.region, node)?.runs === 'endless';
  const ownedByInstance = slot.spot.root.is === 'field' && !project.lives.isShared(slot.spot);
  if (ownedByInstance && node.owner && project.frequencies.isBirthOnly(node)) return false;
  if (isFilledOnce(operation.unit, operation.region, isItself(project, slot, operation))) return false;
  return !isOptionalHook(operation) && !isOwnVerb(slot, node);
}

/** `def __setitem__(self, k, v): super().__setitem__(k, v)`: whoever calls it is seen to add. */
function isOwnVerb({ spot, made }: Slot, { unit, owner, region }: FunctionNode): boolean {
  const isItself = spot.root.is === 'field' && spot.root.name === ITSELF && owner !== undefined;
  return isItself && unit.catalog.methods[made[0]!.holds]?.[region.name]?.does === 'grow';
}

/** Tells whether a condition asks the slot itself. */
function isItself(project: Project, { spot }: Slot, { unit }: Operation): (value: Value, branch: Region) => boolean {
  return (value, { id, from }) => project.spots.of({ unit, region: id, before: from }, value).includes(spot);
}

/** `if callback is not None: self._callbacks.append(callback)`: modules set their hooks once. */
function isOptionalHook({ unit, region, value }: Operation): boolean {
  const test = unit.region(region).branch?.test;
  if (value?.is !== 'name' || unit.binding(value.binding)?.kind !== 'parameter' || test === undefined) return false;
  const tested = test.is === 'op' && /^(is not|!=)$/.test(test.op) ? test.of[0]! : test;
  return tested.is === 'name' && tested.binding === value.binding;
}

/** Texts that are told once each are a few, wherever they come from. */
function toldDomainOf(project: Project, slot: Slot, operation: Operation): Domain {
  const domain = domainOf(project, slot, operation);
  return !isNarrow(domain) && isToldOnce(project, slot, operation) ? 'named' : domain;
}

/** What is appended without a key is one more each time, however few values there are. */
function domainOf(project: Project, slot: Slot, operation: Operation): Domain {
  const { key, value, at } = operation;
  if (isSelf(operation, key ?? value) && !isOwn(project, slot, operation)) return 'event';
  if (key) {
    const domain = project.keys.ofKey(at, key);
    return domain === 'self' && !isOwn(project, slot, operation) ? byWord(key.is === 'get' ? key.name : '') : domain;
  }
  const domain = value ? project.keys.domainOf(at, value) : 'unknown';
  return isNarrow(domain) ? 'unknown' : domain;
}

/** `Job.running.add(self)` in the constructor of `Job`, of which more are made than one at start-up. */
function addsItself(project: Project, operation: Operation): boolean {
  const node = operation.unit.functionOf(operation.region);
  if (node.owner === undefined || ![operation.key, operation.value].some(member => isSelf(operation, member)))
    return false;
  if (!project.frequencies.isBirthOnly(node)) return false;
  const makers = project.calls.makersOf(node.owner).map(({ unit, region }) => project.frequencies.of(unit, region));
  return (
    makers.every(({ runs }) => runsAtLeast(runs, 'unknown')) || makers.some(({ runs }) => runsAtLeast(runs, 'repeated'))
  );
}

/** `Job.running.add(this)`: each instance adds itself. */
function isSelf({ at }: Operation, member: Value | undefined): boolean {
  const binding = member?.is === 'name' ? at.unit.binding(member.binding) : undefined;
  const cls = binding?.kind === 'self' ? at.unit.classOf(binding.region) : undefined;
  return cls !== undefined && !isMetaclass(cls);
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
function isNarrow(domain: Domain): boolean {
  return domain === 'constant' || domain === 'finite' || domain === 'self';
}

function frequencyOf(project: Project, operation: Operation): Frequency {
  const own = project.frequencies.of(operation.unit, operation.region);
  const node = operation.unit.functionOf(operation.region);
  const loop = project.frequencies.loopAround(operation.unit, operation.region, node);
  return loop && moreOften(loop.runs, own.runs) === loop.runs && loop.runs === 'endless' ? loop : own;
}

function weightOf(domain: Domain, runs: Runs): number {
  return DOMAINS.indexOf(domain) + 8 * ['unknown', 'repeated', 'endless'].indexOf(runs);
}

/** The other collections of the class, and of the classes that it inherits from or that inherit from it. */
function* fieldsBeside(project: Project, owner: ClassNode, name: string): Iterable<Slot> {
  for (const cls of new Set([...ancestry(owner), ...descent(owner)])) {
    for (const field of cls.fields.keys()) {
      const slot = field === name ? undefined : project.operations.slots.get(project.spots.field(cls, field));
      if (slot) yield slot;
    }
  }
}

/**
 * Another slot of the owner from which entries are removed: it shows that the owner lives on while keys come and go. It is
 * the same key where the name is: that of a thing which comes and goes, or of what both are filled with together.
 */
function siblingOf(project: Project, slot: Slot, growth: Operation, domain: Domain): Growth['sibling'] {
  const { root } = slot.spot;
  if (root.is !== 'field') return undefined;
  let found: Growth['sibling'];
  for (const other of fieldsBeside(project, root.of, root.name)) {
    for (const operation of operationsOf(other, 'shrink')) {
      if (operation.key === undefined) continue;
      const sameKey =
        growth.key !== undefined &&
        isSameText(operation.key, growth.key) &&
        (isEachTime(domain) || isFilledWith(other, growth));
      if (sameKey) return { slot: other, operation, sameKey };
      found ??= { slot: other, operation, sameKey };
    }
  }
  return found;
}

function isEachTime(domain: Domain): boolean {
  return domain === 'event' || domain === 'subject' || domain === 'object';
}

/** Whether the other gets an entry under the same key in the same function. */
function isFilledWith(other: Slot, { unit, region, key }: Operation): boolean {
  return operationsOf(other, 'grow').some(
    grow =>
      grow.unit === unit &&
      grow.key &&
      isSameText(grow.key, key!) &&
      unit.functionOf(grow.region) === unit.functionOf(region),
  );
}

/**
 * A verb that says set-up, on a function that is no handler and that no loop without end calls. What is stored under a key
 * for every event is data, whatever the verb (`addEndpoint(method, url)`); callbacks have none.
 */
function isRegistration(project: Project, slot: Slot, { unit, region, key }: Operation, { runs }: Frequency): boolean {
  if (runs === 'endless') return false;
  if (runs === 'repeated' && key !== undefined && holdsOf(slot) === 'mapping') return false;
  let node: FunctionNode = unit.functionOf(region);
  if (project.frequencies.isCalledForEvents(node)) return false;
  while (node.region.name === '' && node.outer) node = node.outer;
  const { name } = node.region;
  return !name.startsWith('__') && REGISTRATION.test(name);
}
