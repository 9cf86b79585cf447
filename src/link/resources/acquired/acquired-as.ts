import type { Argument, CallFact, FactId, GetValue, RegionId, Value } from '../../../model/model.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import { isNothing, lastName } from '../../../model/parts.js';
import { takingFact } from '../../program/calls/takers.js';
import type { Project } from '../../project.js';
import type { At } from '../../program/at.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';
import { definitionOf } from './definitions.js';
import { isCallable, isFresh } from './handlers.js';
import { isOwnMember, isSelf } from '../written/names.js';
import { isGivenOneAnswer } from './one-answers.js';
import { isStream } from './signals.js';
import { capturesSelf } from './captures.js';
import type { Acquisition } from './acquisition.js';

/** What a call acquires, if it is of the sort that the row says; a verb alone shows nothing. */
export function acquiredAs(
  project: Project,
  row: ResourceRow,
  at: At,
  call: CallFact,
  made?: ClassNode,
): Acquisition | undefined {
  const { unit, before: fact } = at;
  const positional = positionalIn(unit, call);
  const isHelped = row.topic === 0 && !row.handlerAt && isOnFirst(project, at, call, positional);
  const before = row.onFirst || isHelped ? 1 : 0;
  const stream = streamOf(project, at, row, call);
  const handler = handlerOf(project, at, row, call, positional, before) ?? (stream && handlerIn(unit, stream));
  if (row.needs === 'function' && handler === undefined && stream === undefined) return undefined;
  if (isNothing(handler)) return undefined;
  const index = handler === undefined ? -1 : positional.indexOf(handler);
  if (!isGivenAsUsual(project, row, at, call, index)) return undefined;
  const shift = row.handlerAt && index === 2 && isEventName(positional[1]) ? 1 : before;
  const topic = row.topic === undefined || index <= row.topic ? undefined : positional[row.topic + shift];
  if (isBinding(project, at, call, topic)) return undefined;
  if (topic === undefined && row.needs === 'function' && isGivenOneAnswer(unit, call, handler)) return undefined;
  return {
    row,
    unit,
    fact,
    call,
    at,
    node: unit.functionOf(call.region),
    owner: ownerOf(unit, call.region, fact),
    receiver:
      shift === 1 || isOfHelper(unit, row, call, index) ? positional[0] : receiverOf(unit, row, call, positional),
    shift,
    topic,
    handler,
    context: row.context === undefined ? undefined : positional[Math.max(row.context, index + 1)],
    options: row.options === undefined ? optionsAfter(positional, index) : positional[row.options],
    made,
  };
}

/** `bus.on('update', f, { once: true, ...internal })`: an emitter of the program's own may take options as the page's do. */
function optionsAfter(given: readonly Value[], handler: number): Value | undefined {
  const last = handler < 0 ? undefined : given[handler + 1];
  return last?.is === 'literal' && last.holds === 'mapping' ? last : undefined;
}

function positionalIn({ module }: Unit, call: CallFact): Value[] {
  const isByName = module.language === 'python';
  return call.arguments.filter(({ name }) => isByName || name === undefined).map(({ value }) => value);
}

/** Whether what stands around the handler, the argument at the index, is what calls of the row are given there. */
function isGivenAsUsual(project: Project, row: ResourceRow, at: At, call: CallFact, index: number): boolean {
  const { unit } = at;
  const positional = positionalIn(unit, call);
  if (!isHandlerAt(unit, row, call, index)) return false;
  if (row.handlerNamed && index > 0 && !isNameOfEvent(project, at, positional[index - 1]!)) return false;
  if (row.signals && index === 0 && !isKeptBySignal(at, call, positional[index]!)) return false;
  return !row.needsContext || isSelf(unit, positional[index + 1]);
}

/** Where the row says that a handler stands. */
function isHandlerAt(unit: Unit, { handlerAt }: ResourceRow, { callee }: CallFact, index: number): boolean {
  if (handlerAt === undefined) return true;
  // `this.listen(document, 'click', f)`: a method of the owner's, which ends what it is asked for with its owner.
  const isOwners = index === 2 && isOwnMember(unit, callee);
  return handlerAt.includes(index) && !isOwners;
}

/** `'theme'`, `Events.Theme`, `const THEME = 'theme'`. */
function isNameOfEvent(project: Project, at: At, value: Value): boolean {
  const meant = definitionOf(project, at, value)?.value ?? value;
  return meant.is === 'const' ? typeof meant.value === 'string' : meant.is === 'get' && !isSelf(at.unit, meant.of);
}

/** A function made on the spot, or in the function around, or what it is told to keep, by a signal that is another object's. */
function isKeptBySignal(at: At, { callee, arguments: given }: CallFact, handler: Value): boolean {
  const isKept = given.some(isToKeep) || isFresh(at, handler) || isDeclaredInside(at.unit, handler);
  return callee.is === 'get' && isKept && !isOwnMember(at.unit, callee.of);
}

/** `saved.connect(self.on_saved, weak=False)` */
function isToKeep({ name, value }: Argument): boolean {
  return name === 'weak' && value.is === 'const' && value.value === false;
}

function isDeclaredInside(unit: Unit, handler: Value): boolean {
  const binding = unit.bindingOf(handler);
  return binding?.kind === 'function' && unit.functionOf(binding.region).region.id !== 0;
}

/** The class whose instance runs it; a static method has no instance. */
function ownerOf(unit: Unit, region: RegionId, fact: FactId): ClassNode | undefined {
  if (unit.classAround(region) !== undefined && isShared(unit, fact)) return undefined;
  for (let node: FunctionNode | undefined = unit.functionOf(region); node; node = node.outer)
    if (node.region.function?.static) return undefined;
  return unit.classOf(region);
}

