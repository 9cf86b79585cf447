import { memberOf } from '../../../model/members.js';
import type { CallFact, Value } from '../../../model/model.js';
import type { Site } from '../../program/calls/calls.js';
import { push } from '../../program/maps.js';
import type { Names } from '../../program/names.js';
import { isObject } from '../../program/classes/object-methods.js';
import type { Unit } from '../../program/unit.js';

/** The browser dispatches none of these: `panel-opened`, `shopReady`. */
const OWN_NAME = /[-_:]|[a-z][A-Z]/;

/** The events that the program makes itself: `new CustomEvent('shop_ready')`, by their names. */
export class Dispatched {
  private known: ReadonlyMap<string, readonly Site[]> | undefined;

  constructor(
    private readonly units: readonly Unit[],
    private readonly names: Names,
  ) {}

  /** Where events of the name are made; none for those that others send. */
  sitesOf(name: string): readonly Site[] {
    this.known ??= this.find();
    return this.known.get(name) ?? [];
  }

  private find(): Map<string, Site[]> {
    const found = new Map<string, Site[]>();
    for (const unit of this.units) {
      if (unit.module.language !== 'typescript') continue;
      const { eventClasses } = unit.catalog.resources;
      unit.eachCallNamed(
        made => eventClasses.has(made),
        (call, id) => {
          const name = isMade(call) ? this.nameOf(unit, call.arguments[0]?.value) : undefined;
          if (name !== undefined && OWN_NAME.test(name)) push(found, name, { unit, fact: id, region: call.region });
        },
      );
    }
    return found;
  }

  /** Written there, or a member of an object of constants. */
  private nameOf(unit: Unit, value: Value | undefined): string | undefined {
    if (value?.is === 'const') return typeof value.value === 'string' ? value.value : undefined;
    if (value?.is === 'name') return this.nameOfVariable(unit, value, undefined);
    return value?.is === 'get' ? this.nameOfVariable(unit, value.of, value.name) : undefined;
  }

  private nameOfVariable(unit: Unit, value: Value, member: string | undefined): string | undefined {
    const entity = this.names.entityOf(unit, value);
    const given = entity?.is === 'variable' ? entity.unit.soleValue(entity.binding) : undefined;
    const named = member === undefined || given === undefined || !isObject(given) ? given : memberOf(given, member);
    return named?.is === 'const' && typeof named.value === 'string' ? named.value : undefined;
  }
}

/** `new CustomEvent(…)`, by the name of its class alone. */
function isMade({ new: isNew, callee }: CallFact): boolean {
  return isNew === true && callee.is === 'name';
}
