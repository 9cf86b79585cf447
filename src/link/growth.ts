import type { Value } from '../model/model.js';
import { livesAtLeast, moreOften, runsAtLeast, type Runs } from '../model/time.js';
import type { Frequency } from './frequency.js';
import type { Domain } from './keys.js';
import type { Lifetime } from './lives.js';
import type { Project } from './project.js';
import { holdsOf, operationsOf, type Operation, type Slot } from './slots.js';
import { isParameter } from './spots.js';
import type { ClassNode, FunctionNode } from './unit.js';

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
}

const REGISTRATION =
  /^_*(register|add|on|set|install|include|bind|use|attach|subscribe|connect|listen|declare|define|mount|plug|hook|append|extend|with|visit|parse|build|load|init|configure|setup|import|export|compile|create_app|provide)(_|[A-Z]|$)/;
const TEARDOWN =
  /^(close|aclose|stop|shutdown|dispose|destroy|teardown|disconnect|terminate|__exit__|__aexit__|__del__|unsubscribe|cog_unload|ngOnDestroy|componentWillUnmount|reset|clear)$/;
const ASIDE = /(^|\/)(scripts?|tools?|bin|hack|ci|build|examples?|benchmarks?|demos?|fixtures)\//;

/** Every slot whose growth nothing is seen to end; a removal, a bound, a finite key or a short life is silence. */
export function growthsOf(project: Project): Growth[] {
  const growths: Growth[] = [];
  for (const slot of project.operations.slots.values()) {
    if (slot.spot.within && project.operations.slots.has(slot.spot.within)) continue;
    const growth = growthOf(project, slot);
    if (growth) growths.push(growth);
  }
  return growths;
}

export function growthOf(project: Project, slot: Slot): Growth | undefined {
  if (slot.made.some(made => made.bound !== undefined || made.holds === 'queue') || isParameter(slot.spot)) return undefined;
  const grows = operationsOf(slot, 'grow').filter(operation => isRepeatable(project, slot, operation));
  if (grows.length === 0 || isRemovedFrom(project, slot)) return undefined;
  const lifetime = lifetimeOf(project, slot, grows);
  if (!livesAtLeast(lifetime.life, 'connection')) return undefined;
  const judged = grows
    .map(operation => ({ operation, domain: domainOf(project, operation), frequency: frequencyOf(project, operation) }))
    .filter(({ domain, frequency }) => !isNarrow(domain) && runsAtLeast(frequency.runs, 'unknown'));
  if (judged.length === 0) return undefined;
  judged.sort((a, b) => weightOf(b.domain, b.frequency.runs) - weightOf(a.domain, a.frequency.runs));
  const first = judged[0]!;
  return {
    slot,
    lifetime,
    grows: judged.map(({ operation }) => operation),
    frequency: first.frequency,
    domain: first.domain,
    keyed: first.operation.key !== undefined,
    escapes: operationsOf(slot, 'escape'),
    emptied: emptiedEntries(project, slot),
    sibling: siblingOf(project, slot, first.operation),
    registers: judged.every(({ operation }) => isRegistration(operation)),
  };
}

/** A local that is made before an endless loop and grows in it lives as long as the loop. */
function lifetimeOf(project: Project, slot: Slot, grows: readonly Operation[]): Lifetime {
  const lifetime = project.lives.ofSlot(slot);
  const { root } = slot.spot;
  if (root.is !== 'binding' || livesAtLeast(lifetime.life, 'long')) return lifetime;
  const { unit } = root;
  const scope = unit.binding(root.binding)!.region;
  for (const { region, unit: grower } of grows) {
    if (grower !== unit) continue;
    for (const around of unit.around(region, unit.functionOf(scope).region.id)) {
      if (around.kind !== 'loop' || !project.frequencies.isEndless(unit, around)) continue;
      if (unit.definitions[root.binding]!.some(fact => unit.isWithin(unit.fact(fact).region, around.id))) return lifetime;
      return { life: 'long', place: unit.place(around.head), says: 'it lives as long as this loop, which has no end' };
    }
  }
  return lifetime;
}

