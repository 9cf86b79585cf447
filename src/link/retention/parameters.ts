import type { EffectRow } from '../../model/catalog/catalog.js';
import { conditionsOf } from '../../model/conditions.js';
import type { BindingId, CallFact, FactId, Parameter, Place, Region, RegionId, Value } from '../../model/model.js';
import { isNameOf } from '../../model/parts.js';
import type { Domain } from '../keys/domain.js';
import { isOfKind } from '../keys/words.js';
import { madeBy, type Made } from '../slots/made.js';
import type { Project } from '../project.js';
import { operationsOf, type Operation } from '../slots/slots.js';
import { looksUp } from '../growth/look-ups.js';
import { isFilledWhenAskedFirst } from '../growth/repeats.js';
import { isNarrow } from '../growth/entries/domains.js';
import type { Spot } from '../slots/spot.js';
import { atFact, type At } from '../program/at.js';
import { reachingDefinitions } from '../program/definitions.js';
import { argumentFor, parameterFor } from '../program/calls/arguments.js';
import { isNamedIn } from '../program/mentions.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { needsOther } from './given-by-default.js';

/** The domains of a function's parameters, `self` left out. */
export function domainsOfParameters(project: Project, node: FunctionNode): { name: string; domain: Domain }[] {
  const { unit, region } = node;
  const at = { unit, region: region.id, before: region.to };
  return region
    .function!.parameters.filter(({ binding }) => unit.binding(binding)?.kind === 'parameter')
    .map(({ name, binding }) => ({ name, domain: project.keys.domainOf(at, { is: 'name', name, binding }) }));
}

/** Whether the project calls the function, and every call gives the parameter: its default is there for nobody in sight. */
export function isAlwaysGiven(project: Project, node: FunctionNode, parameter: Parameter): boolean {
  const given = givenBy(project, node, parameter);
  return given.length > 0 && given.every(value => value !== undefined);
}

/** Whether the project calls the function, and no call gives the parameter: it is no parameter, but what calls share. */
export function isNeverGiven(project: Project, node: FunctionNode, parameter: Parameter): boolean {
  const given = givenBy(project, node, parameter);
  return given.length > 0 && given.every(value => value === undefined);
}

/**
 * Whether the project calls the function, and nobody who leaves the parameter out has it added to: `def read(words, seen=set(),
 * note=False)` adds only `if note`, and who says so gives a set of his own.
 */
export function isLeftAlone(project: Project, node: FunctionNode, parameter: Parameter): boolean {
  const flags = flagsOf(project, node, parameter.binding);
  const sites = project.calls.callersOf(node).flatMap(({ unit, fact }) => {
    const call = unit.fact(fact);
    return call.is === 'call' && argumentFor(node, call, parameter.binding) === undefined ? [call] : [];
  });
  return flags.length > 0 && sites.length > 0 && sites.every(call => flags.some(flag => isUnset(node, call, flag)));
}

/** The parameters that have to be true wherever the container grows, and are not unless a call says so. */
function flagsOf(project: Project, { unit, region }: FunctionNode, binding: BindingId): Parameter[] {
  const slot = project.operations.slots.get(project.spots.variable(unit, binding));
  const grows = slot === undefined ? [] : operationsOf(slot, 'grow');
  return region.function!.parameters.filter(flag => {
    const isFlag = (test: Value | undefined): boolean => isNameOf(test, flag.binding);
    const isOff = flag.default?.is === 'const' && !flag.default.value;
    return (
      isOff && grows.length > 0 && grows.every(grow => conditionsOf(unit.module, grow.fact, region.id).some(isFlag))
    );
  });
}

function isUnset(node: FunctionNode, call: CallFact, flag: Parameter): boolean {
  const given = argumentFor(node, call, flag.binding);
  return given === undefined || (given.is === 'const' && !given.value);
}

/** Whether the function is handed to others, who call it, and called by nobody in sight. */
export function isCalledByOthers({ calls }: Project, node: FunctionNode): boolean {
  return calls.callersOf(node).length === 0 && calls.handoversOf(node).length > 0;
}

function givenBy(project: Project, node: FunctionNode, { binding }: Parameter): (Value | undefined)[] {
  return project.calls.callersOf(node).flatMap(({ unit, fact }) => {
    const call = unit.fact(fact);
    return call.is === 'call' ? [argumentFor(node, call, binding)] : [];
  });
}

