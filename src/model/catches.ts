import type { Exit } from './exits.js';
import type { FactId, Module, Region, Value } from './model.js';
import { lastName } from './parts.js';

/** Whether a `catch` takes what leaves its `try`. */
export function takes(module: Module, { catches }: Region, { kind, fact, how }: Exit): 'always' | 'perhaps' | 'never' {
  if (kind === 'jump') return 'never';
  const isScript = module.language === 'typescript';
  // Ending a generator runs its `finally`, and in TypeScript no `catch`.
  if (isScript) return kind === 'cancel' ? 'never' : 'always';
  if (catches === undefined) return 'always';
  const names = catches.map(lastName);
  if (names.includes('BaseException')) return 'always';
  if (kind === 'cancel')
    return names.some(name => /^(CancelledError|Cancelled|GeneratorExit)$/.test(name)) ? 'always' : 'never';
  const isSure = names.includes('Exception') || (how === 'throw' && names.includes(raised(module, fact)));
  return isSure ? 'always' : 'perhaps';
}

/** The last name of the class that a `raise` makes an exception of; '' where it is another one. */
function raised({ facts }: Module, id: FactId): string {
  const fact = facts[id]!;
  const value = fact.is === 'exit' ? fact.value : undefined;
  const called = value?.is === 'call' ? facts[value.fact]! : undefined;
  return lastName(called?.is === 'call' ? called.callee : value);
}

/** `await p.catch(report)`, `await new Promise(resolve => setTimeout(resolve, ms))`. */
export function cannotReject({ facts, regions }: Module, value: Value): boolean {
  const call = value.is === 'call' ? facts[value.fact]! : undefined;
  if (call?.is !== 'call') return false;
  if (call.callee.is === 'get' && call.callee.name === 'catch') return call.arguments.length > 0;
  const executor = call.arguments[0]?.value;
  if (!call.new || call.callee.is !== 'name' || call.callee.name !== 'Promise' || executor?.is !== 'function')
    return false;
  return regions[executor.region]!.function!.parameters.length === 1;
}
