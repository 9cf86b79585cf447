import type { Confidence } from '../../../../finding.js';
import { isNothing } from '../../../../model/parts.js';
import type { ClassNode } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { capturesSelf, isSameForAll } from '../../acquired/captures.js';
import { hearsAll, runsOn } from '../../acquired/tasks.js';
import { asksWhatItHas } from '../../again/done-once.js';
import { isGivenOn } from '../../acquired/twins.js';
import { isPlainField } from '../../released/handles/holder.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import { isComponent } from '../../../program/classes/components.js';
import { isOwnMember } from '../../written/names.js';
import { isFilled, whereItIsNeeded } from '../needs.js';
import { outlives } from '../outlives.js';
import { comesAndGoes, isMadeAtStart, mayBeMany } from '../coming-and-going.js';
import { isNeverBegun } from '../never-begun.js';
import { isEndedByRegistry } from './enlisted.js';
import type { Siblings } from './siblings.js';

/** A resource that the end of its owner leaves out, with what tells how sure that is. */
interface Miss {
  readonly project: Project;
  readonly inventory: Inventory;
  readonly standing: Standing;
  readonly siblings: Siblings;
  /** The owner is there once, and as long as the program: nothing is kept that would not be. */
  readonly isOne: boolean;
  /** How sure it is where its kind alone decides, and where the owner has to come and go as well. */
  readonly missed: Confidence;
  readonly sure: Confidence;
}

/** How sure it is that an end of the owner should have taken this back; undefined where nothing shows that it should. */
export function confidenceOfMiss(
  project: Project,
  inventory: Inventory,
  standing: Standing,
  siblings: Siblings,
): Confidence | undefined {
  const { acquisition, state } = standing;
  const isOne = acquisition.owner !== undefined && !mayBeMany(project, acquisition.owner);
  const missed: Confidence = state === 'open' ? 'likely' : 'possible';
  const miss: Miss = { project, inventory, standing, siblings, isOne, missed, sure: isOne ? 'possible' : missed };
  const { row, made, owner } = acquisition;
  // 2 true to 8 false where owners are not seen to come and go.
  if (row.atProcessEnd && owner && !comesAndGoes(project, owner)) return 'possible';
  // What it leaves goes as the page does: 0 true to 22 false, in two projects.
  if (owner && made === undefined && isEndOfPage(inventory, owner)) return 'possible';
  // Added to the same target again it is there once, and it keeps nobody.
  if (row.isVoid && acquisition.handler && isSameForAll(acquisition.unit, acquisition.handler)) return 'possible';
  // `if not logger.hasHandlers()`: there is one for all owners of a name.
  if (asksWhatItHas(acquisition)) return 'possible';
  if (row.opened?.workedOn && isOtherwiseGiven(standing)) return 'possible';
  if (made) return ofMade(miss, made);
  if (row.twin) return ofTwin(miss);
  if (row.onlyLikeSiblings) return ofLike(miss);
  return ofRow(miss);
}

/** `unload() { … }`, as `window` calls it, where nothing of the owner's is its other side: `load() { … }`. */
function isEndOfPage(inventory: Inventory, owner: ClassNode): boolean {
  const { names, resources } = owner.unit.catalog;
  const name = inventory.teardowns.of(owner).ending?.name;
  if (name === undefined || !resources.endsWithPage.has(name)) return false;
  return !names.inverses.some(([does, undoes]) => undoes.includes(name) && owner.methods.has(does));
}

/** `self._loop = loop or new_event_loop()`, or in an `except`: what is not its owner's is not for that to end. */
function isOtherwiseGiven({ acquisition: { unit, fact }, releases: { holder } }: Standing): boolean {
  if (holder.is !== 'field' || holder.spot.root.is !== 'field') return false;
  const { of, name } = holder.spot.root;
  return (of.fields.get(name) ?? []).some(site => {
    const assign = site.unit.fact(site.fact);
    if (assign.is !== 'assign' || assign.value === undefined || isNothing(assign.value)) return false;
    const isIt = site.unit === unit && assign.value.is === 'call' && assign.value.fact === fact;
    return !isIt;
  });
}