/** Not on import, not while the owner is being made, not a hook that is set if it is given. */
function isRepeatable(project: Project, slot: Slot, operation: Operation): boolean {
  const node = operation.unit.functionOf(operation.region);
  if (node.region.id === 0)
    return project.frequencies.loopAround(operation.unit, operation.region, node)?.runs === 'endless';
  const ownedByInstance = slot.spot.root.is === 'field' && !project.lives.isShared(slot.spot);
  if (ownedByInstance && node.owner && project.frequencies.isBirthOnly(node)) return false;
  return !isOptionalHook(operation);
}

/** `if callback is not None: self._callbacks.append(callback)`: modules set their hooks once. */
function isOptionalHook({ unit, region, value }: Operation): boolean {
  const test = unit.region(region).branch?.test;
  if (value?.is !== 'name' || unit.binding(value.binding)?.kind !== 'parameter' || test === undefined) return false;
  const tested = test.is === 'op' && /^(is not|!=)$/.test(test.op) ? test.of[0]! : test;
  return tested.is === 'name' && tested.binding === value.binding;
}

/** Whether anything in the project lets go of entries, or compares the size. */
function isRemovedFrom(project: Project, slot: Slot): boolean {
  if (operationsOf(slot, 'shrink', 'clear', 'replace', 'measure').length > 0) return true;
  const { root } = slot.spot;
  if (root.is !== 'field') return false;
  const related = project.spots.relatedFields(root.of, root.name).map(spot => project.operations.slots.get(spot));
  if (related.some(other => other && other !== slot && operationsOf(other, 'shrink', 'clear', 'replace').length > 0))
    return true;
  return (project.operations.loose.get(root.name)?.length ?? 0) > 0;
}

/** What is appended without a key is one more each time, however few values there are. */
function domainOf(project: Project, operation: Operation): Domain {
  const { key, value, at } = operation;
  if (key) return project.keys.domainOf(at, key);
  const domain = value ? project.keys.domainOf(at, value) : 'unknown';
  return isNarrow(domain) ? 'unknown' : domain;
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
  return ['unknown', 'text', 'object', 'event'].indexOf(domain) + 4 * ['unknown', 'repeated', 'endless'].indexOf(runs);
}

function emptiedEntries(project: Project, slot: Slot): Operation[] {
  const lowered = operationsOf(slot, 'lower');
  const entries = project.spots.step(slot.spot, '*').map(spot => project.operations.slots.get(spot));
  return [...lowered, ...entries.flatMap(entry => (entry ? operationsOf(entry, 'shrink') : []))];
}

/** Another slot of the owner from which entries are removed: it shows that the owner lives on while keys come and go. */
function siblingOf(project: Project, slot: Slot, growth: Operation): Growth['sibling'] {
  const { root } = slot.spot;
  if (root.is !== 'field') return undefined;
  let found: Growth['sibling'];
  for (const [name] of root.of.fields) {
    if (name === root.name) continue;
    const other = project.operations.slots.get(project.spots.field(root.of, name));
    if (other === undefined) continue;
    for (const operation of operationsOf(other, 'shrink')) {
      if (operation.key === undefined) continue;
      const sameKey = growth.key !== undefined && isSameText(operation.key, growth.key);
      if (sameKey) return { slot: other, operation, sameKey };
      found ??= { slot: other, operation, sameKey };
    }
  }
  return found;
}

function isSameText(a: Value, b: Value): boolean {
  if (a.is === 'name' && b.is === 'name') return a.name === b.name;
  if (a.is === 'get' && b.is === 'get') return a.name === b.name && isSameText(a.of, b.of);
  return false;
}

function isRegistration({ unit, region }: Operation): boolean {
  let node: FunctionNode | undefined = unit.functionOf(region);
  while (node?.region.name === '' && node.outer) node = node.outer;
  return REGISTRATION.test(node?.region.name ?? '');
}

/** Whether the class has a way to end: it shows that instances live long. */
export function teardownOf(cls: ClassNode): FunctionNode | undefined {
  for (const [name, method] of cls.methods) if (TEARDOWN.test(name)) return method;
  return undefined;
}

/** Scripts, tools and examples come to an end. */
export function isAside(path: string): boolean {
  return ASIDE.test(path);
}

export { holdsOf };
