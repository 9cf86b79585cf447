import type { EffectRow } from '../../../model/catalog/catalog.js';
import type { BindingId, CallFact, FactId, RegionId, Value } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import { atFact, type At } from '../../program/at.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { madeBy, type Made } from '../../slots/made.js';
import type { Operation } from '../../slots/slots.js';
import type { Spot } from '../../slots/spot.js';
import type { Grown } from './grown.js';
import { areKeysWritten } from './written-keys.js';

/** Where methods add to the attribute that the parameter is stored in: `self.handlers = handlers`. */
export function growsThroughField(
  project: Project,
  node: FunctionNode,
  binding: BindingId,
  { holds }: Made,
): Pick<Grown, 'place' | 'few'> | undefined {
  const methods = [...(node.owner?.methods.values() ?? [])];
  const grows = fieldsGiven(project, node, binding).flatMap(spot =>
    methods.flatMap(method => [...growsIn(project, method, spot, holds)]),
  );
  const [first] = grows;
  return first && { place: first.place, few: grows.every(({ few }) => few) };
}

/** The attributes that the function stores its parameter in. */
function fieldsGiven(project: Project, { unit, region }: FunctionNode, binding: BindingId): readonly Spot[] {
  const spots: Spot[] = [];
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    if (fact.is === 'assign' && fact.target.is === 'get' && isNameOf(fact.value, binding))
      spots.push(...project.operations.target(atFact(unit, id), fact.target));
  }
  return spots;
}

function* growsIn(
  project: Project,
  { unit, region }: FunctionNode,
  spot: Spot,
  holds: Made['holds'],
): Iterable<Pick<Grown, 'place' | 'few'>> {
  const madeIn: RegionId[] = [];
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    if (fact.is === 'assign' && isMadeAnew(project, unit, id, spot)) madeIn.push(fact.region);
    if (madeIn.some(around => unit.isWithin(fact.region, around))) continue;
    const few = addsFew(project, unit, id, spot, holds);
    if (few !== undefined) yield { place: unit.place(fact.at), few };
  }
}

/** Whether a fact adds under names that are written in the code; undefined where it adds nothing. */
function addsFew(project: Project, unit: Unit, id: FactId, spot: Spot, holds: Made['holds']): boolean | undefined {
  const fact = unit.fact(id);
  const at = atFact(unit, id);
  const isIt = (value: Value): boolean => project.spots.of(at, value).includes(spot);
  if (fact.is === 'call' && fact.callee.is === 'get' && isIt(fact.callee.of)) {
    const verb = unit.catalog.methods[holds]?.[fact.callee.name];
    return verb?.does === 'grow' ? isWrittenThere(at, additionBy(verb, fact)) : undefined;
  }
  if (fact.is !== 'assign' || fact.target.is !== 'item' || !isIt(fact.target.of)) return undefined;
  // `entries[index] = entry` puts another in the place of one that a list has.
  if (!isAddedAt(holds, fact.target.key)) return undefined;
  return isWrittenThere(at, fact.target) && !isOfOwner(unit, fact.value);
}

/** `self.nets = []` before `self.nets.append(net)`: what the method adds to is its own. */
function isMadeAnew({ operations, names }: Project, unit: Unit, id: FactId, spot: Spot): boolean {
  const { how, target, value } = unit.assignment(id);
  const at = atFact(unit, id);
  if (how !== 'set' || value === undefined || target.is === 'item') return false;
  return operations.target(at, target).includes(spot) && madeBy(names, at, value) !== undefined;
}

/** Methods are called by others with more than is seen: by names that stand in them they add no more than these. */
function isWrittenThere(at: At, { key, value }: { key?: Value | undefined; value?: Value | undefined }): boolean {
  return key === undefined ? areKeysWritten(at, value) : key.is === 'const';
}

/** `settings["logger"] = self.logger`: what is the first one's own is there for all that follow. */
function isOfOwner(unit: Unit, value: Value | undefined): boolean {
  return value?.is === 'get' && unit.bindingOf(value.of)?.kind === 'self';
}

/** What a call of the verb adds, and under which key. */
function additionBy(verb: EffectRow, { arguments: given }: CallFact): Pick<Operation, 'key' | 'value'> {
  return {
    key: verb.key === undefined ? undefined : given[verb.key]?.value,
    value: verb.value === undefined ? undefined : given[verb.value]?.value,
  };
}

/** Under a key, or at the end of what is ordered: `rows[len(rows):] = more`. */
function isAddedAt(holds: Made['holds'], key: Value): boolean {
  return (holds !== 'list' && holds !== 'deque') || (key.is === 'op' && key.op === 'slice');
}
