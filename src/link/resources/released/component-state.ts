import type { BindingId, CallFact, FactId, Region, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { isNamedIn } from '../../program/mentions.js';
import { remember } from '../../program/remember.js';
import type { Unit } from '../../program/unit.js';

/** A function that is run after drawing, again only when something that it is told of has changed. */
interface Effect {
  readonly body: Region;
  readonly call: CallFact;
}

/**
 * `useEffect(() => { load().then(setUrl); return () => revoke(url); }, [name])`: the cleanup knows the state as it was when the
 * effect ran, before it was set there, and is not told of another.
 */
export function isGivenStaleState(unit: Unit, { region, arguments: [given] }: CallFact): boolean {
  if (given?.value.is !== 'name' || !isState(unit, given.value.binding)) return false;
  const { binding } = given.value;
  const within = unit.functionOf(region).region;
  const effect = effectsIn(unit).find(({ body }) => body !== within && unit.isWithin(within.id, body.id));
  const changes = effect?.call.arguments[1]?.value;
  return changes?.is === 'literal' && !isNamedIn(changes, binding);
}

/** The state that a call sets: of `setUrl(url)`, where `const [url, setUrl] = useState(…)`. */
export function stateSetBy(unit: Unit, { callee }: CallFact): BindingId | undefined {
  const pair = callee.is === 'name' ? partOfHook(unit, callee.binding, 1) : undefined;
  return pair && statesIn(unit).get(pair.fact);
}

function isState(unit: Unit, binding: BindingId): boolean {
  return partOfHook(unit, binding, 0) !== undefined;
}

/** `useState(…)`, where the variable is the first of what it gives, or the second. */
function partOfHook(unit: Unit, binding: BindingId, index: number): Extract<Value, { is: 'call' }> | undefined {
  const given = unit.soleValue(binding);
  if (given?.is !== 'item' || given.key.is !== 'const' || given.key.value !== index) return undefined;
  return given.of.is === 'call' && unit.catalog.resources.ownHooks.has(lastName(unit.call(given.of)?.callee))
    ? given.of
    : undefined;
}

/** The variables of states, by the calls that give them. */
const statesIn = remember((unit: Unit): ReadonlyMap<FactId, BindingId> => {
  const states = new Map<FactId, BindingId>();
  for (const { id } of unit.module.bindings) {
    const hook = partOfHook(unit, id, 0);
    if (hook) states.set(hook.fact, id);
  }
  return states;
});

const effectsIn = remember((unit: Unit): readonly Effect[] => {
  const { effects } = unit.catalog.resources;
  return unit.module.facts.flatMap(fact => {
    const [first] = fact.is === 'call' && effects.has(lastName(fact.callee)) ? fact.arguments : [];
    return first?.value.is === 'function' ? [{ body: unit.region(first.value.region), call: fact as CallFact }] : [];
  });
});
