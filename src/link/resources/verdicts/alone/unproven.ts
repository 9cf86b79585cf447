import type { BindingId, Value } from '../../../../model/model.js';
import { isNameOf, pathRoot } from '../../../../model/parts.js';
import { callsBack } from '../../acquired/calling-back.js';
import type { Project } from '../../../project.js';
import { capturesSelf } from '../../acquired/captures.js';
import { isDoneOnce } from '../../again/done-once.js';
import { isNewEachTime } from '../../again/per-call.js';
import { isFed } from './fed.js';
import { isLeftWhileOn } from './while-on.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import { asksAgain } from '../../standing/rescheduled.js';
import { isComponent } from '../../../program/classes/components.js';
import { isSelf } from '../../written/names.js';
import { factsNaming } from '../../../program/modules/vocabulary.js';
import type { ClassNode, Unit } from '../../../program/unit.js';
import { heldOn, type Verdict } from '../leaks.js';
import { comesAndGoes, isTheOneThatStays, mayBeMany } from '../coming-and-going.js';
import { outlives } from '../outlives.js';

/**
 * By owners that come and go, on what may outlive them: nothing that is seen takes it back there, or only something other than
 * their end does. Nobody knows whether it matters: worth a line to those who look for a leak.
 */
export function leftUnproven(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const { acquisition, passes, state, releases } = standing;
  const { row, owner } = acquisition;
  if ((state !== 'open' && state !== 'unreached') || passes || row.weak || row.once) return undefined;
  if (row.learned && row.kind !== 'listener') return undefined;
  if (owner === undefined || !mayCome(project, standing, owner)) return undefined;
  if (row.kind === 'opened')
    return isKeptByOwner(standing) ? heldOn(standing, 'possible', { kind: 'resource-not-closed' }) : undefined;
  if (row.onlyLikeSiblings || row.onlyInFields) return undefined;
  if (row.kind === 'disposable') {
    if (!isLetGoUnended(standing)) return undefined;
    // Its library keeps it, whoever made it: one for each owner.
    return heldOn(standing, row.mustEnd && comesAndGoes(project, owner) ? 'likely' : 'possible');
  }
  if (!callsBack(row) || row.kind === 'observer' || !holdsOwner(project, standing, owner)) return undefined;
  const [elsewhere] = releases.found;
  return heldOn(
    standing,
    isLeftWhileOn(project, inventory, standing) ? 'likely' : 'possible',
    elsewhere && { elsewhere: elsewhere.unit.place(elsewhere.unit.fact(elsewhere.fact).at) },
  );
}

/**
 * Whether there may be more than one: of what a library is known to keep, as long as its owner is not seen to be the one that
 * stays.
 */
function mayCome(project: Project, { acquisition: { row } }: Standing, owner: ClassNode): boolean {
  const isKnown = row.kind === 'listener' && row.learned !== true;
  return mayBeMany(project, owner) || (isKnown && !isTheOneThatStays(project, owner));
}

/** Opened for an attribute of its owner's, which nothing closes. */
function isKeptByOwner({ state, releases: { holder } }: Standing): boolean {
  return state === 'open' && holder.is === 'field';
}

/** `new Tooltip(element, { … });`: an object of a library's that has an end, and that nobody keeps beyond the function. */
function isLetGoUnended({ state, acquisition: { made, call }, releases: { holder } }: Standing): boolean {
  if (state !== 'open' || made !== undefined) return false;
  // `new Room().options` is made to be read.
  if (holder.is === 'dropped') return call.dropped === true;
  return holder.is === 'local' && isWorkedWith(holder.unit, holder.binding);
}

/** Something is called on it, or given it. */
function isWorkedWith(unit: Unit, binding: BindingId): boolean {
  const isIt = (value: Value): boolean => isNameOf(value, binding);
  return factsNaming(unit, unit.binding(binding)!.name).some(id => {
    const fact = unit.fact(id);
    if (fact.is !== 'call') return false;
    return fact.arguments.some(({ value }) => isIt(value)) || (fact.callee.is === 'get' && isIt(pathRoot(fact.callee)));
  });
}

function holdsOwner(project: Project, standing: Standing, owner: ClassNode): boolean {
  const { unit, fact, handler, call } = standing.acquisition;
  if (!mayOutlive(standing) || isDoneOnce(unit, fact)) return false;
  // What is written in a component keeps what it is drawn with.
  const isOfComponent = isComponent(owner) && isNewEachTime(project, standing.acquisition);
  const isGivenSelf = call.arguments.some(({ value }) => isSelf(unit, value));
  return isOfComponent || isGivenSelf || capturesSelf(unit, handler);
}

/** Elements of which nobody knows more are parts of what listens to them, and what a call gives ends by itself, as a rule. */
function mayOutlive({ target: { life }, acquisition: { row, receiver } }: Standing): boolean {
  if (life !== 'unknown') return life === 'process' || life === 'given';
  return receiver?.is !== 'call' && row.verb?.includes('addEventListener') !== true;
}

/**
 * While its owner is made, on what that is handed, which may hear of it long after the owner: a listener for what comes once or
 * ends that, `database.once('destroyed', () => this.cancel())`. Until then it keeps the owner.
 */
export function leftUntilThen(project: Project, standing: Standing): Verdict | undefined {
  const { acquisition, releases, passes, target } = standing;
  const { owner, unit, fact, node, handler, receiver, row } = acquisition;
  if (owner === undefined || passes || row.kind !== 'listener' || releases.found.length > 0) return undefined;
  const isHanded = (target.life === 'given' || target.life === 'passing') && !isSelf(unit, receiver);
  if (!isHanded || !project.frequencies.isBirthOnly(node) || isComponent(owner)) return undefined;
  if (isDoneOnce(unit, fact) || !capturesSelf(unit, handler) || isTheOneThatStays(project, owner)) return undefined;
  const staysBehind = !isFed(project, acquisition) && comesAndGoes(project, owner) && outlives(project, acquisition);
  return heldOn(standing, staysBehind ? 'likely' : 'possible');
}

/**
 * `const [observer] = useState(() => new ResizeObserver(…))`: what others get has to be ended by them, and nobody in the file
 * ends any observer.
 */
export function leftWithOthers(standing: Standing): Verdict | undefined {
  const { unit, row } = standing.acquisition;
  const { methods = [] } = row.release;
  if (row.kind !== 'observer' || methods.some(name => factsNaming(unit, name).length > 0)) return undefined;
  return heldOn(standing, 'possible');
}

/**
 * `function poll() { if (!view) return; …; setTimeout(poll, 1000); }`: it asks for itself again as long as a condition holds, and
 * whoever begins it once more has two of it.
 */
export function leftGoingOn(project: Project, standing: Standing): Verdict | undefined {
  const { acquisition, passes, state } = standing;
  if (!passes || state !== 'open' || !asksAgain(acquisition, project)) return undefined;
  return heldOn(standing, 'possible');
}
