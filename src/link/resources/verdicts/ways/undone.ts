import { callsBack } from '../../acquired/calling-back.js';
import type { Place, Value } from '../../../../model/model.js';
import { pathRoot } from '../../../../model/parts.js';
import { ancestry } from '../../../program/classes/ancestry.js';
import { fieldSitesOf } from '../../../program/classes/field-sites.js';
import { enclosingMethod } from '../../../program/enclosing.js';
import type { ClassNode, FunctionNode, Unit } from '../../../program/unit.js';
import { isExecutor } from '../../acquired/executors.js';
import { isFresh } from '../../acquired/handlers.js';
import { capturesSelf } from '../../acquired/captures.js';
import { targetRootOf } from '../../again/stable.js';
import { factsNaming } from '../../../program/modules/vocabulary.js';
import { isSelf } from '../../written/names.js';
import type { Project } from '../../../project.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import { Rows } from '../../acquired/rows.js';
import { plainName } from '../../../program/spelling.js';

/** A method that undoes what another one does with the same kind of thing, and takes nothing back from it. */
export interface Undone {
  readonly name: string;
  readonly place: Place;
  /** Another listener on the same target, which it does take back. */
  readonly beside?: Place;
}

/**
 * `publish(track)` listens to the track that it is given, and `unpublish(track)` takes it out again and leaves the listener:
 * the track is others', and keeps the one who once published it.
 */
export function undoneWithout(inventory: Inventory, { acquisition, releases }: Standing): Undone | undefined {
  const { unit, node, receiver, owner, row } = acquisition;
  if (owner === undefined || row.kind !== 'listener' || releases.found.length > 0) return undefined;
  const method = enclosingMethod(node);
  if (method === undefined || !isGivenTo(unit, method, receiver)) return undefined;
  const inverse = inverseOf(owner, method.region.name, 'inverses');
  if (inverse === undefined || inverse.region.function!.parameters.length === 0) return undefined;
  const beside = siblingTakenOff(inventory, acquisition, inverse);
  if (!beside && ends(inventory, owner, inverse)) return undefined;
  return {
    name: inverse.region.name,
    place: inverse.unit.place(inverse.region.head),
    ...(beside && { beside: beside.unit.place(beside.call.at) }),
  };
}

/** What was added together with it, to the same variable, and is taken off by name there. */
function siblingTakenOff(
  inventory: Inventory,
  { node, receiver, row }: Acquisition,
  inverse: FunctionNode,
): Acquisition | undefined {
  const isSame = (other: Value | undefined): boolean =>
    receiver?.is === 'name' && other?.is === 'name' && receiver.binding === other.binding;
  return inventory
    .ofNode(node)
    .filter(({ acquisition: other }) => other.row === row && isSame(other.receiver))
    .find(({ releases }) =>
      releases.found.some(({ how, unit, region }) => how === 'paired' && unit.functionOf(region) === inverse),
    )?.acquisition;
}

/** Whether the receiver is, or hangs on, a parameter of the method. */
function isGivenTo(unit: Unit, { region }: FunctionNode, receiver: Value | undefined): boolean {
  const value = receiver && pathRoot(receiver);
  const binding = unit.bindingOf(value);
  return binding?.kind === 'parameter' && binding.region === region.id;
}

function inverseOf(owner: ClassNode, name: string, pairs: 'inverses' | 'phases'): FunctionNode | undefined {
  const plain = plainName(name);
  const found = owner.unit.catalog.names[pairs].find(
    ([does]) => plain.startsWith(does) && /^([A-Z_]|$)/.test(plain.slice(does.length)),
  );
  if (found === undefined) return undefined;
  const [does, undoes] = found;
  const names = undoes.flatMap(undo => ['', '_', '#'].map(mark => mark + undo + plain.slice(does.length)));
  for (const cls of ancestry(owner)) {
    for (const each of names) {
      const method = cls.methods.get(each);
      if (method) return method;
    }
  }
  return undefined;
}

/**
 * `start()` listens to the page, or to what its owner was given or made when it was made itself, and `stop()`, which its owner has
 * as well, leaves that as it is: each time that it is started there is one more.
 */
