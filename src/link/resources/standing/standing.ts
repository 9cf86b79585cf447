import type { Project } from '../../project.js';
import type { CallFact, Fact, FactId, RegionId } from '../../../model/model.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';
import { findAcquisitions } from '../acquired/acquisitions.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { push } from '../../program/maps.js';
import { type Release, isElsewhere } from '../released/release.js';
import { releasesOf, type Releases } from '../released/releases.js';
import { isEndedBySignal } from '../acquired/signals.js';
import { comesBack } from './rescheduled.js';
import { type Silence, silent } from './silence.js';
import { silenceOf } from './silences.js';
import type { Target } from '../targets/target-life.js';
import { targetOf } from '../targets/targets.js';
import { runsForGood } from '../acquired/tasks.js';
import { Teardowns } from '../released/teardowns.js';
import { ancestry } from '../../program/classes/ancestry.js';

/**
 * How an acquisition stands.
 * - silent: nobody has to take it back · kept: somebody else was given it · released: its owner's end takes it back
 * - unreached: something takes it back, and not when its owner ends · mismatched: what should take it back does not
 * - open: nothing takes it back
 */
export type State = 'silent' | 'kept' | 'released' | 'unreached' | 'mismatched' | 'open';

/** Something that is acquired, from or on whom, and what becomes of it. */
export interface Standing {
  readonly acquisition: Acquisition;
  readonly target: Target;
  readonly releases: Releases;
  readonly state: State;
  /** Why, where it is silent. */
  readonly silence?: Silence | undefined;
  /** Comes once, and is over by itself: a timeout that nobody starts again. */
  readonly passes: boolean;
}

/** All that a program acquires, with how it stands; by owner, so that what one has beside a resource can be seen. */
export class Inventory {
  readonly standings: readonly Standing[];
  readonly teardowns: Teardowns;
  private paired: ReadonlySet<Fact> | undefined;
  private readonly byOwner = new Map<ClassNode, Standing[]>();
  private readonly byCall = new Map<CallFact, Standing>();
  private readonly byNode = new Map<FunctionNode, Standing[]>();

  constructor(private readonly project: Project) {
    this.teardowns = Teardowns.in(project);
    this.standings = findAcquisitions(project).map(acquisition => this.standingOf(acquisition));
    for (const standing of this.standings) {
      const { owner } = standing.acquisition;
      if (owner) push(this.byOwner, owner, standing);
      this.byCall.set(standing.acquisition.call, standing);
      push(this.byNode, standing.acquisition.node, standing);
    }
  }

  /** What the call acquires. */
  at(unit: Unit, fact: FactId): Standing | undefined {
    const call = unit.module.facts[fact];
    return call?.is === 'call' ? this.byCall.get(call) : undefined;
  }

  /** What a function acquires itself, not what functions in it do. */
  ofNode(node: FunctionNode): readonly Standing[] {
    return this.byNode.get(node) ?? [];
  }

  /** What the instances of the class acquire themselves, or by their base classes. */
  ofOwner(cls: ClassNode): Standing[] {
    return [...ancestry(cls)].flatMap(ancestor => this.byOwner.get(ancestor) ?? []);
  }

  /** Whether a call takes back anything by naming it. */
  takesBack(unit: Unit, fact: FactId): boolean {
    this.paired ??= new Set(
      this.standings.flatMap(({ releases }) =>
        releases.found.filter(({ how }) => how === 'paired').map(each => each.unit.fact(each.fact)),
      ),
    );
    return this.paired.has(unit.fact(fact));
  }

  private standingOf(acquisition: Acquisition): Standing {
    const { project } = this;
    const target = targetOf(project, acquisition);
    const releases = releasesOf(project, acquisition);
    const { row } = acquisition;
    const passes = row.repeats !== undefined && !comesBack(project, acquisition);
    const stands = (state: State, silence?: Silence): Standing => ({
      acquisition,
      target,
      releases,
      state,
      silence,
      passes,
    });
    const real = releases.found;
    const isReached = real.some(release => this.endsWithOwner(acquisition, target, release));
    if (isReached || isEndedBySignal(project, acquisition)) return stands('released');
    if (row.kind === 'opened' || row.onlyInFields) {
      const isLost = isLetGo(releases) && row.kind === 'task' && runsForGood(project, acquisition);
      if (releases.holder.is !== 'field' && !isLost)
        return stands('silent', silent('it is followed where it is opened'));
    }
    const silence = silenceOf(project, acquisition, target);
    if (silence !== undefined) return stands('silent', silence);
    if (isHandedOn(acquisition, releases)) return stands('kept');
    if (real.length > 0) return stands('unreached');
    return stands(releases.mismatches.every(isElsewhere) ? 'open' : 'mismatched');
  }

  /** Taken back when the owner ends, by the handler itself, or by whoever else was given it. */
  private endsWithOwner(acquisition: Acquisition, target: Target, { unit, region, how }: Release): boolean {
    if (how === 'handed') return true;
    const { owner } = acquisition;
    const handler = handlerOf(acquisition, target);
    if (handler !== undefined && unit === acquisition.unit && unit.isWithin(region, handler)) return true;
    if (unit === acquisition.unit && isInFinally(acquisition, region)) return true;
    return this.teardowns.isReached(owner, unit, region);
  }
}

/**
 * The function that is run for the event, where it is written on the spot or declared beside it. One that is declared to hear
 * all that happens in the page or the process may wait for long for what it takes itself back at.
 */
function handlerOf({ unit, node, handler }: Acquisition, { life }: Target): RegionId | undefined {
  if (handler?.is === 'function') return handler.region;
  if (life === 'process') return undefined;
  const binding = unit.bindingOf(handler);
  if (binding === undefined || unit.functionOf(binding.region) !== node) return undefined;
  const given = binding.names === undefined ? unit.soleValue(binding.id) : undefined;
  return given?.is === 'function' ? given.region : binding.names;
}

/** `finally { clearInterval(timer) }` of the function that began it. */
function isInFinally({ unit, node }: Acquisition, region: RegionId): boolean {
  if (unit.functionOf(region) !== node) return false;
  for (const around of unit.around(region, node.region.id)) if (around.kind === 'finally') return true;
  return false;
}

/** Nobody keeps the handle beyond the function, and nothing there takes it back. */
function isLetGo({ holder, found }: Releases): boolean {
  return holder.is === 'dropped' || (holder.is === 'local' && !holder.many && found.length === 0);
}

/** A URL is a text: whoever is given it shows it, and seldom revokes it. */
function isHandedOn({ row }: Acquisition, { holder }: Releases): boolean {
  return holder.is === 'passed' && row.kind !== 'url';
}
