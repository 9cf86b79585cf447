import type { Catalog } from '../../../model/catalog/catalog.js';
import type { BindingId, Fact, FactId, GetValue, Value } from '../../../model/model.js';
import { lastOf } from '../../../model/qualified-names.js';
import { livesAtLeast } from '../../../model/time.js';
import { addersOf } from '../../program/adders.js';
import type { Project } from '../../project.js';
import { clearsTraceback } from './cleared-tracebacks.js';
import { givenErrors } from './given-errors.js';
import type { LetGo } from './let-go.js';
import { holdsOf, type Slot } from '../../slots/slots.js';
import { isLocal } from '../../slots/spot.js';
import { remember } from '../../program/remember.js';
import { atFact } from '../../program/at.js';
import { ownFacts } from '../../program/calls/returns.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { unitsNaming } from '../../program/modules/vocabulary.js';
import { writtenAs } from '../../program/written.js';
import { raisedShared } from './shared-exceptions.js';
import { isCurrentTask, keptInOwnFrame } from './own-frames.js';
import { pathRoot } from '../../../model/parts.js';
import type { Failure, KeptException } from './kept-exception.js';
import { type Catching, causeHeldBy, failureIn } from './failures.js';

/** The exceptions, tracebacks and frames that a project keeps; in Python, where they keep all variables of their functions. */
export function keptExceptions(project: Project, letGo: LetGo): KeptException[] {
  return project.units
    .filter(({ module }) => module.language === 'python')
    .flatMap(unit =>
      onceEach([
        ...mayKeep(project, unit).flatMap(node => keptIn(project, letGo, node)),
        ...raisedShared(project, unit),
      ]),
    );
}

/** Where errors are caught, given or raised again, and everywhere in a file that gets at frames; in few functions. */
function mayKeep({ units }: Project, unit: Unit): readonly FunctionNode[] {
  const nodes = [...unit.functions.values()];
  if (getsAtFrames(units).has(unit)) return nodes;
  const found = new Set(nodes.filter(node => givenErrors(node).length > 0));
  for (const fact of unit.module.facts) if (isOfError(fact)) found.add(unit.functionOf(fact.region));
  return nodes.filter(node => found.has(node));
}

/** Files that name what gives frames. */
const getsAtFrames = remember(
  (units: readonly Unit[]): ReadonlySet<Unit> =>
    new Set(
      [...new Set(units.map(({ catalog }) => catalog))].flatMap(catalog =>
        frameWords(catalog).flatMap(word => unitsNaming(units, word).filter(unit => unit.catalog === catalog)),
      ),
    ),
);

function isOfError(fact: Fact): boolean {
  if (fact.is === 'assign') return fact.how === 'catch';
  return fact.is === 'exit' && fact.how === 'throw' && fact.value?.is === 'get';
}

/** The last names of what gives frames, and the task that holds one. */
const frameWords = remember(({ opens }: Catalog): readonly string[] =>
  [...Object.keys(opens.frames), ...opens.currentTasks].map(lastOf),
);

/** One for each name of a file, however often it is kept there. */
function onceEach(all: readonly KeptException[]): KeptException[] {
  return all.filter(({ name, how }, at) => all.findIndex(other => other.name === name && other.how === how) === at);
}

/** … and those who let go of what their fields held. */
interface Keeping extends Catching {
  readonly letGo: LetGo;
}

function keptIn(project: Project, letGo: LetGo, node: FunctionNode): KeptException[] {
  const { unit, region } = node;
  if (region.id === 0) return [];
  const caught = new Map<BindingId, Failure>(
    givenErrors(node)
      .filter(binding => !clearsTraceback(project, unit, region, binding))
      .map(binding => [binding, { what: 'the exception', isOfFrame: false }]),
  );
  const kept: KeptException[] = [];
  for (const id of ownFacts(node)) {
    const fact = unit.fact(id);
    if (fact.is === 'assign' && fact.how === 'catch' && fact.target.is === 'name') {
      const isCleared = clearsTraceback(project, unit, unit.region(fact.region), fact.target.binding);
      if (!isCleared) caught.set(fact.target.binding, { what: 'the exception', isOfFrame: true });
      continue;
    }
    const cause = fact.is === 'assign' && fact.value && causeHeldBy(unit, fact.value, caught);
    if (cause && fact.target.is === 'name') caught.set(fact.target.binding, cause);
    const found = keptBy({ project, letGo, node, caught }, fact, id);
    if (found) kept.push(found);
  }
  return kept;
}

