import type { Value } from '../../../model/model.js';
import { argumentFor } from '../../program/calls/arguments.js';
import { calledName } from '../../program/calls/call-forms.js';
import type { Calls, Handover } from '../../program/calls/calls.js';
import type { At } from '../../program/at.js';
import type { Program } from '../../program/program.js';
import type { Types } from '../../program/types/types.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { eventOf } from './events.js';

const MAX_CALLS = 2;

/** Whether a function is decorated to hear a message: `@socketio.on('leave')`, `@SubscribeMessage('leave')`. */
export function isDecoratedToHear(types: Types, { unit, region }: FunctionNode, decorator: Value): boolean {
  const { peers, handlerDecorators } = unit.catalog;
  const name = calledName(unit, decorator);
  const call = unit.call(decorator);
  const topic = call?.arguments[0]?.value;
  const message = topic?.is === 'const' ? String(topic.value) : region.name;
  if (!handlerDecorators.has(name) || peers.own.has(message)) return false;
  if (peers.decorators.has(name)) return true;
  const verb = call?.callee ?? decorator;
  const at = { unit, region: region.parent, before: region.from };
  const server = verb.is === 'get' ? types.typeOf(at, verb.of) : undefined;
  return server?.is === 'outside' && peers.servers.has(server.name);
}

/** Whether a function is handed over to hear a message of the one at the other end: `socket.on('leave', f)`. */
export function isHandedToHear(calls: Calls, handover: Handover): boolean {
  const { unit, fact } = handover;
  const event = eventOf(handover);
  const call = unit.fact(fact);
  if (event === undefined || call.is !== 'call' || call.callee.is !== 'get') return false;
  return !unit.catalog.peers.own.has(event) && isConnection(calls, unit, call.callee.of);
}

/** `socket` of `io.on('connection', socket => …)`, and where it is handed on. */
function isConnection(calls: Calls, unit: Unit, value: Value, depth = 0): boolean {
  const binding = unit.bindingOf(value);
  if (binding?.kind !== 'parameter') return false;
  const node = unit.functionOf(binding.region);
  const { arrivals } = unit.catalog.peers;
  if (calls.handoversOf(node).some(handover => arrivals.has(eventOf(handover) ?? ''))) return true;
  return (
    depth < MAX_CALLS &&
    calls.callersOf(node).some(({ unit: by, fact }) => {
      const given = argumentFor(node, by.callAt(fact), binding.id);
      return given !== undefined && isConnection(calls, by, given, depth + 1);
    })
  );
}

/** `socket.id`, `request.sid`, the parameter `sid`: what tells the line that a message comes by from all others. */
export function isOfSender({ names, calls }: Pick<Program, 'names' | 'calls'>, { unit }: At, key: Value): boolean {
  const { lines, senders } = unit.catalog.peers;
  if (key.is === 'name') return senders.has(key.name) && unit.binding(key.binding)?.kind === 'parameter';
  if (key.is !== 'get' || !lines.has(key.name)) return false;
  const outside = names.outsideName(unit, key.of);
  return isConnection(calls, unit, key.of) || (outside !== undefined && unit.catalog.requests.has(outside));
}
