import { calledName } from '../../program/calls/call-forms.js';
import type { Parameter, Region, Value } from '../../../model/model.js';
import { isBoundToHost } from '../../program/classes/components.js';
import { constructorOf } from '../../program/classes/constructors.js';
import { typeOfAnnotation } from '../../program/types/annotations.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Names } from '../../program/names.js';
import { headOf, type Frequency } from '../frequency.js';
import { isOwnOfAnotherSort } from './own-decorators.js';
import { isServed, isServedMethod } from './served.js';
import type { Tools } from './tools.js';
import { calledAs } from '../../program/spelling.js';

/** Answers which functions a framework calls for each request or event. */
export class Handlers {
  constructor(
    private readonly names: Names,
    private readonly tools: Tools,
  ) {}

  /** Decorators and framework methods that make a function a handler. */
  of(node: FunctionNode): Frequency | undefined {
    const { unit, region } = node;
    const { catalog } = unit;
    for (const decorator of region.function?.decorators ?? []) {
      const name = calledName(unit, decorator);
      if (!catalog.handlerDecorators.has(name) || isForOnce(unit, decorator)) continue;
      if (!this.tools.hold(node) && !isOwnOfAnotherSort(this.names, unit, decorator))
        return { runs: 'repeated', place: headOf(node), says: `${calledAs(region.name)} is a handler: \`@${name}\`` };
    }
    if (isServed(node))
      return {
        runs: 'repeated',
        place: headOf(node),
        says: `${calledAs(region.name)} answers requests, as its file says`,
      };
    if (answersByParameters(node))
      return {
        runs: 'repeated',
        place: headOf(node),
        says: `${calledAs(region.name)} answers requests, as its parameters say`,
      };
    if (!node.owner) return undefined;
    if (isServedMethod(node))
      return { runs: 'repeated', place: headOf(node), says: `${calledAs(region.name)} is called for every event` };
    if (isGateway(node))
      return { runs: 'repeated', place: headOf(node), says: `\`${node.owner.name}\` is called for every request` };
    if (isBoundToHost(node.owner, region.name))
      return {
        runs: 'repeated',
        place: headOf(node),
        says: `${calledAs(region.name)} is bound to an event of its element`,
      };
    const isHandlerClass = node.owner.outside.some(name =>
      ['request', 'connection'].includes(catalog.lives[name] ?? ''),
    );
    if (isHandlerClass && (catalog.eventMethods.has(region.name) || catalog.requestMethods.has(region.name))) {
      return { runs: 'repeated', place: headOf(node), says: `${calledAs(region.name)} runs for every request` };
    }
    return undefined;
  }

  /** `limit(req: Request, res: Response, next)`: whether a parameter is what a request or an event comes with. */
  isGivenEvent({ unit, region }: FunctionNode): boolean {
    return region.function!.parameters.some(parameter => this.isEvent(unit, parameter));
  }

  /** `req: Request`. */
  isEvent(unit: Unit, { type }: Parameter): boolean {
    const found = type && typeOfAnnotation(this.names, unit, type);
    return found?.is === 'outside' && unit.catalog.eventTypes.has(found.name);
  }
}

/** `(req, res)`, `(req, res, next)`. */
function answersByParameters({ unit, region }: FunctionNode): boolean {
  return unit.catalog.answering.test((region.function?.parameters ?? []).map(({ name }) => name).join(' '));
}

/** A middleware, by what its interface makes of the names: `__call__(self, scope, receive, send)`, `__init__(self, get_response)`. */
function isGateway({ unit, region, owner }: FunctionNode): boolean {
  const { gateways } = unit.catalog;
  if (region.name !== '__call__') return false;
  const maker = owner && constructorOf(owner);
  return [region, maker?.region].some(each => each !== undefined && gateways.has(namesOf(each)));
}

/** The parameters of a method, as one text, without the instance. */
function namesOf({ function: shape }: Region): string {
  return (shape?.parameters ?? [])
    .slice(1)
    .map(({ name }) => name)
    .join(' ');
}

/** `@app.on_event('startup')`: what a framework calls once, when it begins or ends. */
export function calledAtStart(node: FunctionNode): Frequency | undefined {
  const { unit, region } = node;
  const isStart = region.function?.decorators.some(decorator => isForOnce(unit, decorator));
  return isStart ? { runs: 'setup', place: headOf(node), says: `${calledAs(region.name)} is called once` } : undefined;
}

/** `@app.on_event('startup')`, `@app.before_serving`. */
function isForOnce(unit: Unit, decorator: Value): boolean {
  const { onceEvents } = unit.catalog.resources;
  const topic = unit.call(decorator)?.arguments[0]?.value;
  if (topic?.is === 'const' && onceEvents.has(String(topic.value))) return true;
  return onceEvents.has(calledName(unit, decorator));
}
