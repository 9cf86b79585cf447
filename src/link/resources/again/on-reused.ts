import type { FactId, Value } from '../../../model/model.js';
import { isAside } from '../../program/modules/aside.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { isNamedAlike } from '../released/inverses/identity.js';
import { isInStartup } from '../standing/startups.js';
import type { Standing } from '../standing/standing.js';
import { isDoneOnce } from './done-once.js';
import { isNewEachTime, type PerCall } from './per-call.js';
import { lastName, partsOf, pathRoot } from '../../../model/parts.js';
import { eventOf } from '../../frequency/handovers/events.js';
import type { ReusedWords } from '../../../model/catalog/resource-words.js';

/**
 * What a request hears on its connection, which a pool keeps for the requests after it:
 * `request.on('socket', socket => socket.on('lookup', …))`, `request.connection.once('connect', …)`. Nobody takes it off, nor
 * asks whether the connection is a new one.
 */
export function leftOnReused(project: Project, { acquisition, releases }: Standing): PerCall | undefined {
  const { unit, node, row, receiver, fact } = acquisition;
  const { reused } = unit.catalog.resources;
  if (reused === undefined || receiver === undefined || row.kind !== 'listener' || isAside(unit)) return undefined;
  if (!isReused(project, unit, reused, receiver) || releases.found.some(({ how }) => how !== 'gone')) return undefined;
  if (!isNewEachTime(project, acquisition) || isDoneOnce(unit, fact) || isAsked(node, fact, reused, receiver))
    return undefined;
  const called = namedAround(node);
  if (called === undefined || isInStartup(project, called)) return undefined;
  const says = 'a pool gives the connection to the requests after this one as well';
  return { because: { place: unit.place(unit.fact(fact).at), role: 'held', says }, node: called, sure: true };
}

function namedAround(node: FunctionNode): FunctionNode | undefined {
  let each: FunctionNode | undefined = node;
  while (each && (each.region.name === '' || each.region.id === 0)) each = each.outer;
  return each;
}

function isReused(project: Project, unit: Unit, words: ReusedWords, receiver: Value): boolean {
  const { events, members, of, upgrades } = words;
  if (receiver.is === 'name') return comesWith(project, unit, receiver, events);
  if (receiver.is !== 'get' || !members.has(receiver.name) || !of.has(lastName(receiver.of))) return false;
  return !comesWith(project, unit, pathRoot(receiver), upgrades);
}

/** Whether a variable is what a function is given with one of the events. */
function comesWith(project: Project, unit: Unit, value: Value, events: ReadonlySet<string>, depth = 0): boolean {
  const binding = unit.bindingOf(value);
  const meant = binding?.kind === 'variable' ? unit.soleValue(binding.id) : undefined;
  if (meant?.is === 'name' && depth < MAX_DEPTH) return comesWith(project, unit, meant, events, depth + 1);
  if (binding?.kind !== 'parameter') return false;
  return project.calls.handoversOf(unit.functionOf(binding.region)).some(handover => {
    const event = eventOf(handover);
    return handover.how === 'argument' && event !== undefined && events.has(event);
  });
}

/** `if (socket.connecting) socket.once('connect', f); else f();`, `if (request.reusedSocket) return;`. */
function isAsked({ unit, region }: FunctionNode, fact: FactId, { says }: ReusedWords, receiver: Value): boolean {
  const asks = (value: Value, depth: number): boolean => {
    if (value.is === 'get' && (says.has(value.name) || isNamedAlike(value.of, receiver))) return true;
    const given = value.is === 'name' && depth < MAX_DEPTH ? unit.soleValue(value.binding) : undefined;
    return (given !== undefined && asks(given, depth + 1)) || partsOf(value).some(part => asks(part, depth));
  };
  return unit.inside(region).some(({ branch, from }) => from <= fact && branch?.test && asks(branch.test, 0));
}

const MAX_DEPTH = 3;
