import type { Value } from '../../../model/model.js';
import type { Handover } from '../../program/calls/calls.js';
import { callGiven } from '../../program/calls/handovers.js';
import type { Names } from '../../program/names.js';
import type { FunctionNode } from '../../program/unit.js';

/** `path('news/', news)`, `web.post('/login', login)`: an address is given its handler by a function of the framework. */
export function isRoute(names: Names, handover: Handover): boolean {
  if (callGiven(handover) === undefined) return false;
  const { unit, fact } = handover;
  const { routeFunctions } = unit.catalog;
  return routeFunctions.size > 0 && routeFunctions.has(names.outsideCalled(unit, fact) ?? '');
}

/** Whether what is called like a router's verb shows neither a path nor a handler of requests. */
export function isNoRoute({ unit, fact, verb }: Handover, { region }: FunctionNode): boolean {
  const call = unit.fact(fact);
  const { routeVerbs, resources } = unit.catalog;
  if (call.is !== 'call' || !routeVerbs.has(verb)) return false;
  const wrappers = resources.page?.wrappers ?? new Set();
  if (isOn(wrappers, call.callee)) return true;
  // `(request, response)`; one parameter has `(context)`, and what is called back with an answer.
  return region.function!.parameters.length < 2 && !isPath(call.arguments[0]?.value);
}

/** `app.use((state, emitter) => …)`: a part that a program is given once, and nothing that requests go through. */
export function isNoMiddleware({ unit, fact, verb }: Handover, { region }: FunctionNode): boolean {
  const { verbs, parameters, on } = unit.catalog.middleware;
  const call = unit.fact(fact);
  if (call.is !== 'call' || !verbs.has(verb) || pathNames(call.callee).some(name => on.has(name))) return false;
  return !parameters.test(region.function!.parameters.map(({ name }) => name).join(' '));
}

/** `["app", "router", "use"]` */
function pathNames(value: Value): string[] {
  if (value.is === 'get') return [...pathNames(value.of), value.name];
  return value.is === 'name' ? [value.name] : [];
}

/** `"/login"`, `"*"`. */
export function isPath(value: Value | undefined): boolean {
  return value?.is === 'const' && typeof value.value === 'string' && /^[/*]/.test(value.value);
}

/** `$.get(url, answer)`. */
function isOn(names: ReadonlySet<string>, callee: Value): boolean {
  return callee.is === 'get' && callee.of.is === 'name' && names.has(callee.of.name);
}
