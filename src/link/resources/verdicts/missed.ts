import type { Confidence, Reason } from '../../../finding.js';
import type { Project } from '../../project.js';
import { isEndedByRegistry, isFilled, isMadeAtStart, mayBeMany, needsItsEnd, outlives } from './needs.js';
import { isComponent } from '../targets/phases.js';
import { type Siblings, isKept, siblingsOf } from './siblings.js';
import { capturesSelf } from '../acquired/captures.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { samePlace } from '../released/identity.js';
import type { Inventory, Standing } from '../standing/standing.js';
import { runsOn } from '../acquired/tasks.js';
import { isGivenOn } from '../acquired/twins.js';
import type { Ending } from '../released/teardowns.js';
import type { Verdict } from './leaks.js';
import type { FieldHolder } from '../released/holder.js';

/** The owner has an end that takes back other things, and not this one. */
export function missedByTeardown(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const { acquisition, releases, state } = standing;
  const { owner } = acquisition;
  if (owner === undefined) return undefined;
  const { ending } = inventory.teardowns.of(owner);
  const siblings = siblingsOf(project, inventory, standing);
  const teardown = ending ?? phaseEnd(project, standing, siblings);
  if (teardown === undefined) return undefined;
  const isAlone = siblings.released.length === 0 && !keepsForEver(standing) && !isBesideOthers(inventory, standing);
  if (isAlone && !isLeftOpen(standing)) return undefined;
  const found = isAlone ? 'possible' : confidenceOfMiss(project, inventory, standing, siblings);
  if (found === undefined) return undefined;
  const held = isHeld(project, inventory, standing);
  const confidence = (ending || siblings.witness) && !isOfItself(standing, held) ? found : 'possible';
  const elsewhere = state === 'unreached' ? releases.found[0] : undefined;
  const sibling = siblings.alike[0] ?? siblings.released[0];
  return {
    kind: 'teardown-misses',
    confidence,
    held,
    teardown,
    sibling,
    ...(elsewhere && { elsewhere: elsewhere.unit.place(elsewhere.unit.fact(elsewhere.fact).at) }),
    because: siblingReasons(standing, sibling, teardown),
  };
}

/** A handler on what is the owner's own goes with it. */
function isOfItself({ acquisition: { row }, passes }: Standing, held: boolean): boolean {
  return !held && !passes && row.needs === 'function' && row.kind !== 'opened' && row.kind !== 'task';
}

/** The end of the phase that both are begun in, where the owner has no other: `onRemove` for what `onAdd` began on the map. */
function phaseEnd(project: Project, { acquisition, state }: Standing, { alike }: Siblings): Ending | undefined {
  const { node, receiver, at } = acquisition;
  if (receiver === undefined || state !== 'open') return undefined;
  for (const { acquisition: other, releases } of alike) {
    if (other.node !== node || other.receiver === undefined) continue;
    if (samePlace(project, { at, value: receiver }, { at: other.at, value: other.receiver }) !== 'same') continue;
    for (const { unit, region } of releases.found) {
      const { owner, region: method } = unit.functionOf(region);
      if (owner && unit.catalog.resources.inverses.has(method.name))
        return { name: method.name, place: unit.place(method.head) };
    }
  }
  return undefined;
}

/** What was opened for an attribute of the owner, and nobody closes. */
function isLeftOpen({ acquisition: { row, owner }, state, releases: { holder } }: Standing): boolean {
  return row.kind === 'opened' && state === 'open' && holder.is === 'field' && owner !== undefined;
}

/** Of what the owner keeps, its end ends something else. */
function isBesideOthers(inventory: Inventory, standing: Standing): boolean {
  const { holder } = standing.releases;
  if (!isKept(standing) || holder.is !== 'field' || holder.spot.root.is !== 'field') return false;
  return inventory.teardowns.endsOthers(standing.acquisition.owner!, holder.spot.root.name);
}

export function siblingReasons({ acquisition }: Standing, sibling: Standing | undefined, teardown: Ending): Reason[] {
  const end: Reason = {
    place: teardown.place,
    role: 'sought',
    says: `${endOf(acquisition, teardown)} does not release it`,
  };
  if (sibling === undefined) return [end];
  const other = sibling.acquisition;
  const release = sibling.releases.found[0];
  return [
    end,
    { place: other.unit.place(other.call.at), role: 'held', says: `this other ${other.row.noun} is released` },
    ...(release
      ? [
          {
            place: release.unit.place(release.unit.fact(release.fact).at),
            role: 'sought' as const,
            says: `the other ${other.row.noun} is released here`,
          },
        ]
      : []),
  ];
}

function endOf({ owner, node }: Acquisition, { name }: Ending): string {
  if (owner) return `\`${name}\` ends the \`${owner.name}\`, and`;
  return name === '' ? `what \`${node.region.name}\` gives back` : `\`${name}\``;
}

/** Taken back to make room for the next one, and never the last: an interval, a URL, what listens to the process. */
function keepsForEver({ acquisition: { row }, state, releases: { holder }, passes }: Standing): boolean {
  return state === 'unreached' && !passes && row.global === true && holder.is === 'field' && isPlainField(holder);
}

