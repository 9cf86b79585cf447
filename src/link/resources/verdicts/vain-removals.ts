import type { Confidence } from '../../../finding.js';
import type { CallFact, FactId, Place, Value } from '../../../model/model.js';
import { runsAtLeast } from '../../../model/time.js';
import type { ResourceRow } from '../../../model/resource-rows.js';
import { lastName } from '../../../model/parts.js';
import { isAside } from '../../program/modules/aside.js';
import type { Project } from '../../project.js';
import { atFact } from '../../program/at.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { boundOf } from '../acquired/handlers.js';
import { sameHandler, samePlace, sameTopic, topicOf, type Located, type Sameness } from '../released/identity.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { isEnding } from '../acquired/disposables.js';
import { isSelf, writtenName } from '../written/names.js';
import type { Mismatch } from '../released/release.js';
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
      meant.set(unit.fact(fact) as CallFact, standing);
      if (standing.state === 'mismatched') spoken.add(unit.fact(fact) as CallFact);
    }
  }
  const written: VainRemoval[] = [];
  for (const unit of project.units) {
    if (isAside(unit)) continue;
    unit.module.facts.forEach((fact, id) => {
      if (fact.is !== 'call' || spoken.has(fact)) return;
      const removal = vainRemoval(project, unit, fact, id, meant.get(fact));
      if (removal) written.push(removal);
    });
  }
  return [...written, ...inventory.standings.flatMap(standing => addedAtEnd(project, inventory, standing) ?? [])];
}

/** `this.on('change', this.draw)` in `dispose`, among calls of `off`: what was added before is added once more. */
function addedAtEnd(project: Project, inventory: Inventory, standing: Standing): VainRemoval | undefined {
  const { row, unit, node, owner, call, receiver, topic, handler, at } = standing.acquisition;
  if (owner === undefined || handler === undefined || isAside(unit)) return undefined;
  // A function of the module that does nothing is added to hear the errors of what is being torn down.
  if (!isOwn(unit, handler) || !inventory.teardowns.isEnd(node)) return undefined;
  const isBesideOthers = removesOthers(unit, node, row);
  if (!isBesideOthers && !isEnding(owner, node.region.name)) return undefined;
  const earlier = inventory.ofOwner(owner).find(({ acquisition: other, state }) => {
    if (other.row !== row || other.node === node || state !== (isBesideOthers ? 'released' : 'open')) return false;
    return isSameAddition(project, standing.acquisition, other);
  });
  if (earlier === undefined) return undefined;
  const event = topic && topicOf(project, { at, value: topic });
  return {
    row,
    place: unit.place(call.at),
    name: receiver ? nameOf(unit, receiver, event) : '',
    why: 'adds',
    confidence: 'likely',
    meant: earlier,
  };
}

/** The same function for the same event of the same thing; where an end removes others, the last may be reached another way. */
function isSameAddition(project: Project, one: Acquisition, other: Acquisition): boolean {
  const located = (of: Acquisition, value: Value | undefined): Located | undefined => value && { at: of.at, value };
  const isSame = (part: 'topic' | 'receiver', how: typeof sameTopic): boolean =>
    one[part] === undefined
      ? other[part] === undefined
      : how(project, located(one, one[part]), located(other, other[part])) === 'same';
  if (!isSame('topic', sameTopic) || !isSame('receiver', sameLocated)) return false;
  return sameHandler(project, located(one, one.handler), located(other, other.handler)) === 'same';
}

function sameLocated(project: Project, one: Located | undefined, other: Located | undefined): Sameness {
  return one && other ? samePlace(project, one, other) : 'unknown';
}

/** `this.draw`. */
function isOwn(unit: Unit, handler: Value): boolean {
  return handler.is === 'get' && isSelf(unit, handler.of);
}

function removesOthers(unit: Unit, { region }: FunctionNode, { release: { verbs = [] } }: ResourceRow): boolean {
  return unit.module.facts
    .slice(region.from, region.to)
    .some(fact => fact.is === 'call' && verbs.includes(lastName(fact.callee)));
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
