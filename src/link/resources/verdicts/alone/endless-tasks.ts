import type { Reason } from '../../../../finding.js';
import { runsAtLeast } from '../../../../model/time.js';
import { lastName } from '../../../../model/parts.js';
import { type Frequency, repetitionOf } from '../../../frequency/frequency.js';
import type { Project } from '../../../project.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import { isDoneOnce } from '../../again/done-once.js';
import { heldOn, type Verdict } from '../leaks.js';
import { comesAndGoes, isMadeByOthers, isTheOneThatStays } from '../coming-and-going.js';
import { isAskedFirst } from '../ways/overwritten.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import { runsForGood } from '../../acquired/tasks.js';

/** A task that never comes back, and that nobody cancels: its owner ends before the program does, or more of them are begun. */
export function leftRunning(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  if (!runsForGood(project, standing.acquisition)) return undefined;
  return begunEachTime(project, standing) ?? ofOwner(project, inventory, standing) ?? ofContext(project, standing);
}

/** What shows that a task is begun again and again, while those before go on running. */
function beginsAgain(project: Project, standing: Standing): Frequency | undefined {
  const { acquisition, releases } = standing;
  const { unit, node, call, fact } = acquisition;
  const frequency = project.frequencies.of(unit, call.region);
  if (!runsAtLeast(frequency.runs, 'repeated') || project.frequencies.isBirthOnly(node)) return undefined;
  if (isDoneOnce(unit, fact)) return undefined;
  const { holder } = releases;
  if (holder.is !== 'field') return frequency;
  if (holder.many || holder.spot.steps.length > 0 || isAskedFirst(project, standing, holder, node)) return undefined;
  return frequency;
}

function begunEachTime(project: Project, standing: Standing): Verdict | undefined {
  const frequency = beginsAgain(project, standing);
  if (frequency === undefined) return undefined;
  const because = repetitionOf(frequency);
  return { ...heldOn(standing, 'likely'), again: because[0]!, because };
}

function ofOwner(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const { owner } = standing.acquisition;
  if (owner === undefined) return undefined;
  const teardown = inventory.teardowns.of(owner).ending;
  const isMany = comesAndGoes(project, owner);
  if (teardown === undefined && !isMany) return undefined;
  const sought: Reason[] = teardown
    ? [{ place: teardown.place, role: 'sought', says: `\`${teardown.name}\` does not end it` }]
    : [];
  // Of the one that is there as long as the program runs the end is the program's.
  const isOfProgram = !isMany && !isMadeByOthers(project, owner) && isTheOneThatStays(project, owner);
  return { ...heldOn(standing, isOfProgram ? 'possible' : 'likely'), teardown, because: sought };
}

/** `@asynccontextmanager`: what is begun before the `yield` has to be ended after it. */
function ofContext(project: Project, standing: Standing): Verdict | undefined {
  const { node, fact, unit, call } = standing.acquisition;
  const { runs, place, says } = project.frequencies.of(unit, call.region);
  const pause = isContext(node) ? yieldAfter(unit, node, fact) : undefined;
  if (pause === undefined || !runsAtLeast(runs, 'unknown')) return undefined;
  const because: Reason[] = [
    { place: unit.place(unit.fact(pause).at), role: 'sought', says: 'what comes after this does not end it' },
    { place, role: 'repeats', says },
  ];
  return { ...heldOn(standing, runsAtLeast(runs, 'repeated') ? 'likely' : 'possible'), because };
}

function isContext({ unit, region }: FunctionNode): boolean {
  const { contexts } = unit.catalog.opens;
  return (region.function?.decorators ?? []).some(each => contexts.has(lastName(each)));
}

function yieldAfter(unit: Unit, { region }: FunctionNode, fact: number): number | undefined {
  return unit.exits.idsWithin({ from: fact + 1, to: region.to }).find(id => unit.exitAt(id).how === 'yield');
}
