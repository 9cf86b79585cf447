import type { Confidence } from '../../../finding.js';
import type { CallFact, FactId, Place, Value } from '../../../model/model.js';
import type { ResourceRow } from '../../../model/resource-rows.js';
import { isAside } from '../../program/aside.js';
import type { Project } from '../../project.js';
import { atFact } from '../../program/types.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { boundOf } from '../acquired/handlers.js';
import { sameHandler, sameTopic, topicOf } from '../released/identity.js';
import { isSelf, lastName, writtenName } from '../written/names.js';
import type { Mismatch } from '../released/release.js';
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
      meant.set(unit.fact(fact) as CallFact, standing);
      if (standing.state === 'mismatched') spoken.add(unit.fact(fact) as CallFact);
    }
  }
  const written = project.units.flatMap(unit =>
    isAside(unit.module.path)
      ? []
      : unit.module.facts.flatMap((fact, id) =>
          fact.is === 'call' && !spoken.has(fact) ? (vainRemoval(project, unit, fact, id, meant.get(fact)) ?? []) : [],
        ),
  );
  return [...written, ...inventory.standings.flatMap(standing => addedAtEnd(project, inventory, standing) ?? [])];
}

/** `this.on('change', this.draw)` in `dispose`, among calls of `off`: what was added before is added once more. */
function addedAtEnd(project: Project, inventory: Inventory, standing: Standing): VainRemoval | undefined {
  const { row, unit, node, owner, call, receiver, topic, handler, at } = standing.acquisition;
  if (owner === undefined || topic === undefined || handler === undefined || isAside(unit.module.path))
    return undefined;
  // A function of the module that does nothing is added to hear the errors of what is being torn down.
  if (!isOwn(unit, handler) || !inventory.teardowns.isEnd(node) || !removesOthers(unit, node, row)) return undefined;
  const earlier = inventory.ofOwner(owner).find(({ acquisition: other, state }) => {
    if (other.row !== row || other.node === node || state !== 'released') return false;
    const isSame = sameTopic(project, { at, value: topic }, other.topic && { at: other.at, value: other.topic });
    return (
      isSame === 'same' &&
      sameHandler(project, { at, value: handler }, other.handler && { at: other.at, value: other.handler }) === 'same'
    );
  });
  if (earlier === undefined) return undefined;
  const event = topicOf(project, { at, value: topic });
  return {
    row,
    place: unit.place(call.at),
    name: receiver ? nameOf(unit, receiver, event) : '',
    why: 'adds',
    confidence: 'likely',
    meant: earlier,
  };
}

/** `this.draw`. */
function isOwn(unit: Unit, handler: Value): boolean {
  return handler.is === 'get' && isSelf(unit, handler.of);
}

function removesOthers(unit: Unit, { region }: FunctionNode, { release: { verbs = [] } }: ResourceRow): boolean {
  return unit.module.facts
    .slice(region.from, region.to)
    .some(fact => fact.is === 'call' && verbs.includes(lastName(fact.callee) ?? ''));
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
  if (!isBound && handler.is !== 'function') return undefined;
  const topic = row.topic === undefined ? undefined : topicOf(project, { at, value: given[row.topic]!.value });
  return {
    row,
    place: unit.place(call.at),
    name: nameOf(unit, callee.of, topic),
    why: isBound ? 'bound' : 'fresh',
    confidence: unit.functionOf(call.region).region.id === 0 ? 'possible' : 'certain',
    meant,
  };
}

function nameOf(unit: Unit, target: Value, topic: string | undefined): string {
  const on = writtenName(unit, target) || (lastName(target) ?? '');
  return [on, topic === undefined ? '' : `'${topic}'`].filter(Boolean).join(' ');
}