/**
 * A parameter that the function calls, or asks what it is as a function: closures and bound methods come without end; a
 * class that is called makes one of its kind.
 */
export function calledParameter(project: Project, { unit, region }: FunctionNode): string | undefined {
  return region.function!.parameters.find(
    ({ binding, name }) =>
      unit.binding(binding)?.kind === 'parameter' &&
      !isOfKind(unit.catalog.keys, name) &&
      isCalled(project, unit, region, binding, 0),
  )?.name;
}

function isCalled(project: Project, unit: Unit, region: Region, binding: BindingId, depth: number): boolean {
  const isIt = (value: Value): boolean => isNameOf(value, binding);
  for (const id of unit.calls.idsWithin(region)) {
    const fact = unit.callAt(id);
    if (isIt(fact.callee)) return true;
    const given = fact.arguments.find(({ value }) => isIt(value));
    if (given === undefined) continue;
    const name = project.names.outsideName(unit, fact.callee);
    if (name !== undefined && unit.catalog.ofFunctions.test(name)) return true;
    const type = depth < 2 ? project.types.typeOf(atFact(unit, id), fact.callee) : undefined;
    const taken = type?.is === 'function' ? parameterFor(type.of, fact, given) : undefined;
    if (type?.is === 'function' && taken && isCalled(project, type.of.unit, type.of.region, taken.binding, depth + 1))
      return true;
  }
  return false;
}

/** Where the function adds to the container that one of its parameters is given by default, before it takes another. */
export function growsParameter(
  project: Project,
  { unit }: FunctionNode,
  { binding, default: usual }: Parameter,
): Grown | undefined {
  const spot = project.spots.variable(unit, binding);
  const slot = project.operations.slots.get(spot);
  const replaced = unit.definitions[binding]!.find(fact => unit.assignment(fact).how === 'set') ?? Infinity;
  const isOfGiven = (each: Operation): boolean =>
    each.fact < replaced && !isCopiedFirst(each, binding) && !needsOther(project, usual, spot, each);
  const grows = slot === undefined ? [] : operationsOf(slot, 'grow').filter(isOfGiven);
  const [first] = grows;
  if (slot === undefined || first === undefined) return undefined;
  return {
    place: first.place,
    few: grows.every(each => isOfFewKeys(project, each) || isFilledWhenAskedFirst(project, slot, each)),
    asked: grows.every(each => each.key !== undefined && looksUp(project, slot, each)),
    passing: operationsOf(slot, 'shrink').some(
      ({ fact, key, through }) => fact > first.fact || (key === undefined && through === undefined),
    ),
  };
}

/** The helper makes one of its own of what it is given: `words = [word for word in words if word != "um"]`. */
function isCopiedFirst({ unit, fact, through: helper }: Operation, binding: BindingId): boolean {
  const call = unit.fact(fact);
  if (helper === undefined || call.is !== 'call') return false;
  const given = call.arguments.find(({ value }) => isNameOf(value, binding));
  const taken = given && parameterFor(helper, call, given);
  if (taken === undefined) return false;
  return helper.unit.definitions[taken.binding]!.some(id => {
    const { how, value } = helper.unit.assignment(id);
    return how === 'set' && value !== undefined && isNamedIn(value, taken.binding);
  });
}

/** Where a container grows. */
export interface Grown {
  readonly place: Place;
  /** Only under names that are written in the code, or while it is empty: it has them all after one call. */
  readonly few: boolean;
  /** Only under keys that it is asked for first. */
  readonly asked: boolean;
  /**
   * The function takes out again what it has added: `path.append(step); …; path.pop()`, or takes of a stock what there is, and
   * fills it when there is none: `if not tickets: tickets.extend(print_roll()); return tickets.pop()`.
   */
  readonly passing: boolean;
}

/** `fields["host"] = …`, `fields.update({"host": …})`, also by a variable that is given such a literal. */
function isOfFewKeys(project: Project, { at, key, value }: Operation): boolean {
  return key === undefined ? areWrittenThere(at, value) : isNarrow(project.keys.ofKey(at, key));
}

function areWrittenThere(at: At, value: Value | undefined): boolean {
  if (value?.is !== 'name') return isOfWrittenKeys(value);
  const given = reachingDefinitions(at, value.binding).map(id => at.unit.assignment(id));
  return given.length > 0 && given.every(({ how, value: one }) => how === 'set' && isOfWrittenKeys(one));
}