/** What is made in a class body for the class itself. */
function isShared(unit: Unit, fact: FactId): boolean {
  if (unit.module.language === 'python') return true;
  const by = takingFact(unit, fact);
  return by?.is === 'assign' && by.static === true;
}

/** `source.pipe(tap(f)).subscribe()`: what is subscribed to by a call that is given nothing. */
function streamOf(
  project: Project,
  at: At,
  { after }: ResourceRow,
  { callee, arguments: given }: CallFact,
): Value | undefined {
  if (after === undefined || given.length > 0 || callee.is !== 'get') return undefined;
  return isStream(project, at, after, callee.of) ? callee.of : undefined;
}

/** The last function among those that its operators are given that works on the instance. */
function handlerIn(unit: Unit, stream: Value): Value | undefined {
  const operators = unit.call(stream)?.arguments ?? [];
  const given = operators.flatMap(({ value }) => unit.call(value)?.arguments ?? []);
  return given.map(({ value }) => value).findLast(value => value.is === 'function' && capturesSelf(unit, value));
}

/**
 * `bind(this, this.update)`, `bind(f, this)`, `Lists.bind(found, f)`: a function or a list is made of another, and nothing is
 * registered.
 */
function isBinding(project: Project, at: At, { callee }: CallFact, topic: Value | undefined): boolean {
  if (lastName(callee) !== 'bind') return false;
  return topic === undefined || isSelf(at.unit, topic) || isGathered(project, at, topic);
}

/** `found` of `const found = [];`: no name of an event, nor several that are written. */
function isGathered(project: Project, at: At, value: Value): boolean {
  const made = definitionOf(project, at, value)?.value;
  return made?.is === 'literal' && made.holds === 'list' && made.of.length === 0;
}

/** `renderer.listen(button, 'click', f)`, where `server.listen(port, 'localhost', f)` names a host. */
export function isEventName(value: Value | undefined): boolean {
  if (value?.is === 'get') return /Event/.test(lastName(value.of));
  return value?.is === 'const' && /^(?!localhost$)[a-z][\w:-]*(\.[a-z]+)?$/i.test(String(value.value));
}

/**
 * `DomEvent.on(button, 'click', f)`, `events.bind(button, 'click', this, f)`: one of a module of functions, which are given what
 * they work on.
 */
function isOnFirst(
  project: Project,
  at: At,
  { callee }: CallFact,
  [target, topic, handler, ...others]: readonly Value[],
): boolean {
  if (callee.is !== 'get' || target === undefined || target.is === 'const' || handler === undefined) return false;
  const of = at.unit.bindingOf(callee.of);
  const isModule = of?.kind === 'import' || (isEventName(topic) && isOfNamespace(at.unit, callee.of));
  const mayHear = isEventName(topic) ? [handler, ...others] : [handler];
  return isModule && mayHear.some(value => isCallable(project, at, value));
}

/** `lib.events` of a script that is on the page before. */
function isOfNamespace(unit: Unit, value: Value): boolean {
  if (value.is === 'get') return isOfNamespace(unit, value.of);
  const binding = unit.bindingOf(value);
  return binding?.kind === 'free' && !unit.catalog.resources.globals.has(binding.name);
}

/** What is run for the event: where the row says, else the first function among the arguments. */
function handlerOf(
  project: Project,
  at: At,
  row: ResourceRow,
  call: CallFact,
  given: readonly Value[],
  shift: number,
): Value | undefined {
  if (row.handler === undefined) return undefined;
  const expected = given[row.handler + shift];
  if (row.needs !== 'function') return expected;
  if (expected && (isCallable(project, at, expected) || isHeard(at, call, expected))) return expected;
  return given.find(value => isCallable(project, at, value));
}

/** `process.on('SIGTERM', exports.shutdown)`: what is known to send events is given what hears them, whatever that is called. */
function isHeard({ unit }: At, { callee, arguments: [topic] }: CallFact, handler: Value): boolean {
  const on = callee.is === 'get' ? unit.bindingOf(callee.of) : undefined;
  const isGlobal = on?.kind === 'free' && unit.catalog.resources.globals.has(on.name);
  return isGlobal && topic?.value.is === 'const' && (handler.is === 'get' || handler.is === 'name');
}

function receiverOf(unit: Unit, row: ResourceRow, { callee }: CallFact, given: readonly Value[]): Value | undefined {
  if (row.on !== undefined) return given[row.on];
  // An event that a module offers is what is listened to itself.
  if (row.handlerNamed && callee.is === 'name') return callee;
  return row.verb !== undefined && callee.is === 'get' ? unchained(unit, callee) : undefined;
}

/** `dom.onKeys(box, 'keydown', f)`: a helper of a module, which is given what it works on before the event. */
function isOfHelper(unit: Unit, { handlerNamed }: ResourceRow, { callee }: CallFact, handlerAt: number): boolean {
  if (!handlerNamed || handlerAt < 2 || callee.is !== 'get' || callee.of.is !== 'name') return false;
  return unit.binding(callee.of.binding)?.kind === 'import';
}

/** `emitter.on('a', f).on('b', g)`: each call gives the emitter back. */
export function unchained(unit: Unit, callee: GetValue): Value {
  let receiver = callee.of;
  for (let hops = 0; hops < MAX_CHAIN; hops++) {
    const call = unit.call(receiver);
    if (call?.callee.is !== 'get' || call.callee.name !== callee.name || call.arguments.length < 2) return receiver;
    receiver = call.callee.of;
  }
  return receiver;
}

const MAX_CHAIN = 64;