/** What its class has an end for. */
function ofMade(miss: Miss, made: ClassNode): Confidence | undefined {
  const { project, inventory, standing, sure } = miss;
  const { acquisition, releases } = standing;
  if (releases.holder.is !== 'field' || isMadeAtStart(project, acquisition.owner!)) return undefined;
  if (isEndedByRegistry(project, made)) return 'possible';
  // What only its owner holds goes with it, whether it was ended or not.
  if (isFilled(project, inventory, standing)) return sure;
  const begins = whereItIsNeeded(project, inventory, made);
  if (begins.length > 0) return isNeverBegun(project, standing, begins) ? 'possible' : sure;
  if (acquisition.unit.module.language === 'python') return undefined;
  return isForgotten(miss) ? sure : 'possible';
}

/** What is given by the same call as another one, which is ended. */
function ofTwin(miss: Miss): Confidence | undefined {
  const {
    acquisition,
    releases: { holder },
  } = miss.standing;
  if (miss.siblings.alike.length === 0 || holder.is !== 'field' || holder.spot.root.is !== 'field') return undefined;
  if (!isForgotten(miss)) return undefined;
  return isGivenOn(acquisition, holder.spot.root.name) ? 'possible' : miss.sure;
}

/** What another one of its kind alone shows to have an end. */
function ofLike(miss: Miss): Confidence | undefined {
  const { project, inventory, standing, siblings, sure } = miss;
  if (siblings.alike.length === 0 || standing.releases.holder.is !== 'field') return undefined;
  return isFilled(project, inventory, standing) || isForgotten(miss) ? sure : 'possible';
}

/** What a row of the catalog says to be taken back. */
function ofRow(miss: Miss): Confidence | undefined {
  const { standing, sure } = miss;
  const {
    acquisition: { row },
    releases,
    state,
  } = standing;
  if (row.mustEnd) return releases.holder.is === 'field' && state === 'open' ? sure : undefined;
  if (row.kind === 'opened') return ofOpened(miss);
  if (row.kind === 'task') return ofTask(miss);
  if (standing.passes) return ofPassing(miss);
  return row.kind === 'observer' && isOfComponent(standing) ? sure : byTarget(miss);
}

/** The loop, or the server, of an owner that is there once is left to the end of the process: 0 true to 2 false. */
function ofOpened({ standing, siblings, missed, sure }: Miss): Confidence {
  const { row } = standing.acquisition;
  if (row.collected && siblings.alike.length === 0) return 'possible';
  return row.opened?.workedOn || row.opened?.serves ? sure : missed;
}

/** Whose end cancels its other tasks means to cancel those of a collection too, wherever it cancels one of them. */
function ofTask({ project, standing, siblings, isOne, missed }: Miss): Confidence {
  const {
    acquisition,
    releases: { holder },
  } = standing;
  // What is begun together with one that is cancelled, and does the same, lasts as long.
  const isTwin = ({ acquisition: other }: Standing): boolean =>
    other.node === acquisition.node && hearsAll(project, other);
  if (!isOne && hearsAll(project, acquisition) && siblings.alike.some(isTwin)) return 'likely';
  if (!runsOn(project, acquisition)) return 'possible';
  const isOfMany = holder.is === 'field' && !isPlainField(holder);
  return siblings.alike.length > 0 && !isOne && isOfMany ? 'likely' : missed;
}

/** So many releases show that the owner means to let go of everything. */
const MANY = 3;

/** A timeout that may still be waiting when its owner ends. */
function ofPassing(miss: Miss): Confidence | undefined {
  const { project, standing, siblings } = miss;
  const { node, unit, handler } = standing.acquisition;
  const isBirth = siblings.released.length >= MANY && project.frequencies.isBirthOnly(node);
  const isMeant = siblings.alike.length > 0 || isBirth || standing.state === 'unreached';
  if (!isMeant || !capturesSelf(unit, handler)) return undefined;
  return isKeptForNext(miss) ? 'likely' : 'possible';
}

/** `clearTimeout(this.timer); this.timer = setTimeout(…)`: kept to be cleared, and left out by an end that clears another one; owners come and go. */
function isKeptForNext({ project, inventory, standing, siblings: { alike } }: Miss): boolean {
  const {
    acquisition: { row, node, owner, call, handler },
    state,
    releases: { holder },
  } = standing;
  if (state !== 'unreached' || alike.length === 0 || row.kind !== 'timer' || holder.is !== 'field') return false;
  if (!isPlainField(holder) || holder.spot.steps.length > 0) return false;
  const isAtOnce = call.arguments.every(
    ({ value }) => value === handler || (value.is === 'const' && value.value === 0),
  );
  // `stop() { …; this.timer = setTimeout(() => this.leave(), 30_000); }` is what ends it.
  return !isAtOnce && comesAndGoes(project, owner!) && !inventory.teardowns.of(owner!).reached.has(node);
}

