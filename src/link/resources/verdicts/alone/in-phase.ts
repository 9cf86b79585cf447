import { isBeyondPage } from '../../targets/beyond-page.js';
import type { Project } from '../../../project.js';
import { isDoneOnce } from '../../again/done-once.js';
import { isForComponents } from '../../targets/hooks.js';
import { isFoundByEffect } from '../../targets/effect-targets.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { runsAgain } from '../../again/effect-reruns.js';
import { isNewEachTime } from '../../again/per-call.js';
import { topicOf } from '../../released/inverses/identity.js';
import { type Phase, isRootAround, isRootComponent, phaseOf } from '../../targets/phases.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import { isOfMarkup } from '../../../program/classes/components.js';
import type { Unit } from '../../../program/unit.js';
import type { Verdict } from '../leaks.js';

/** In a phase of a component's or an effect, each time that this comes, and nothing undoes it when that is over. */
export function inPhase(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const phase = phaseOf(project, standing.acquisition);
  if (phase === undefined || !isEachTime(standing.acquisition, phase)) return undefined;
  return ofPhase(project, inventory, standing, phase);
}

/** What an effect begins itself, or by a function that does not see to it that this is done once. */
function isEachTime({ unit, fact, call }: Acquisition, { node }: Phase): boolean {
  const isItsOwn = node.unit === unit && unit.isWithin(call.region, node.region.id);
  return isItsOwn || !isDoneOnce(unit, fact);
}

function ofPhase(
  project: Project,
  inventory: Inventory,
  standing: Standing,
  { name, node, is, inverse, cleanup, forReader }: Phase,
): Verdict {
  const { acquisition, target } = standing;
  const { owner, row, unit } = acquisition;
  const isInRoot = owner ? isRootComponent(project, owner) : isRootAround(project, node);
  // The page takes one and the same function once.
  const isAddedAgain = runsAgain(project, node) && (row.kind !== 'listener' || isNewEachTime(project, acquisition));
  const isOnce = isInRoot && !isAddedAgain && !isBeyondPage(project, acquisition);
  const event = acquisition.topic && topicOf(project, { at: acquisition.at, value: acquisition.topic });
  // An element that a component finds when it is shown is nearly always its own, and an observer goes with its element.
  const isOnOwnElement = is !== 'effect' && target.life === 'unknown';
  const isSure =
    !comesOnce(unit, event) &&
    (target.life === 'process' ||
      (row.kind === 'observer' && !isOnOwnElement) ||
      row.mustEnd === true ||
      target.life === 'given' ||
      isDroppedBesideAnother(inventory, standing) ||
      (row.kind === 'listener' && isFoundByEffect(project, acquisition)));
  // An object with a hook may be a mixin of the root.
  const isOfMany = owner ? !isOfMarkup(owner) : is === 'effect' || isForComponents(project, node);
  const says = cleanup === undefined ? `\`${name}\` has no cleanup for it` : `nothing undoes what \`${name}\` begins`;
  return {
    kind: 'effect-without-cleanup',
    confidence: isSure && !isOnce && isOfMany ? 'likely' : 'possible',
    held: target.life !== 'unknown',
    phase: { name, ...(inverse && { inverse }), ...(cleanup && { cleanup }), ...(forReader && { forReader }) },
    because: [{ place: node.unit.place(node.region.head), role: 'sought', says }],
  };
}

/** `form.subscribe(f); return group.subscribe(g);`: its author knows what this gives, and that it has to be called at the end. */
function isDroppedBesideAnother(inventory: Inventory, { acquisition, releases: { holder } }: Standing): boolean {
  const { row, node } = acquisition;
  return (
    holder.is === 'dropped' &&
    row.kind === 'subscription' &&
    inventory.ofNode(node).some(({ acquisition: other, state }) => other.row === row && state === 'released')
  );
}

/** Comes once in the life of a page: what listens has nothing more to hear. */
function comesOnce(unit: Unit, event: string | undefined): boolean {
  return event !== undefined && unit.catalog.resources.onceEvents.has(event);
}
