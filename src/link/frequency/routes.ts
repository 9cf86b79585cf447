import type { Value } from '../../model/model.js';
import type { Handover } from '../program/calls.js';
import type { FunctionNode } from '../program/unit.js';

/** Verbs of a router, and of much else: `app.get('/news', handler)`, `cache.get(key, () => load(key))`. */
const VERBS = /^(get|post|put|patch|delete|all)$/;

/** Whether what is called like a router's verb shows neither a path nor a handler of requests. */
export function isNoRoute({ unit, fact, verb }: Handover, { region }: FunctionNode): boolean {
  const call = unit.fact(fact);
  if (unit.module.language !== 'typescript' || call.is !== 'call' || !VERBS.test(verb)) return false;
  if (isJQuery(call.callee)) return true;
  // `(request, response)`; one parameter has `(context)`, and what is called back with an answer.
  return region.function!.parameters.length < 2 && !isPath(call.arguments[0]?.value);
}

function isPath(value: Value | undefined): boolean {
  return value?.is === 'const' && typeof value.value === 'string' && /^[/*]/.test(value.value);
}

/** `$.get(url, answer)`. */
function isJQuery(callee: Value): boolean {
  return callee.is === 'get' && callee.of.is === 'name' && /^(\$|jQuery)$/.test(callee.of.name);
}
