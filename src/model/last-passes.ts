import { isSame, said, type Tells } from './conditions.js';
import type { FactId, Module, Region } from './model.js';

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
