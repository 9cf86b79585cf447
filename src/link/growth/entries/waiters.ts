import type { Value } from '../../../model/model.js';
import { onlyDefinition } from '../../program/definitions.js';
import type { At } from '../../program/at.js';
import type { Project } from '../../project.js';
import { operationsOf, type Operation, type Slot } from '../../slots/slots.js';

/**
 * Whether an entry is somebody who waits, and is of no use once he is answered: `new Promise(resolve => waiting.push(resolve))`,
 * `waiting.append(loop.create_future())`. What many may wait for under one key is kept for them, unless no key comes again.
 */
export function isWaiter(project: Project, operation: Operation): boolean {
  const { key, value, at } = operation;
  if (!isToBeAnswered(project, operation)) return false;
  return value === undefined || key === undefined || project.keys.ofKey(at, key) === 'event';
}

/** Whether what is added is settled once, by somebody else: whoever adds it waits for that, or another does. */
export function isToBeAnswered(project: Project, { key, value, at }: Operation): boolean {
  const member = value ?? key;
  return member !== undefined && waits(project, at, member);
}

/**
 * Whether a list holds those who wait for what its key stands for, and the key is taken away when that has come:
 * `const waiting = waiters.get(tag); waiters.delete(tag); waiting.forEach(resolve => resolve())`. What is added to is known no
 * longer than the function runs where that takes the key away itself.
 */
export function goesWithItsKey(
  project: Project,
  { spot: { within, steps } }: Slot,
  grows: readonly Operation[],
): boolean {
  const outer = within && steps[steps.length - 1] === '*' ? project.operations.slots.get(within) : undefined;
  if (outer === undefined) return false;
  if (grows.every(operation => isTakenAwayAfter(outer, operation))) return true;
  if (!grows.every(operation => isWaiter(project, operation))) return false;
  return operationsOf(outer, 'shrink').some(
    ({ unit, region }) => !project.frequencies.isBirthOnly(unit.functionOf(region)),
  );
}

/** `steps.get(kind).push(step); await nextFrame(); steps.delete(kind);`: who adds to the list takes the key away again. */
function isTakenAwayAfter(outer: Slot, { unit, region, fact }: Operation): boolean {
  const node = unit.functionOf(region);
  return operationsOf(outer, 'shrink').some(
    removal =>
      removal.unit === unit &&
      removal.fact > fact &&
      unit.functionOf(removal.region) === node &&
      unit.isWithin(region, removal.region),
  );
}

function waits(project: Project, at: At, value: Value): boolean {
  switch (value.is) {
    case 'name':
      return isResolver(project, at, value.binding) || isMadeToWait(at, value.binding);
    case 'literal':
      return value.of.some(part => part.is === 'name' && waits(project, at, part));
    default:
      return isDeferred(at, value);
  }
}

/** `loop.create_future()`, `new Deferred()`: settled once, by somebody else. */
export function isDeferred({ unit }: At, value: Value | undefined): boolean {
  const called = value && unit.call(value)?.callee;
  // `asyncio.Future[int]()`
  const callee = called?.is === 'item' ? called.of : called;
  return (callee?.is === 'name' || callee?.is === 'get') && unit.catalog.values.deferred.has(callee.name);
}

/** What a promise hands to the function that it is made with. */
function isResolver({ calls }: Project, { unit }: At, id: number): boolean {
  const binding = unit.binding(id);
  if (binding?.kind !== 'parameter') return false;
  return calls
    .handoversOf(unit.functionOf(binding.region))
    .some(({ how, verb }) => how === 'argument' && verb === 'Promise');
}

function isMadeToWait(at: At, id: number): boolean {
  const fact = onlyDefinition(at, id);
  return fact !== undefined && isDeferred(at, at.unit.assignment(fact).value);
}
