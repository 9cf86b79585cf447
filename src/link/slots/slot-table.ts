import type { Catalog } from '../../model/catalog/catalog.js';
import type { Span, Value, FactId, GetValue } from '../../model/model.js';
import { isNameOf } from '../../model/parts.js';
import type { Names } from '../program/names.js';
import { isParameter, type Spot } from './spot.js';
import type { Spots } from './spots.js';
import type { Operation, OperationKind, ParameterEffect, Slot } from './slots.js';
import type { Types } from '../program/types/types.js';
import { atFact, type At } from '../program/at.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { remember } from '../program/remember.js';
import { isCompound } from '../program/spelling.js';

/** What is done to a place, before it is known whether the place is a slot. */
export interface PlaceEffect {
  readonly kind: OperationKind;
  readonly at: At;
  readonly span: Span;
  readonly key?: Value | undefined;
  readonly value?: Value | undefined;
  readonly through?: FunctionNode;
  readonly inHelper?: ParameterEffect;
  readonly ifMissing?: boolean;
}

/** The slots found so far, and what is done to each; the one place where operations are written down. */
export class SlotTable {
  readonly slots = new Map<Spot, Slot>();
  /** Removals on receivers whose type is unknown, by the attribute's name: they count for every slot of that name. */
  readonly loose = new Map<string, Operation[]>();
  /** The names of variables and attributes that hold a slot. */
  readonly slotNames = new Set<string>();
  /** What the places of slots end in: `rooms` of `rooms` and of `self.hub.rooms`. */
  readonly lastNames = new Set<string>();
  private readonly effects = new Map<FunctionNode, ParameterEffect[]>();

  constructor(
    readonly names: Names,
    readonly types: Types,
    readonly spots: Spots,
  ) {}

  /** What functions do to their parameters, since it was last asked for. */
  takeEffects(): ReadonlyMap<FunctionNode, readonly ParameterEffect[]> {
    const taken = new Map(this.effects);
    this.effects.clear();
    return taken;
  }

  /** The places an assignment writes; a name is written itself, not what it stood for. */
  target(at: At, target: Value): readonly Spot[] {
    if (target.is === 'name') {
      const entity = this.names.ofBinding(at.unit, target.binding);
      if (entity?.is !== 'variable') return [];
      const scope = at.unit.binding(target.binding);
      const cls =
        scope && at.unit.region(scope.region).kind === 'class' ? at.unit.classes.get(scope.region) : undefined;
      return [cls ? this.spots.field(cls, target.name) : this.spots.variable(entity.unit, entity.binding)];
    }
    if (target.is === 'item') return this.spots.of(at, target.of).flatMap(spot => this.spots.step(spot, '*'));
    if (target.is !== 'get') return [];
    const cls = this.types.classOf(at, target.of);
    if (cls) return [this.spots.field(cls, target.name)];
    const entity = this.names.entityOf(at.unit, target);
    if (entity?.is === 'variable') return [this.spots.variable(entity.unit, entity.binding)];
    const own = this.spots.ofThis(at.unit, target.of, target.name);
    return own ?? this.spots.of(at, target.of).flatMap(spot => this.spots.step(spot, `.${target.name}`));
  }

  /** `d.update(a=1)`, `d.update({k: v})`, `xs.extend(ys)`: each key that is written is a growth of its own. */
  growMany(spot: Spot, at: At, span: Span, value: Value | undefined): void {
    if (value?.is === 'literal') {
      if (value.of.length === 0) return;
      value.of.forEach((item, index) => {
        const key = value.keys?.[index];
        this.add(spot, { kind: 'grow', at, span, key, value: item });
      });
      return;
    }
    this.add(spot, { kind: 'grow', at, span, value });
  }

  /** `d[k] - 1`, `counts.get(k) - 1`: a number that was there, counted down. */
  isLess(at: At, spot: Spot, value: Value | undefined): boolean {
    if (value?.is !== 'op' || value.op !== '-') return false;
    return this.spots.of(at, value.of[0]!).some(({ within }) => within === spot);
  }

