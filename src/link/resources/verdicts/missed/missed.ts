import type { Reason } from '../../../../finding.js';
import type { ResourceRow } from '../../../../model/catalog/resource-rows.js';
import type { Project } from '../../../project.js';
import { isTheOneThatStays } from '../coming-and-going.js';
import { confidenceOfMiss, isFarOff } from './confidence-of-miss.js';
import { isFilled, needsItsEnd } from '../needs.js';
import { isOnElement } from '../outlives.js';
import { type Siblings, isPossession, siblingsOf } from './siblings.js';
import { type Acquisition, nameOfOwner } from '../../acquired/acquisition.js';
import { samePlace } from '../../released/inverses/identity.js';
import type { ClassNode } from '../../../program/unit.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import type { Ending } from '../../released/endings.js';
import type { Verdict } from '../leaks.js';
import { isPlainField } from '../../released/handles/holder.js';

/** The owner has an end that takes back other things, and not this one. */
export function missedByTeardown(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const { acquisition, releases, state } = standing;
  const { owner, row } = acquisition;
  // What nobody can take back is missed by no end.
  if (owner === undefined || row.irrevocable) return undefined;
  const { ending } = inventory.teardowns.of(owner);
  const siblings = siblingsOf(project, inventory, standing);
  const teardown = ending ?? phaseEnd(project, standing, siblings);
  if (teardown === undefined) return undefined;
  // That its end ends something else, and nothing like it, says little of what is not opened: 1 true to 2 false.
  const isBeside = isBesideOthers(inventory, standing);
  const isOpen = isLeftOpen(standing);
  const isAlone = siblings.released.length === 0 && !keepsForEver(standing) && !(isBeside && isOpen);
  if (isAlone && !isBeside && !isOpen) return undefined;
  const found = isAlone ? 'possible' : confidenceOfMiss(project, inventory, standing, siblings);
  if (found === undefined || endsProgram(project, inventory, owner)) return undefined;
  const held = isHeld(project, inventory, standing) || isKnownToOutlive(standing, siblings);
  const confidence =
    (ending || siblings.witness) && !isOfItself(inventory, standing, siblings, held) ? found : 'possible';
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

/** `cleanup() { …; process.exit(); }`: nothing outlives an owner that takes the program with it. */
function endsProgram(project: Project, inventory: Inventory, owner: ClassNode): boolean {
  for (const { unit, region } of inventory.teardowns.of(owner).atEnd)
    for (const { callee } of unit.calls.within(region)) {
      const called = project.names.outsideName(unit, callee);
      if (called !== undefined && unit.catalog.opens.ends.has(called)) return true;
    }
  return false;
}

/** Whether all that speaks for it is that the end of the one owner that there is leaves it, which is as long there as the program. */
export function isLeftByTheOne(project: Project, { acquisition }: Standing, { confidence }: Verdict): boolean {
  const { owner, row } = acquisition;
  if (confidence !== 'possible' || owner === undefined || OUTLASTING.has(row.kind)) return false;
  return isTheOneThatStays(project, owner);
}

/** What stays open or goes on by itself, and observers, which their elements keep. */
const OUTLASTING: ReadonlySet<ResourceRow['kind']> = new Set(['opened', 'task', 'observer']);

/** What is the owner's own goes with it, and what is set up on that: nothing stays. */
function isOfItself(
  inventory: Inventory,
  { acquisition, passes }: Standing,
  { alike }: Siblings,
  held: boolean,
): boolean {
  const { row, made, owner } = acquisition;
  if (held || passes || row.twin || OUTLASTING.has(row.kind)) return false;
  if (made === undefined && !row.onlyLikeSiblings) return true;
  // To end a few of many is a choice; to leave out one of them is not.
  const left = inventory
    .ofOwner(owner!)
    .filter(({ state, acquisition: other }) => state === 'open' && other.row === row);
  return left.length > alike.length;
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
  if (!isPossession(standing) || holder.is !== 'field' || holder.spot.root.is !== 'field') return false;
  return inventory.teardowns.endsOthers(standing.acquisition.owner!, holder.spot.root.name);
}

/** That another one is taken back at the end, and this one is not. */
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

function endOf(acquisition: Acquisition, { name }: Ending): string {
  const owner = nameOfOwner(acquisition);
  if (acquisition.owner) return `\`${name}\` ends the \`${owner}\`, and`;
  return name === '' ? `what \`${owner}\` gives back` : `\`${name}\``;
}

/** Taken back to make room for the next one, and never the last: an interval, a URL, what listens to the process. */
function keepsForEver({ acquisition: { row }, state, releases: { holder }, passes }: Standing): boolean {
  return state === 'unreached' && !passes && row.global === true && holder.is === 'field' && isPlainField(holder);
}

/**
 * Its author takes another one off the very same thing at the end: that outlives the owner, unless the owner made it. An element
 * is nearly always the owner's own, however tidy its author is (0 : 2).
 */
function isKnownToOutlive(standing: Standing, { witness, habit }: Siblings): boolean {
  const { acquisition, target, passes } = standing;
  const isKnown = witness !== undefined || (habit && isFarOff(standing));
  if (passes || !isKnown || isOnElement(acquisition)) return false;
  return target.life !== 'own' && target.life !== 'passing';
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
