import type { BindingId, LiteralValue, Value } from '../../../model/model.js';
import { isObject } from '../../program/classes/object-methods.js';
import { isSpread, pathRoot } from '../../../model/parts.js';
import { argumentFor } from '../../program/calls/arguments.js';
import type { Site } from '../../program/calls/calls.js';
import { exportedBy } from '../../program/exported.js';
import { isAside } from '../../program/modules/aside.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { isPrivate } from '../../program/spelling.js';

const MAX_HOPS = 4;
const MAX_CALLERS = 6;

/** A signal that a function was given: `signal`, `options.signal`, `const { signal } = options`, `for (const signal of signals)`. */
export interface GivenSignal {
  readonly called: FunctionNode;
  readonly parameter: BindingId;
}

/** Where a signal was given to the function that has it, or to one around that. */
export function givenSignal(unit: Unit, signal: Value, hops = 0): GivenSignal | undefined {
  const root = pathRoot(signal);
  const binding = unit.bindingOf(root);
  if (binding === undefined || binding.region === 0) return undefined;
  if (binding.kind === 'parameter')
    return unit.definitions[binding.id]!.length === 0
      ? { called: unit.functionOf(binding.region), parameter: binding.id }
      : undefined;
  const value = binding.kind === 'variable' && hops < MAX_HOPS ? unit.soleValue(binding.id) : undefined;
  return value && givenSignal(unit, value, hops + 1);
}

/** Whether the signal may be there before the call, and after it, by where it comes from. */
export function isOfOthers(project: Project, given: GivenSignal): boolean {
  const callers = callersOf(project, given.called);
  return callers.some(site => isGivenAgain(given, site)) || isOfUnseen(project, given);
}

function callersOf(project: Project, called: FunctionNode): Site[] {
  return project.calls.callersOf(called).filter(({ unit }) => !isAside(unit));
}

/** In a loop, with a signal that was there before it. */
function isGivenAgain(given: GivenSignal, site: Site): boolean {
  const { unit, region, byName } = site;
  const loop = byName ? undefined : unit.loopAround(region);
  const argument = loop && givenBy(given, site);
  const root = argument && pathRoot(argument);
  const binding = unit.bindingOf(root);
  if (loop === undefined || binding === undefined || unit.isWithin(binding.region, loop.id)) return false;
  // A function without a name is given a signal for each call, and its loop ends before the next one.
  return binding.kind !== 'parameter' || unit.functionOf(binding.region).region.name !== '';
}

/** Handed through from whoever calls what a package offers: one signal for all that they do, as likely as not. */
function isOfUnseen(project: Project, given: GivenSignal, depth = 0): boolean {
  const { called } = given;
  const { lasts, makes } = called.unit.catalog.names;
  const { name } = called.region;
  if (name === '') return false;
  if (depth > 0 && (lasts.test(name) || makes.test(name) || project.frequencies.isBirthOnly(called))) return false;
  const callers = callersOf(project, called);
  if (callers.length === 0) return project.packages.isForOthers(called.unit) && isOffered(called);
  if (depth >= MAX_CALLERS) return false;
  return callers.some(site => {
    const argument = givenBy(given, site);
    const further = argument && givenSignal(site.unit, argument);
    return further !== undefined && isOfUnseen(project, further, depth + 1);
  });
}

function givenBy({ called, parameter }: GivenSignal, { unit, fact }: Site): Value | undefined {
  const call = unit.fact(fact);
  if (call.is !== 'call') return undefined;
  // `read(path, { ...options })`: what a parameter that is taken apart is given.
  const argument = argumentFor(called, call, parameter) ?? call.arguments.find(({ value }) => isObject(value))?.value;
  return argument?.is === 'literal' ? signalOf(unit, argument) : argument;
}

/** Of `{ ...options, signal }` what stands last. */
function signalOf({ catalog }: Unit, { keys, of }: LiteralValue): Value | undefined {
  const { signalNames } = catalog.resources;
  const index = (keys ?? []).findLastIndex(
    (key, each) => isSpread(of[each]!) || (key.is === 'const' && signalNames.test(String(key.value))),
  );
  const value = of[index];
  return value?.is === 'op' ? value.of[0] : value;
}

/** A function that its module exports, one with a name that such a function gives back, or a method of a class that it exports. */
function isOffered({ unit, region, owner, outer }: FunctionNode): boolean {
  if (isPrivate(region.name)) return false;
  if (exportedBy(unit).has((owner ?? { region }).region.id)) return true;
  return owner === undefined && region.name !== '' && outer !== undefined && isOffered(outer);
}
