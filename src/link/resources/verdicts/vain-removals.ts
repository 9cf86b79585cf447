import type { Confidence } from '../../../finding.js';
import type { CallFact, FactId, Place, Value } from '../../../model/model.js';
import { runsAtLeast } from '../../../model/time.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import { lastName } from '../../../model/parts.js';
import { isAside } from '../../program/modules/aside.js';
import type { Project } from '../../project.js';
import { atFact } from '../../program/at.js';
import type { Unit } from '../../program/unit.js';
import { boundOf } from '../acquired/handlers.js';
import { topicOf } from '../released/inverses/identity.js';
import { writtenName } from '../written/names.js';
import type { Mismatch } from '../released/release.js';
import { addedBefore } from './added-at-end.js';
import { isAddedBeside, isMadeAnew } from './made-anew.js';
import { Rows } from '../acquired/rows.js';
import type { Inventory, Standing } from '../standing/standing.js';

/** A removal that is given a function made on the spot: nobody can have added it before. */
export interface VainRemoval {
  readonly row: ResourceRow;
  readonly place: Place;
  /** What it removes from, and which event: `window 'resize'`. */
  readonly name: string;
  readonly why: Mismatch['why'];
  readonly confidence: Confidence;
  /** The registration that it looks as if it took back, though that may not live long enough to leak. */
  readonly meant: Standing | undefined;
}

/** Those that no mismatched registration speaks of. */
export function findVainRemovals(project: Project, inventory: Inventory): VainRemoval[] {
  const spoken = new Set<CallFact>();
  const meant = new Map<CallFact, Standing>();
  for (const standing of inventory.standings) {
    for (const { unit, fact } of standing.releases.mismatches) {
      meant.set(unit.callAt(fact), standing);
      if (standing.state === 'mismatched') spoken.add(unit.callAt(fact));
    }
  }
  const written: VainRemoval[] = [];
  for (const unit of project.units) {
    if (isAside(unit)) continue;
    const rows = Rows.of(unit.catalog.resources);
    unit.eachCallNamed(
      verb => rows.ofComparing(verb) !== undefined,
      (call, id) => {
        if (spoken.has(call)) return;
        const removal = vainRemoval(project, unit, call, id, meant.get(call));
        if (removal) written.push(removal);
      },
    );
  }
  return [...written, ...inventory.standings.flatMap(standing => ofAddition(project, inventory, standing) ?? [])];
}

/** What an end adds once more, where it should remove it. */
function ofAddition(project: Project, inventory: Inventory, standing: Standing): VainRemoval | undefined {
  const meant = addedBefore(project, inventory, standing);
  if (meant === undefined) return undefined;
  const { row, unit, call, receiver, topic, at } = standing.acquisition;
  const event = topic && topicOf(project, { at, value: topic });
  const name = receiver ? nameOf(unit, receiver, event) : '';
  return { row, place: unit.place(call.at), name, why: 'adds', confidence: 'likely', meant };
}

function vainRemoval(
  project: Project,
  unit: Unit,
  call: CallFact,
  id: FactId,
  meant: Standing | undefined,
): VainRemoval | undefined {
  const { callee } = call;
  if (callee.is !== 'get' || call.new) return undefined;
  const row = Rows.of(unit.catalog.resources).ofComparing(callee.name);
  if (row?.handler === undefined) return undefined;
  const given = call.arguments.slice(0, row.handler + 1);
  if (given.length <= row.handler || given.some(({ spread }) => spread)) return undefined;
  const handler = given[row.handler]!.value;
  const at = atFact(unit, id);
  const isBound = boundOf(at, handler) !== undefined;
  const isAnew = isMadeAnew(unit, id, handler) && isAddedBeside(unit, id, handler);
  if (!isBound && !isAnew && handler.is !== 'function') return undefined;
  const topic = row.topic === undefined ? undefined : topicOf(project, { at, value: given[row.topic]!.value });
  return {
    row,
    place: unit.place(call.at),
    name: nameOf(unit, callee.of, topic),
    why: isBound ? 'bound' : isAnew ? 'anew' : 'fresh',
    confidence: confidenceOf(project, unit, id, isAnew),
    meant,
  };
}

/** What runs once removes nothing that it has added before. */
function confidenceOf(project: Project, unit: Unit, id: FactId, isAnew: boolean): Confidence {
  const { region } = unit.fact(id);
  if (unit.functionOf(region).region.id === 0) return 'possible';
  if (!isAnew) return 'certain';
  return runsAtLeast(project.frequencies.of(unit, region).runs, 'unknown') ? 'likely' : 'possible';
}

function nameOf(unit: Unit, target: Value, topic: string | undefined): string {
  const on = writtenName(unit, target) || lastName(target);
  return [on, topic === undefined ? '' : `'${topic}'`].filter(Boolean).join(' ');
}
