import type { BindingId, Parameter, Place } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import { isNarrow } from '../../growth/entries/domains.js';
import { looksUp } from '../../growth/look-ups.js';
import { isFilledWhenAskedFirst } from '../../growth/repeats.js';
import { parameterFor } from '../../program/calls/arguments.js';
import { isNamedIn } from '../../program/mentions.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { operationsOf, type Operation } from '../../slots/slots.js';
import { needsOther } from './asked-members.js';
import { areKeysWritten } from './written-keys.js';

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

/** `fields["host"] = …`, `fields.update({"host": …})` */
function isOfFewKeys(project: Project, { at, key, value }: Operation): boolean {
  return key === undefined ? areKeysWritten(at, value) : isNarrow(project.keys.ofKey(at, key));
}
