import type { CallFact, Fact, FactId } from '../../model/model.js';
import { AssignEffects } from './assign-effects.js';
import { CallEffects } from './call-effects.js';
import { Fills } from './fills.js';
import { HelperEffects } from './helper-effects.js';
import { Measures } from './measures.js';
import type { Names } from '../program/names.js';
import { Sightings } from './sightings.js';
import { SlotMakers } from './slot-makers.js';
import { SlotTable } from './slot-table.js';
import type { Spots } from './spots.js';
import type { Types } from '../program/types/types.js';
import type { Unit } from '../program/unit.js';

/** Calls of helpers that call helpers are followed this far. */
const HELPER_ROUNDS = 4;

/**
 * Finds every slot of the project, and everything that is done to each, in three passes over the facts: what is made
 * where; what each fact does to a place; what helpers do to the places they are given.
 */
export function findOperations(units: readonly Unit[], names: Names, types: Types, spots: Spots): SlotTable {
  const table = new SlotTable(names, types, spots);
  collectMakers(units, table);
  collectEffects(units, table);
  const helpers = new HelperEffects(table, units);
  for (let round = 0; round < HELPER_ROUNDS; round++) helpers.applyHelpers();
  return table;
}

function collectMakers(units: readonly Unit[], table: SlotTable): void {
  const makers = new SlotMakers(table);
  for (const unit of units) {
    unit.module.facts.forEach((fact, id) => makers.collectMade(unit, fact, id));
    for (const region of unit.module.regions) makers.collectDefaults(unit, region);
    for (const cls of unit.classes.values()) makers.collectContainer(cls);
  }
}

function collectEffects(units: readonly Unit[], table: SlotTable): void {
  const sightings = new Sightings(table);
  const calls = new CallEffects(table, units);
  const assigns = new AssignEffects(table, sightings);
  const measures = new Measures(table);
  const fills = new Fills(table);
  const ofCall = (unit: Unit, call: CallFact, id: FactId): void => {
    if (calls.collect(unit, call, id)) return;
    for (const { value } of call.arguments) sightings.argumentEscapes(unit, call, id, value);
  };
  const collect = (unit: Unit, fact: Fact, id: FactId): void => {
    if (fact.is === 'call') ofCall(unit, fact, id);
    else if (fact.is === 'assign') assigns.ofAssign(unit, fact, id);
    else if (fact.is === 'delete') assigns.ofDelete(unit, fact, id);
    else if (fact.is === 'exit' && fact.value && (fact.how === 'return' || fact.how === 'yield'))
      sightings.escapes(unit, fact.value, id);
  };
  for (const unit of units) {
    unit.module.facts.forEach((fact, id) => {
      collect(unit, fact, id);
      fills.collect(unit, fact, id);
    });
    for (const region of unit.module.regions) measures.collectMeasures(unit, region);
  }
}
