import type { CallFact, Value } from '../../model/model.js';
import { lastName } from '../../model/parts.js';
import type { Names } from '../program/names.js';
import { remember } from '../program/remember.js';
import type { ClassNode, Unit } from '../program/unit.js';
import type { Lifetime } from './lifetime.js';

/** `container.bind(Orders).toSelf().inSingletonScope()`, `providers.Singleton(Orders)`: one for the whole program. */
export function providedLife(names: Names, cls: ClassNode): Lifetime | undefined {
  const call = providedOnce(names).get(cls);
  if (call === undefined) return undefined;
  return { life: 'process', place: call, says: `one \`${cls.name}\` is provided to all who ask for it` };
}

const providedOnce = remember((names: Names): ReadonlyMap<ClassNode, Lifetime['place']> => {
  const found = new Map<ClassNode, Lifetime['place']>();
  for (const unit of names.units) {
    const { provides, shares } = unit.catalog.names;
    unit.eachCallNamed(
      verb => provides.test(verb) || shares.test(verb),
      call => {
        const isGiven = provides.test(lastName(call.callee));
        for (const value of isGiven ? valuesOf(call) : givenBefore(unit, call)) {
          const entity = names.entityOf(unit, value);
          if (entity?.is === 'class') found.set(entity.node, unit.place(call.at));
        }
      },
    );
  }
  return found;
});

/** `bind(T).to(Orders)` before `.inSingletonScope()`. */
function* givenBefore(unit: Unit, { callee }: CallFact): Iterable<Value> {
  for (let call = receiverOf(unit, callee); call; call = receiverOf(unit, call.callee)) yield* valuesOf(call);
}

function receiverOf(unit: Unit, callee: Value): CallFact | undefined {
  return callee.is === 'get' ? unit.call(callee.of) : undefined;
}

function valuesOf(call: CallFact): Value[] {
  return call.arguments.map(({ value }) => value);
}