  /** A removal through a receiver of unknown type: `conn.rooms.pop(k)`, or a parameter that is called like an attribute. */
  loosely(unit: Unit, span: Span, id: FactId, method: GetValue): void {
    const { of, name } = method;
    const attribute = of.is === 'get' || isNamedLikeField(unit, of) ? (of as { name: string }).name : undefined;
    const at = atFact(unit, id);
    if (attribute === undefined || !isRemoval(unit, name) || this.isOwn(at, of)) return;
    const operation = this.operation(unit, { kind: 'shrink', at, span });
    const known = this.loose.get(attribute);
    if (known) known.push(operation);
    else this.loose.set(attribute, [operation]);
  }

  /** `self._cookies`, where the class makes what it calls so: no other's of that name, which it could have been handed. */
  private isOwn(at: At, receiver: Value): boolean {
    const cls = receiver.is === 'get' ? this.types.classOf(at, receiver.of) : undefined;
    const sites = cls?.fields.get((receiver as GetValue).name) ?? [];
    return sites.length > 0 && sites.every(({ unit, fact }) => isMadeHere(unit.assignment(fact).value));
  }

  add(spot: Spot, what: PlaceEffect): void {
    const slot = this.slots.get(spot);
    const isHelper = isParameter(spot) && !isReplaced(what.at, spot);
    if (slot === undefined && !isHelper) return;
    const operation = this.operation(what.at.unit, what);
    if (isHelper) {
      const node = (spot.root as { unit: Unit; binding: number }).unit.functionOf(
        (spot.root as { unit: Unit; binding: number }).unit.binding((spot.root as { binding: number }).binding)!.region,
      );
      const known = this.effects.get(node);
      if (known) known.push({ spot, operation });
      else this.effects.set(node, [{ spot, operation }]);
    }
    slot?.operations.push(operation);
  }

  private operation(unit: Unit, what: PlaceEffect): Operation {
    const { kind, at, span, key, value, through, inHelper, ifMissing } = what;
    return {
      kind,
      unit,
      fact: at.before,
      region: at.region,
      place: unit.place(span),
      key,
      value,
      at,
      ...(through && { through }),
      ...(inHelper && { inHelper }),
      ...(ifMissing && { ifMissing }),
    };
  }
}

/** `rows = [] if rows is None else list(rows)` before it: what is done then is done to the function's own. */
function isReplaced(at: At, { root }: Spot): boolean {
  if (root.is !== 'binding' || root.unit !== at.unit) return false;
  const { unit } = at;
  const isIt = (value: Value | undefined): boolean =>
    value === undefined || isNameOf(value, root.binding) || (value.is === 'choice' && value.of.some(isIt));
  return unit.definitions[root.binding]!.some(id => {
    const { how, value, region } = unit.assignment(id);
    return how === 'set' && id < at.before && !isIt(value) && unit.isWithin(at.region, region);
  });
}

function isMadeHere(value: Value | undefined): boolean {
  return value === undefined || value.is === 'const' || value.is === 'literal' || value.is === 'call';
}

/** A parameter of several words: `del pending_messages[id]` is likely done to the `pending_messages` of somebody. */
function isNamedLikeField(unit: Unit, value: Value): boolean {
  if (value.is !== 'name' || unit.binding(value.binding)?.kind !== 'parameter') return false;
  return isCompound(value.name);
}

/** Whether the verb takes entries out of a container of some kind; queues and texts apart. */
export function isRemoval({ catalog }: Unit, verb: string): boolean {
  return removalsOf(catalog).has(verb);
}

const removalsOf = remember(({ methods }: Catalog): ReadonlySet<string> => {
  const rows = Object.entries(methods).flatMap(([holds, verbs]) =>
    holds === 'queue' || holds === 'text' ? [] : Object.entries(verbs),
  );
  const removing = rows.filter(([, { does }]) => does === 'shrink' || does === 'clear');
  return new Set(['delete', ...removing.map(([verb]) => verb)]);
});
