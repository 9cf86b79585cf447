import { isSame, said, type Tells } from './conditions.js';
import type { FactId, Module, Region, Value } from './model.js';

/**
 * Whether the pass of a loop that acquires something is its last: the loop goes on for as long as it is not there
 * (`while sock is None: sock = connect()`), or a flag that it asks for is set with it (`while not done: …; done = True`).
 */
export function isLastPass(module: Module, { from, to, loop }: Region, acquire: FactId, tells?: Tells): boolean {
  const test = loop!.test;
  if (test === undefined || acquire < from || acquire >= to) return false;
  if (tells && said(test, tells) === 'free') return true;
  const { region } = module.facts[acquire]!;
  return module.facts.slice(acquire, to).some(fact => {
    if (fact.is !== 'assign' || fact.region !== region || fact.value?.is !== 'const') return false;
    const goesOn = said(test, part => (isSame(part, fact.target) ? 'held' : undefined));
    return goesOn === (fact.value.value ? 'free' : 'held');
  });
}

/** `while True`, `for (;;)`: left by `break` only. */
export function isForEver({ loop }: Region): boolean {
  const { form, test } = loop!;
  if (form === 'for' || form === 'while' || form === 'do')
    return test === undefined ? form === 'for' : test.is === 'const' && Boolean(test.value);
  return false;
}

/** Whether a condition holds in the last pass of `for attempt in range(retries + 1)`, and in no other: `attempt == retries`. */
export function lastPassTest(module: Module, { from, loop }: Region): ((test: Value) => boolean) | undefined {
  const walked = loop!.over?.is === 'call' ? module.facts[loop!.over.fact] : undefined;
  const counter = module.facts[from];
  if (walked?.is !== 'call' || walked.callee.is !== 'name' || walked.callee.name !== 'range') return undefined;
  if (counter?.is !== 'assign' || counter.target.is !== 'name' || walked.arguments.length > 2) return undefined;
  const end = walked.arguments.at(-1)?.value;
  const { target } = counter;
  return test => {
    if (end === undefined || test.is !== 'op' || (test.op !== '==' && test.op !== '>=')) return false;
    const [one, other] = test.of;
    if (isSame(one!, target)) return isOneMore(module, other!, end);
    return isOneMore(module, target, one!) && isSame(other!, end, module);
  };
}

/** `retries + 1` and `retries`, `attempts` and `attempts - 1`, 3 and 2. */
function isOneMore(module: Module, value: Value, more: Value): boolean {
  if (value.is === 'const' && more.is === 'const') return Number(value.value) + 1 === more.value;
  return isStep(module, more, '+', value) || isStep(module, value, '-', more);
}

/** `value + 1` */
function isStep(module: Module, sum: Value, op: '+' | '-', value: Value): boolean {
  if (sum.is !== 'op' || sum.op !== op) return false;
  const [base, step] = sum.of;
  return step?.is === 'const' && step.value === 1 && isSame(base!, value, module);
}
