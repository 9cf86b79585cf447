import type { Binding, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { At } from '../../program/at.js';
import { onlyDefinition } from '../../program/definitions.js';
import { plainName } from '../../program/spelling.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { isExecutor } from '../acquired/executors.js';
import { topicOf } from '../released/inverses/identity.js';
import type { Standing } from '../standing/standing.js';
import { isSetIn, targetRootOf, type TargetRoot } from './stable.js';
import { fieldSitesOf } from '../../program/classes/field-sites.js';

/** What the function did not make itself: an attribute, what it is given by the instance, a variable of the module. */
export function rootBefore(
  project: Project,
  { acquisition: { at, receiver }, target }: Standing,
  called: FunctionNode,
): TargetRoot | undefined {
  const root = receiver && targetRootOf(project, at, definedAs(at, receiver, called));
  if (root === undefined || isSetIn(root, called)) return undefined;
  if (root.is !== 'variable') return called.owner && isSetAtBirth(project, root) ? root : undefined;
  const binding = root.unit.binding(root.binding)!;
  // On what a library offers a function registers for good; one that waits in it does so for each call.
  if (binding.kind === 'import' && called === at.unit.functionOf(at.region)) return undefined;
  // The page and the process belong to other rules.
  if (binding.region === 0) return binding.kind === 'free' ? undefined : root;
  return target.life !== 'passing' && isOfOuter(root.unit, binding, called) ? root : undefined;
}

/** What the function around was given or made, once for all calls of the one in it. */
function isOfOuter(unit: Unit, { id, kind, region }: Binding, called: FunctionNode): boolean {
  const isFixed = kind === 'parameter' ? unit.definitions[id]!.length === 0 : unit.soleDefinition(id) !== undefined;
  return isFixed && called.unit === unit && unit.isWithin(called.region.id, unit.functionOf(region).region.id);
}

/** An attribute that is given another object later may be given it before each call. */
function isSetAtBirth(project: Project, root: TargetRoot): boolean {
  return (
    root.is !== 'field' ||
    fieldSitesOf(root.of, root.name).every(
      site => site.function === undefined || project.frequencies.isBirthOnly(site.function),
    )
  );
}

/**
 * What the function was given, where the function has an end of its own and the listener does not know of it: it settles a
 * promise. What waits for one event only may wait there when the function has long been over.
 */
export function givenRoot(
  project: Project,
  { unit, node, at, receiver, topic, row }: Acquisition,
  called: FunctionNode,
): TargetRoot | undefined {
  const binding = unit.bindingOf(receiver);
  if (binding?.kind !== 'parameter' || unit.functionOf(binding.region) !== called) return undefined;
  if (row.once) return { is: 'variable', unit, binding: binding.id, sure: false };
  const event = topic && topicOf(project, { at, value: topic });
  if (event === undefined || receiver === undefined) return undefined;
  const { streams, endEvents, deliveries } = unit.catalog.resources;
  const isSettled = isExecutor(node) && !endEvents.has(event) && !deliveries.has(event);
  if (!isSettled || streams.has(plainName(binding.name))) return undefined;
  return { is: 'variable', unit, binding: binding.id, sure: false };
}

/** `const signal = this.signalOf()`: what a variable of the function stands for. */
function definedAs(at: At, value: Value, called: FunctionNode): Value {
  if (value.is !== 'name' || at.unit.binding(value.binding)?.kind !== 'variable') return value;
  if (!at.unit.isWithin(at.unit.binding(value.binding)!.region, called.region.id)) return value;
  const fact = onlyDefinition(at, value.binding);
  const given = fact === undefined ? undefined : at.unit.assignment(fact).value;
  if (given?.is === 'get') return given;
  // `this.getSignal && this.getSignal()`.
  const asked = given?.is === 'op' && given.op === 'and' ? given.of.at(-1)! : given;
  const name = lastName((asked && at.unit.call(asked))?.callee);
  // Any other method may make another one each time.
  return asked && (/^get[A-Z]/.test(name) || name === value.name) ? asked : value;
}

/** What the function around has made is another one for each of its calls, in which this may be called once. */
export function isOfAllCalls(root: TargetRoot | undefined): boolean {
  if (root?.is !== 'variable') return root !== undefined;
  const { kind, region } = root.unit.binding(root.binding)!;
  return kind !== 'variable' || region === 0;
}