function keptBy(keeping: Keeping, fact: Fact, id: FactId): KeptException | undefined {
  const { project, node, caught } = keeping;
  const { unit } = node;
  if (fact.is === 'call' && fact.callee.is === 'get' && addersOf(unit.catalog).has(fact.callee.name)) {
    const failure = fact.arguments.map(({ value }) => failureIn(keeping, id, value)).find(Boolean);
    return failure && ofEntry(keeping, id, fact.callee.of, failure.what);
  }
  if (fact.is !== 'assign' || fact.value === undefined || fact.how !== 'set') return raisedAgain(keeping, fact, id);
  const { target } = fact;
  if (isCurrentTask(project, node, fact))
    return keptInOwnFrame(node, fact, id, { what: 'the current task', isOfFrame: true });
  const failure = failureIn(keeping, id, fact.value);
  if (failure === undefined) return undefined;
  if (target.is === 'item') return ofEntry(keeping, id, target.of, failure.what);
  if (target.is === 'name')
    return causeHeldBy(unit, fact.value, caught) ? undefined : keptInOwnFrame(node, fact, id, failure);
  return target.is === 'get' ? ofField(keeping, id, target, failure.what) : undefined;
}

/** `raise self.reason`: each time the frames on the way are added to the traceback of the one that is kept. */
function raisedAgain({ project, letGo, node }: Keeping, fact: Fact, id: FactId): KeptException | undefined {
  const { unit } = node;
  if (fact.is !== 'exit' || fact.how !== 'throw' || fact.value?.is !== 'get') return undefined;
  const root = pathRoot(fact.value);
  const isOfSelf = unit.bindingOf(root)?.kind === 'self';
  if (!isOfSelf || unit.catalog.names.classHolders.test(fact.value.name)) return undefined;
  const cls = project.types.classOf(atFact(unit, id), fact.value.of);
  if (letGo.has(fact.value.name, cls) || (cls && !livesAtLeast(project.lives.ofClass(cls).life, 'component')))
    return undefined;
  return {
    how: 'raised',
    what: 'the exception',
    place: unit.place(fact.at),
    name: writtenAs(fact.value) ?? fact.value.name,
    confidence: 'possible',
    because: [{ place: unit.place(fact.at), role: 'grows', says: 'its traceback gets longer here each time' }],
  };
}

/** Kept among others by something that lives on: each pins the frames of its failure, and what they held. */
function ofEntry({ project, node }: Keeping, id: FactId, container: Value, what: string): KeptException | undefined {
  const { unit } = node;
  const kept = unit.place(unit.fact(id).at);
  for (const spot of project.spots.of(atFact(unit, id), container)) {
    const slot = project.operations.slots.get(spot);
    if (slot === undefined) continue;
    const { life, says, place } = project.lives.ofSlot(slot);
    if (!livesAtLeast(life, 'component') || isLocal(slot.spot) || isHandOver(slot)) continue;
    return {
      how: 'entry',
      what,
      place: kept,
      name: slot.spot.name,
      // Of failures there are few, as a rule: plug-ins that do not load, what waits to be reported (0 : 5).
      confidence: 'possible',
      because: [
        { place: kept, role: 'grows', says: `${what} is kept here` },
        { place: slot.made[0]!.place, role: 'held', says: 'it is made here' },
        ...(says ? [{ place, role: 'held' as const, says }] : []),
      ],
    };
  }
  return undefined;
}

/** `Queue(1)`: the last few, on their way to who raises them. */
function isHandOver(slot: Slot): boolean {
  return holdsOf(slot) === 'queue' && slot.made.some(({ bound }) => bound !== undefined);
}

function ofField(
  { project, letGo, node }: Keeping,
  id: FactId,
  target: GetValue,
  what: string,
): KeptException | undefined {
  const { unit, owner } = node;
  const kept = unit.place(unit.fact(id).at);
  const cls = project.types.classOf(atFact(unit, id), target.of);
  if (owner === undefined || cls === undefined || letGo.has(target.name, cls)) return undefined;
  const { life, says, place } = project.lives.ofClass(owner);
  if (!livesAtLeast(life, 'connection')) return undefined;
  return {
    how: 'field',
    what,
    place: kept,
    name: writtenAs(target) ?? target.name,
    confidence: 'possible',
    because: [
      { place: kept, role: 'held', says: `${what} is kept here` },
      ...(says ? [{ place, role: 'held' as const, says }] : []),
    ],
  };
}