/** An attribute of the owner itself, or a picture's `src` in one: not something in an entry of a collection. */
function isPlainField(holder: FieldHolder): boolean {
  return !holder.spot.steps.includes('*');
}

/** Whether what is acquired keeps its owner, or anything else, after the owner's end. */
function isHeld(project: Project, inventory: Inventory, standing: Standing): boolean {
  const { acquisition, target, passes } = standing;
  if (passes) return false;
  if (acquisition.made || acquisition.row.onlyLikeSiblings)
    return (
      (acquisition.made && needsItsEnd(project, inventory, acquisition.made)) || isFilled(project, inventory, standing)
    );
  return acquisition.row.mustEnd === true || target.life === 'process' || target.life === 'given';
}

function confidenceOfMiss(
  project: Project,
  inventory: Inventory,
  standing: Standing,
  { alike, released, together, witness }: Siblings,
): Confidence | undefined {
  const { acquisition, target, state, passes, releases } = standing;
  const { row, made, unit, handler } = acquisition;
  // Of an owner that is there once, and as long as the program, nothing is kept that would not be.
  const isOne = acquisition.owner !== undefined && !mayBeMany(project, acquisition.owner);
  const missed: Confidence = state === 'open' ? 'likely' : 'possible';
  const sure: Confidence = isOne ? 'possible' : missed;
  if (made) {
    if (releases.holder.is !== 'field' || isMadeAtStart(project, acquisition.owner!)) return undefined;
    if (isEndedByRegistry(project, made)) return 'possible';
    // What only its owner holds goes with it, whether it was ended or not.
    if (needsItsEnd(project, inventory, made) || isFilled(project, inventory, standing)) return sure;
    if (unit.module.language === 'python') return undefined;
    return isForgotten(project, inventory, standing, alike) ? sure : 'possible';
  }
  if (row.onlyLikeSiblings) {
    const { holder } = releases;
    if (alike.length === 0 || holder.is !== 'field') return undefined;
    if (row.twin) {
      if (holder.spot.root.is !== 'field' || !isForgotten(project, inventory, standing, alike)) return undefined;
      return isGivenOn(acquisition, holder.spot.root.name) ? 'possible' : sure;
    }
    return isFilled(project, inventory, standing) || isForgotten(project, inventory, standing, alike)
      ? sure
      : 'possible';
  }
  if (row.mustEnd) return releases.holder.is === 'field' && state === 'open' ? sure : undefined;
  if (row.kind === 'opened') return row.collected && alike.length === 0 ? 'possible' : missed;
  if (row.kind === 'task') return confidenceOfTask(project, standing, alike.length > 0 && !isOne, missed);
  if (passes) {
    const isBirth = released.length >= MANY && project.frequencies.isBirthOnly(acquisition.node);
    return (alike.length > 0 || isBirth || state === 'unreached') && capturesSelf(unit, handler)
      ? 'possible'
      : undefined;
  }
  if (row.kind === 'observer' && isOfComponent(standing)) return sure;
  switch (target.life) {
    case 'process':
    case 'given':
      if (state === 'unreached' && releases.holder.is === 'field')
        return !isPlainField(releases.holder) ? undefined : isOne ? 'possible' : 'likely';
      if (releases.holder.is === 'local' && state === 'unreached') return undefined;
      return target.life === 'given' && !together && !witness && !outlives(project, acquisition) ? 'possible' : sure;
    case 'own':
      return together && state === 'open' ? 'likely' : undefined;
    case 'passing':
      return row.kind === 'observer' ? 'possible' : undefined;
    default:
      if (together || witness) return sure;
      return alike.length > 0 || row.kind === 'observer' ? 'possible' : undefined;
  }
}

/** Made with the owner like another one of its class, which the owner's end disposes of; this one is left out. */
function isForgotten(
  project: Project,
  inventory: Inventory,
  { acquisition, releases: { found } }: Standing,
  alike: readonly Standing[],
): boolean {
  const { atEnd } = inventory.teardowns.of(acquisition.owner!);
  const isBorn = ({ node }: Acquisition): boolean => node.region.id === 0 || project.frequencies.isBirthOnly(node);
  if (found.length > 0 || !isBorn(acquisition)) return false;
  return alike.some(
    other =>
      isBorn(other.acquisition) &&
      other.releases.found.some(({ how, unit, region }) => how === 'handle' && atEnd.has(unit.functionOf(region))),
  );
}

/** Whose end cancels its other tasks means to cancel those of a collection too, wherever it cancels one of them. */
function confidenceOfTask(
  project: Project,
  { acquisition, releases: { holder } }: Standing,
  hasAlike: boolean,
  missed: Confidence,
): Confidence {
  if (!runsOn(project, acquisition)) return 'possible';
  return hasAlike && holder.is === 'field' && !isPlainField(holder) ? 'likely' : missed;
}

/** So many releases show that the owner means to let go of everything. */
const MANY = 3;

/** A component that keeps an observer of its own, to end it when it is unmounted. */
function isOfComponent({ acquisition: { owner, unit, handler }, releases: { holder }, state }: Standing): boolean {
  const isKept = holder.is === 'field' && isPlainField(holder);
  return state === 'open' && isKept && owner !== undefined && isComponent(owner) && capturesSelf(unit, handler);
}