function isOfWrittenKeys(value: Value | undefined): boolean {
  return value?.is === 'literal' && value.holds === 'mapping' && value.keys!.every(each => each.is === 'const');
}

/** Where the parameter itself is returned or stored, so that callers share the one default. */
export function keepsParameter({ unit, region }: FunctionNode, binding: number): Place | undefined {
  const isIt = (value: Value | undefined): boolean => isNameOf(value, binding);
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    const stored = fact.is === 'assign' && fact.target.is === 'get' && isIt(fact.value);
    const returned = fact.is === 'exit' && fact.how === 'return' && isIt(fact.value);
    if (stored || returned) return unit.place(fact.at);
  }
  return undefined;
}

/** `self.nets = []` before `self.nets.append(net)`: what the method adds to is its own. */
function isMadeAnew({ operations, names }: Project, unit: Unit, id: FactId, spot: Spot): boolean {
  const { how, target, value } = unit.assignment(id);
  const at = atFact(unit, id);
  if (how !== 'set' || value === undefined || target.is === 'item') return false;
  return operations.target(at, target).includes(spot) && madeBy(names, at, value) !== undefined;
}

/** Where methods add to the attribute that the parameter is stored in: `self.handlers = handlers`. */
export function growsThroughField(
  project: Project,
  node: FunctionNode,
  binding: number,
  { holds }: Made,
): Pick<Grown, 'place' | 'few'> | undefined {
  const { unit, region, owner } = node;
  const grows: At[] = [];
  let areFew = true;
  for (let id = region.from; owner && id < region.to; id++) {
    const fact = unit.fact(id);
    if (fact.is !== 'assign' || fact.value?.is !== 'name' || fact.value.binding !== binding) continue;
    if (fact.target.is !== 'get') continue;
    for (const spot of project.operations.target(atFact(unit, id), fact.target))
      for (const method of owner.methods.values())
        for (const { at, few } of growsIn(project, method, spot, holds)) {
          grows.push(at);
          areFew &&= few;
        }
  }
  const [first] = grows;
  return first && { place: first.unit.place(first.unit.fact(first.before).at), few: areFew };
}

function* growsIn(
  project: Project,
  { unit, region }: FunctionNode,
  spot: Spot,
  holds: Made['holds'],
): Iterable<{ at: At; few: boolean }> {
  const verbs = unit.catalog.methods[holds] ?? {};
  const madeIn: RegionId[] = [];
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    if (fact.is === 'assign' && isMadeAnew(project, unit, id, spot)) madeIn.push(fact.region);
    if (madeIn.some(around => unit.isWithin(fact.region, around))) continue;
    const at = atFact(unit, id);
    const isIt = (value: Value): boolean => project.spots.of(at, value).includes(spot);
    if (fact.is === 'call' && fact.callee.is === 'get' && isIt(fact.callee.of)) {
      const verb = verbs[fact.callee.name];
      if (verb?.does === 'grow') yield { at, few: isWrittenThere(at, additionBy(verb, fact)) };
    } else if (fact.is === 'assign' && fact.target.is === 'item' && isIt(fact.target.of)) {
      // `entries[index] = entry` puts another in the place of one that a list has.
      if (isAddedAt(holds, fact.target.key))
        yield { at, few: isWrittenThere(at, fact.target) && !isOfOwner(unit, fact.value) };
    }
  }
}

/** Methods are called by others with more than is seen: by names that stand in them they add no more than these. */
function isWrittenThere(at: At, { key, value }: { key?: Value | undefined; value?: Value | undefined }): boolean {
  return key === undefined ? areWrittenThere(at, value) : key.is === 'const';
}

/** `settings["logger"] = self.logger`: what is the first one's own is there for all that follow. */
function isOfOwner(unit: Unit, value: Value | undefined): boolean {
  return value?.is === 'get' && unit.bindingOf(value.of)?.kind === 'self';
}

/** What a call of the verb adds, and under which key. */
function additionBy(verb: EffectRow, { arguments: given }: CallFact): Pick<Operation, 'key' | 'value'> {
  return {
    key: verb.key === undefined ? undefined : given[verb.key]?.value,
    value: verb.value === undefined ? undefined : given[verb.value]?.value,
  };
}

/** Under a key, or at the end of what is ordered: `rows[len(rows):] = more`. */
function isAddedAt(holds: Made['holds'], key: Value): boolean {
  return (holds !== 'list' && holds !== 'deque') || (key.is === 'op' && key.op === 'slice');
}
