import { positionOf } from '../model/source.js';
import { growthOf } from './growth/growth.js';
import { confidenceOf, kindOf } from './growth/judgement.js';
import type { Project } from './project.js';
import { explainResources } from './resources/explain.js';
import type { Slot } from './slots/slots.js';
import type { Unit } from './program/unit.js';

/** Why each slot of a file and what it acquires, or the one called `name`, is or is not reported. */
export function explain(project: Project, path: string, name?: string): string {
  const blocks: string[] = [];
  for (const slot of project.operations.slots.values()) {
    if (slot.made[0]!.place.path !== path || (name !== undefined && !slot.spot.name.includes(name))) continue;
    blocks.push(explainSlot(project, slot));
  }
  const resources = explainResources(project, path, name);
  if (resources !== '') blocks.push(resources);
  return blocks.length > 0 ? blocks.join('\n\n') : 'No slot that holds a collection, and nothing acquired.';
}

function explainSlot(project: Project, slot: Slot): string {
  const lines = [`${slot.spot.name}: a ${slot.made[0]!.holds}, ${lifeLine(project, slot)}`];
  for (const operation of slot.operations) {
    lines.push(`  ${operation.kind.padEnd(8)} ${where(operation.unit, operation.place.span[0])}`);
  }
  lines.push(`  ${verdictLine(project, slot)}`);
  return lines.join('\n');
}

function lifeLine(project: Project, slot: Slot): string {
  const { life, says } = project.lives.ofSlot(slot);
  return says ? `lives ${life}: ${says}` : `lives ${life}`;
}

function verdictLine(project: Project, slot: Slot): string {
  const growth = growthOf(project, slot);
  if ('silent' in growth) return `silent: ${growth.silent}`;
  const confidence = confidenceOf(growth);
  const facts = `keys: ${growth.domain}; runs: ${growth.frequency.runs} (${growth.frequency.says})`;
  return confidence === undefined ? `silent: too weak a case; ${facts}` : `${confidence} (${kindOf(growth)}); ${facts}`;
}

function where(unit: Unit, offset: number): string {
  return `${unit.module.path}:${positionOf(unit.module.lineStarts, offset).line}`;
}
