import { type Member, membersOf } from '../../../model/members.js';
import type { Value } from '../../../model/model.js';
import { isNameOf, lastName, partsOf } from '../../../model/parts.js';
import { lastOf } from '../../../model/qualified-names.js';
import { isLeft } from '../../program/alternatives.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { definitionOf } from '../acquired/definitions.js';
import { isExecutor } from '../acquired/executors.js';
import { isNamedAlike, topicOf } from '../released/inverses/identity.js';
import type { Target } from '../targets/target-life.js';
import { isSelf } from '../written/names.js';
import { type Silence, silent } from './silence.js';

/** By the event that is waited for, and by the options: it is over when that has come. */
export function silenceOfEvent(project: Project, acquisition: Acquisition, { life }: Target): Silence | undefined {
  const { at, topic, options, unit, row, receiver } = acquisition;
  // A signal is an event of its own: `widget.disposed.connect(f)`.
  const signal = row.topic === undefined ? lastName(receiver) || undefined : undefined;
  const name = topic ? topicOf(project, { at, value: topic }) : signal;
  // The process and the page end with their programs: before that, each owner adds one more.
  const { endEvents, finalEvents } = unit.catalog.resources;
  const isEnd = name !== undefined && (endEvents.has(lastPart(name)) || endEvents.has(name));
  if (isEnd && life !== 'process') {
    return finalEvents.has(lastPart(name))
      ? silent('the event comes at the end of its target', 'one')
      : silent('the event comes at the end of its target, as a rule', 'usually');
  }
  if (isEnd && isAskedBefore(acquisition)) return silent('it waits for what has not come yet, and comes once');
  if (name !== undefined && isExecutor(acquisition.node) && unit.catalog.resources.onceEvents.has(name))
    return silent('it is waited for, and comes once');
  if (isPutOff(acquisition)) return silent('it waits for what has not come yet, and does then what is put off here');
  if (row.once && name !== undefined && unit.catalog.resources.overEvents.test(name))
    return silent('it waits for what has begun to be over, and is gone then');
  if (row.once && isAskedFor(acquisition)) return silent('it is the answer to what is asked there');
  return options && isTakenByOptions(project, at, options)
    ? silent('it is taken back by its options', 'options')
    : undefined;
}

/** `if (!ready) { bus.on('ready', this.start.bind(this)); return; }` in `start`: only as long as it has not come. */
function isPutOff({ unit, node, call, handler }: Acquisition): boolean {
  const bound = handler && unit.call(handler)?.callee;
  const meant = bound?.is === 'get' && bound.name === 'bind' ? bound.of : handler;
  if (meant === undefined || lastName(meant) !== node.region.name || node.region.name === '') return false;
  if (meant.is === 'get' && !isSelf(unit, meant.of)) return false;
  return [...unit.around(call.region, node.region.id)].some(
    around => around.branch?.test !== undefined && isLeft(unit, around, 'return'),
  );
}

/**
 * `socket.once('saved', f); socket.emit('saved', draft);`: what is asked on the spot is answered under the same name, or under
 * one that has the same key in it: `bus.once(`port-${id}`, f); bus.send('open', id)`. Who waits before that sends it further on:
 * `work.then(() => { bus.once('next', f); }).then(() => bus.emit('next'))`.
 */
function isAskedFor({ unit, node, topic, receiver, fact }: Acquisition): boolean {
  const isSame = (value: Value | undefined): boolean =>
    value?.is === 'const' && topic?.is === 'const' && value.value === topic.value;
  const { sends } = unit.catalog.resources;
  const { to } = namedAround(node).region;
  for (const call of unit.calls.within({ from: fact, to })) {
    if (call.callee.is !== 'get') continue;
    if (!sends.has(call.callee.name) || !isNamedAlike(call.callee.of, receiver)) continue;
    if (isSame(call.arguments[0]?.value)) return true;
    if (unit.functionOf(call.region) === node && call.arguments.some(({ value }) => isPartOf(value, topic)))
      return true;
  }
  return false;
}

/** The method, or the function of the module, that functions without a name are written in. */
function namedAround(node: FunctionNode): FunctionNode {
  let around = node;
  while (around.region.name === '' && around.outer && around.outer.region.id !== 0) around = around.outer;
  return around;
}

/** A variable that a text is made with. */
function isPartOf(value: Value, topic: Value | undefined): boolean {
  if (value.is !== 'name' || topic === undefined || topic.is === 'name') return false;
  return partsOf(topic).some(part => isNameOf(part, value.binding));
}

/** `if (app.isReady()) start(); else app.on('ready', start)`: on the way where its target says that it has not come. */
function isAskedBefore({ unit, node, call, receiver }: Acquisition): boolean {
  let { region } = call;
  for (let each: FunctionNode | undefined = node; each; each = isExecutor(each) ? each.outer : undefined) {
    for (const { branch } of unit.around(region, each.region.id))
      if (branch?.test && asks(unit, branch.test, receiver)) return true;
    region = each.region.parent;
  }
  return false;
}

function asks(unit: Unit, test: Value, receiver: Value | undefined): boolean {
  const asked = unit.call(test)?.callee ?? test;
  if (asked.is === 'get') return isNamedAlike(asked.of, receiver);
  return test.is === 'op' && test.of.some(part => asks(unit, part, receiver));
}

/** `{ once: true }`, `{ signal }`, written there or in a variable. */
export function isTakenByOptions(project: Project, at: Acquisition['at'], options: Value): boolean {
  const given = definitionOf(project, at, options)?.value ?? options;
  return membersOf(given).some(member => isEnding(at.unit, member));
}

/** `disconnected` of `Browser.Events.Disconnected`; `close` of `@close`, which is an emitter's word to its own library. */
function lastPart(topic: string): string {
  const last = lastOf(topic).replace(/^[@$]/, '');
  return /^[A-Z][a-z]/.test(last) ? last[0]!.toLowerCase() + last.slice(1) : last;
}

/** `{ once: true }`, `{ signal }`, `{ oneTimeOnly: true }`. */
function isEnding({ catalog }: Unit, { name, value }: Member): boolean {
  const { onceOptions, signalOptions } = catalog.resources;
  const isOff = value.is === 'const' && value.value === false;
  return signalOptions.has(name) || (onceOptions.has(name) && !isOff);
}
