import { componentPhaseOf, componentRowsOf, isComponent, isOffered } from '../../program/classes/components.js';
import { isRoot as holdsAll, isRootFunction, isShownOnce } from '../../program/classes/shown-once.js';
import { isElementAroundOthers, isElementOfPage } from '../../program/classes/elements.js';
import type { Project } from '../../project.js';
import type { ClassNode, FunctionNode } from '../../program/unit.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { isBootstrapped } from './bootstrapped.js';
import { isFrame } from './frames.js';
import { isPartOfRoot } from './parts-of-root.js';
import { returnsOf } from '../../program/calls/returns.js';
import { outermost } from '../../program/enclosing.js';
import { callsOfWrapped, isCalledAndNothingElse } from '../written/wrapped-calls.js';

/** The framework's phase in which something is acquired. */
export interface Phase {
  /** The function that a framework calls when the phase begins. */
  readonly node: FunctionNode;
  /** `useEffect`, `mounted`. */
  readonly name: string;
  /** effect: its result ends it · mount: another function does */
  readonly is: 'effect' | 'mount';
  /** It begins for each reader of a stream, and not with a component. */
  readonly forReader?: true;
  /** The method that ends it, where that is known by its name. */
  readonly inverse?: string;
  /** Where it can be ended; undefined: in the cleanup that the phase returns. */
  readonly cleanup?: string;
}

/** A function is followed to those who call it this far. */
const MAX_CALLS = 2;

/** The effect or the mount hook around an acquisition, nearest first. */
export function phaseOf(project: Project, acquisition: Acquisition): Phase | undefined {
  const phase = phaseAround(project, acquisition);
  if (phase === undefined) return undefined;
  const { region, unit } = phase.node;
  // What is returned by a function that waits is a promise: no framework takes it for a cleanup.
  const hasCleanup = phase.is === 'effect' && !region.function!.async;
  const named = hasCleanup ? undefined : unit.catalog.resources.cleanups[phase.name];
  const cleanup = phase.inverse ?? phase.cleanup ?? named;
  return cleanup === undefined ? phase : { ...phase, cleanup };
}

function phaseAround(
  project: Project,
  { node, owner }: Pick<Acquisition, 'node' | 'owner'>,
  depth = 0,
): Phase | undefined {
  const { effects, producers, mounts, beginnings, hostCalled } = node.unit.catalog.resources;
  for (let each: FunctionNode | undefined = node; each; each = each.outer) {
    for (const { how, verb } of project.calls.handoversOf(each)) {
      if (how !== 'argument') continue;
      if (effects.has(verb)) return { node: each, name: verb, is: 'effect' };
      if (producers.has(verb)) return { node: each, name: verb, is: 'effect', forReader: true };
      if (mounts.has(verb)) return { node: each, name: verb, is: 'mount' };
    }
    const ofCallers = depth < MAX_CALLS ? phaseOfCallers(project, each, depth) : undefined;
    if (ofCallers) return ofCallers;
    // What the script of a component declares is for later.
    if (each.owner === undefined && isOffered(each)) return undefined;
    if (componentPhaseOf(each) === 'begins') return { node: each, name: each.region.name, is: 'mount', ...endOf(each) };
    const isMethod = each.region.function?.form === 'method';
    const isCalled = owner === undefined || isComponent(owner) || hostCalled.has(each.region.name);
    if (isMethod && beginnings.has(each.region.name) && isCalled)
      return { node: each, name: each.region.name, is: 'mount' };
  }
  return undefined;
}

/**
 * `const connect = useCallback(() => …); useEffect(() => { connect(); });`, `componentDidMount() { this.connect(); }`: what nobody
 * but these calls is a part of them.
 */
function phaseOfCallers(project: Project, node: FunctionNode, depth: number): Phase | undefined {
  const isOfNobody = node.owner === undefined || (isComponent(node.owner) && node.region.function?.form === 'method');
  if (!isOfNobody || node.region.id === 0 || givesParts(node)) return undefined;
  if (!isCalledAndNothingElse(project, node)) return undefined;
  const calls = [...project.calls.callersOf(node), ...callsOfWrapped(project, node)];
  const phases = calls.map(({ unit, region }) => {
    const by = unit.functionOf(region);
    return by === node ? undefined : phaseAround(project, { node: by, owner: undefined }, depth + 1);
  });
  // What the script of a component calls may be there for the one page that there is (0 : 2).
  return phases.every(phase => phase !== undefined && phase.node.owner === node.owner) ? phases[0] : undefined;
}

/** `return { register, subscribe }`: what it begins is in the hands of whoever is given these. */
function givesParts(node: FunctionNode): boolean {
  return [...returnsOf(node)].some(({ value }) => value.is === 'literal' || value.is === 'function');
}

/** What ends what a component's function begins: a method of its own, or what its script gives to a hook. */
function endOf({ owner, region }: FunctionNode): Pick<Phase, 'inverse' | 'cleanup'> {
  const isScript = region.function?.form === 'constructor';
  for (const { inverses, endHook } of componentRowsOf(owner!)) {
    const inverse = inverses?.[region.name];
    if (inverse !== undefined) return { inverse };
    if (isScript && endHook !== undefined) return { cleanup: endHook };
  }
  return {};
}

/** The one component that holds all others is there once, and so are those that it is made from. */
export function isRootComponent(project: Project, cls: ClassNode): boolean {
  return (
    cls.unit.catalog.names.roots.test(cls.name) ||
    holdsAll(project.calls, cls) ||
    isFrame(project, cls) ||
    isBootstrapped(project, cls) ||
    isShownOnce(project.calls, cls) ||
    isPartOfRoot(project, cls) ||
    isElementOfPage(project.units, project.calls, cls) ||
    isElementAroundOthers(project.units, cls)
  );
}

/** The function around an effect that is a component of which there is one. */
export function isRootAround(project: Project, node: FunctionNode): boolean {
  const outer = outermost(node);
  return outer.unit.catalog.names.roots.test(outer.region.name) || isRootFunction(project.calls, outer);
}