export function leftByPhase(project: Project, standing: Standing): Undone | undefined {
  const { acquisition, releases, target, passes } = standing;
  const { owner, row, at, handler } = acquisition;
  if (owner === undefined || !callsBack(row) || row.once || passes || releases.found.length > 0) return undefined;
  if (handler === undefined || !isFresh(at, handler)) return undefined;
  const method = phaseMethod(acquisition);
  const inverse = method && inverseOf(owner, method.region.name, 'phases');
  if (inverse === undefined || inverse.region.from === inverse.region.to) return undefined;
  // What only its owner's making begins is begun once.
  if (project.frequencies.isBirthOnly(method!)) return undefined;
  if (target.life !== 'process' && !staysFor(project, standing, inverse)) return undefined;
  return { name: inverse.region.name, place: inverse.unit.place(inverse.region.head) };
}

/** The method that registers, itself or in what it makes a promise with. */
function phaseMethod({ node }: Acquisition): FunctionNode | undefined {
  let each: FunctionNode = node;
  while (each.owner === undefined && each.outer && isExecutor(each)) each = each.outer;
  return each.owner && each;
}

/** What is handed in stays with its owner for what it hears; what the owner made itself hears once more in each phase. */
function staysFor(project: Project, { acquisition, target }: Standing, inverse: FunctionNode): boolean {
  const { unit, handler } = acquisition;
  const isHeard = target.life === 'own' || (target.life === 'given' && capturesSelf(unit, handler));
  return isHeard && staysWithOwner(project, acquisition, inverse);
}

/** An attribute that is set when the owner is made, and that the inverse does not end, nor gives another value. */
function staysWithOwner(project: Project, { at, receiver }: Acquisition, inverse: FunctionNode): boolean {
  const root = targetRootOf(project, at, receiver);
  if (root?.is !== 'field' || !root.sure) return false;
  const isBorn = fieldSitesOf(root.of, root.name).every(
    ({ function: by }) => by === undefined || project.frequencies.isBirthOnly(by),
  );
  return isBorn && !isEndedIn(inverse, root.name);
}

/** Whether a method ends the attribute, lets go of all that it heard, or gives the owner another. */
function isEndedIn({ unit, region }: FunctionNode, field: string): boolean {
  const isIt = (value: Value): boolean => value.is === 'get' && value.name === field && isSelf(unit, value.of);
  const { endings, inverses } = unit.catalog.resources;
  return factsNaming(unit, field).some(id => {
    const fact = unit.fact(id);
    if (id < region.from || id >= region.to) return false;
    if (fact.is === 'assign') return isIt(fact.target);
    if (fact.is !== 'call') return false;
    if (fact.arguments.some(({ value }) => isIt(value))) return true;
    const { callee } = fact;
    if (callee.is !== 'get' || !startsWith(callee.of, isIt)) return false;
    // `this.wire.cut()`: whatever it does, it does to all of it.
    if (fact.arguments.length === 0 && isIt(callee.of)) return true;
    return endings.has(callee.name) || inverses.has(callee.name) || unit.catalog.names.unlistens.test(callee.name);
  });
}

function startsWith(value: Value, isIt: (value: Value) => boolean): boolean {
  return isIt(value) || (value.is === 'get' && startsWith(value.of, isIt));
}

/** Whether the owner has a method that undoes this one: it is called after each `start`. */
export function beginsPhase(owner: ClassNode, { region }: FunctionNode): boolean {
  return (['phases', 'inverses'] as const).some(pairs => inverseOf(owner, region.name, pairs) !== undefined);
}

/** Whether what runs there ends its parameter, or takes anything back from it. */
function ends(inventory: Inventory, owner: ClassNode, inverse: FunctionNode): boolean {
  const { unit, region } = inverse;
  const given = new Set(region.function!.parameters.map(({ binding }) => binding));
  for (const { unit: where, region: run } of inventory.teardowns.reachOf(owner, inverse)) {
    for (const fact of where.calls.within(run)) {
      if (fact.callee.is !== 'get') continue;
      const { of, name } = fact.callee;
      const isOfGiven = where === unit && of.is === 'name' && given.has(of.binding);
      const { names, resources } = where.catalog;
      const isEnd = resources.endings.has(name) || resources.inverses.has(name) || names.takesFrom.test(name);
      if (isOfGiven && isEnd) return true;
      if (Rows.of(resources).removing.has(name)) return true;
    }
  }
  return false;
}
