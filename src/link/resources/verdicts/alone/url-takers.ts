import { membersOf } from '../../../../model/members.js';
import type { BindingId, CallFact } from '../../../../model/model.js';
import { lastName } from '../../../../model/parts.js';
import type { Project } from '../../../project.js';
import { atFact } from '../../../program/at.js';
import { parameterFor } from '../../../program/calls/arguments.js';
import { takingFact } from '../../../program/calls/takers.js';
import { isNamedIn } from '../../../program/mentions.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import type { HandleUse } from '../../released/handles/handle-use.js';
import { usesOfHolder, usesOfVariable } from '../../released/handles/handle-uses.js';
import { isGivenStaleState, stateSetBy } from '../../released/component-state.js';
import type { Standing } from '../../standing/standing.js';

/** Who is given a URL, other than an element that shows it. */
export interface UrlTakers {
  /** Functions of the project. */
  readonly seen: readonly FunctionNode[];
  /** Somebody is that is not seen, or hands it on: they may revoke it. */
  readonly others: boolean;
  /** Nobody is, not even a component that is to show it. */
  readonly none: boolean;
}

/** A function of the project, with its parameters that may be the URL. */
interface Taker {
  readonly node: FunctionNode;
  readonly given: readonly BindingId[];
}

/** Who is given the URL, by name or by what is given back. */
export function takersOf(project: Project, { acquisition, releases: { holder } }: Standing): UrlTakers {
  const { takesUrlOnly } = acquisition.unit.catalog.resources;
  const isTaken = ({ how, name }: HandleUse): boolean => how === 'handed' && name !== '' && !takesUrlOnly.test(name);
  const uses = usesOfHolder(project, acquisition, holder).filter(use => isTaken(use) && use.name !== 'return');
  const url = holder.is === 'local' ? holder.binding : undefined;
  const passed = uses.flatMap(use => usesOfState(use)?.filter(isTaken) ?? [use]);
  const taken = passed.filter(use => !isShown(use)).map(use => takerOf(project, use, url));
  const known = taken.filter(taker => taker !== undefined);
  const others = known.length < taken.length || known.some(handsOn) || isCarriedOn(acquisition);
  return { seen: known.map(({ node }) => node), others, none: uses.length === 0 };
}

/** `file.url = URL.createObjectURL(file); onFile(file)`: those who asked to be told have the URL with what it is of. */
function isCarriedOn({ unit, node, fact }: Acquisition): boolean {
  const taker = takingFact(unit, fact);
  if (taker?.is !== 'assign' || taker.target.is !== 'get' || unit.catalog.resources.shown.has(taker.target.name))
    return false;
  const { of } = taker.target;
  if (of.is !== 'name') return false;
  return unit.calls
    .within({ from: fact, to: node.region.to })
    .some(use => isToldBy(unit, use) && use.arguments.some(({ value }) => isNamedIn(value, of.binding)));
}

/** `onFile(file)`, `this.onFile(file)`, and `done(file)` of what the function was given. */
function isToldBy(unit: Unit, { callee }: CallFact): boolean {
  if (unit.catalog.names.on.test(lastName(callee))) return true;
  return unit.bindingOf(callee)?.kind === 'parameter';
}

/** What is done with the state of a component that `setUrl(url)` puts it in; a cleanup that knows an older one does nothing with it. */
function usesOfState({ unit, fact }: HandleUse): HandleUse[] | undefined {
  const call = unit.fact(fact);
  const state = call.is === 'call' ? stateSetBy(unit, call) : undefined;
  if (state === undefined) return undefined;
  return usesOfVariable(unit, state).filter(use => !isWithStaleState(use));
}

function isWithStaleState({ unit, fact }: HandleUse): boolean {
  const call = unit.fact(fact);
  return call.is === 'call' && isGivenStaleState(unit, call);
}

/** `<Video src={url} />` */
function isShown({ unit, fact }: HandleUse): boolean {
  const call = unit.fact(fact);
  if (call.is !== 'call') return false;
  const { shown } = unit.catalog.resources;
  return call.arguments.some(
    ({ name, value }) =>
      (name !== undefined && shown.has(name)) || membersOf(value).some(member => shown.has(member.name)),
  );
}

function takerOf(project: Project, { unit, fact }: HandleUse, url: BindingId | undefined): Taker | undefined {
  const call = unit.fact(fact);
  if (call.is !== 'call' || call.new) return undefined;
  const type = project.types.typeOf(atFact(unit, fact), call.callee);
  return type?.is === 'function' ? { node: type.of, given: parametersFor(type.of, call, url) } : undefined;
}

/** Those that are given the variable; all of them, where it goes by another name. */
function parametersFor(node: FunctionNode, call: CallFact, url: BindingId | undefined): BindingId[] {
  const named = call.arguments.filter(({ value }) => url !== undefined && isNamedIn(value, url));
  const parameters = named.map(argument => parameterFor(node, call, argument));
  const isSure = parameters.length > 0 && parameters.every(parameter => parameter !== undefined);
  return (isSure ? parameters : node.region.function!.parameters).map(({ binding }) => binding);
}

/** `download(url, name) { save(url, name); }` */
function handsOn({ node: { unit, region }, given }: Taker): boolean {
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    if (fact.is === 'exit' && fact.value && given.some(each => isNamedIn(fact.value!, each))) return true;
    if (fact.is !== 'call' || shows(unit, lastName(fact.callee))) continue;
    if (fact.arguments.some(({ value }) => given.some(each => isNamedIn(value, each)))) return true;
  }
  return false;
}

function shows({ catalog }: Unit, name: string): boolean {
  return catalog.resources.showsUrl.test(name);
}
