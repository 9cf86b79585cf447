import type { Project } from '../../project.js';
import { runsAtLeast } from '../../../model/time.js';
import type { Handover } from '../../program/calls/calls.js';
import type { ClassNode, FunctionNode } from '../../program/unit.js';
import { frameworkLife } from '../../lives/conventions.js';
import { providedFor } from '../targets/providers.js';

/** In a function that the host of a plugin, the program itself, or a page when it is there, calls once. */
export function isInStartup(project: Project, node: FunctionNode): boolean {
  const { startups } = node.unit.catalog.resources;
  for (let each: FunctionNode | undefined = node; each; each = each.outer) {
    if (startups.has(each.region.name) && !isOfEach(project, each) && !isHandedOnAgain(project, each)) return true;
    if (each.unit.catalog.entries.has(each.region.name)) return true;
    if (project.calls.handoversOf(each).some(isAwaitingPage)) return true;
  }
  return false;
}

/** `activate(terminal) {}` of an add-on that whoever uses the library makes: once for each that is made. */
function isOfEach(project: Project, { unit, owner, region }: FunctionNode): boolean {
  return (
    owner !== undefined &&
    unit.catalog.resources.startupsOfEach.has(region.name) &&
    project.calls.makersOf(owner).length === 0
  );
}

/** `return stream(signal, function setup(send) { … })` in a loader: once for each request. */
function isHandedOnAgain(project: Project, node: FunctionNode): boolean {
  const { outer, unit, region } = node;
  if (outer === undefined || outer.region.id === 0 || !project.calls.handoversOf(node).some(isArgument)) return false;
  return runsAtLeast(project.frequencies.of(unit, region.parent).runs, 'repeated');
}

function isArgument({ how }: Handover): boolean {
  return how === 'argument';
}

/** `$(() => …)`, `document.addEventListener('DOMContentLoaded', …)`, at module level. */
function isAwaitingPage({ unit, fact, region, verb, how }: Handover): boolean {
  if (how !== 'argument' || unit.functionOf(region).region.id !== 0) return false;
  const { readies, onceEvents } = unit.catalog.resources;
  const call = unit.fact(fact);
  const topic = call.is === 'call' ? call.arguments[0]?.value : undefined;
  return readies.has(verb) || (topic?.is === 'const' && typeof topic.value === 'string' && onceEvents.has(topic.value));
}

/** A module or a service of which a framework makes one, while it is being made. */
export function isOneOfApplication(project: Project, owner: ClassNode, node: FunctionNode): boolean {
  return (
    frameworkLife(project.calls, owner)?.life === 'process' &&
    project.frequencies.isBirthOnly(node) &&
    project.calls.makersOf(owner).length === 0 &&
    providedFor(project, owner) !== 'component'
  );
}