/** What decides is how long that lives to which it is handed. */
function byTarget(miss: Miss): Confidence | undefined {
  const { standing, siblings, sure } = miss;
  const { together, witness, habit } = siblings;
  const isObserver = standing.acquisition.row.kind === 'observer';
  switch (standing.target.life) {
    case 'process':
    case 'given':
      return onLongerLife(miss);
    case 'own':
      return together && standing.state === 'open' ? 'likely' : undefined;
    case 'passing':
      return isObserver ? 'possible' : undefined;
    default:
      if (together || witness || (habit && isFarOff(standing))) return sure;
      return siblings.alike.length > 0 || isObserver ? 'possible' : undefined;
  }
}

/** `this.system.app.locales`: what hangs so far from an attribute belongs to what its owner is a part of. */
export function isFarOff({ acquisition: { unit, receiver } }: Standing): boolean {
  const of = receiver?.is === 'get' && receiver.of.is === 'get' ? receiver.of.of : undefined;
  return isOwnMember(unit, of);
}

function onLongerLife(miss: Miss): Confidence | undefined {
  const { project, standing, siblings, isOne, sure } = miss;
  const {
    acquisition,
    target,
    state,
    releases: { holder },
  } = standing;
  if (state === 'unreached' && holder.is === 'field') {
    if (!isPlainField(holder)) return undefined;
    return isOne ? 'possible' : 'likely';
  }
  if (state === 'unreached' && holder.is === 'local') return undefined;
  // An observer holds what it watches as well as its callback, whoever made the element: 2 true to 0 false.
  const isObserver = acquisition.row.kind === 'observer' && state === 'open';
  const isMeant = siblings.together || siblings.witness !== undefined || (siblings.habit && isFarOff(standing));
  if (isObserver || isMeant) return sure;
  if (target.life === 'process') return isOnModule(acquisition) && !isSeenToEnd(miss) ? 'possible' : sure;
  return outlives(project, acquisition) ? sure : 'possible';
}

/** `config.register_callback(self.reconnect)`, where a module has `config`: not of the runtime, nor of a page. */
function isOnModule({ unit, receiver, row }: Acquisition): boolean {
  const binding = unit.bindingOf(receiver);
  return row.global !== true && binding !== undefined && binding.kind !== 'free' && binding.region === 0;
}

/**
 * Something else that it registered is taken back, or owners come and go. Of what ends only what it has made or opened,
 * nobody knows whether there is another one after it: 0 true to 4 false.
 */
function isSeenToEnd({ project, standing, siblings }: Miss): boolean {
  const { owner } = standing.acquisition;
  const isRegistered = ({ acquisition: { row, made } }: Standing): boolean =>
    made === undefined && row.kind !== 'opened';
  return siblings.released.some(isRegistered) || owner === undefined || comesAndGoes(project, owner);
}

/** Made with the owner like another one of its class, which the owner's end disposes of; this one is left out. */
function isForgotten({ project, inventory, standing, siblings: { alike } }: Miss): boolean {
  const {
    acquisition,
    releases: { found },
  } = standing;
  const { atEnd } = inventory.teardowns.of(acquisition.owner!);
  const isBorn = ({ node }: Acquisition): boolean => node.region.id === 0 || project.frequencies.isBirthOnly(node);
  if (found.length > 0 || !isBorn(acquisition)) return false;
  return alike.some(
    other =>
      isBorn(other.acquisition) &&
      other.releases.found.some(({ how, unit, region }) => how === 'handle' && atEnd.has(unit.functionOf(region))),
  );
}

/** A component that keeps an observer of its own, to end it when it is unmounted. */
function isOfComponent({ acquisition: { owner, unit, handler }, releases: { holder }, state }: Standing): boolean {
  const isKept = holder.is === 'field' && isPlainField(holder);
  return state === 'open' && isKept && owner !== undefined && isComponent(owner) && capturesSelf(unit, handler);
}
