import { positionOf } from '../model/source.js';
import type { Runs } from '../model/time.js';
import { causeOf } from './frequency/frequency.js';
import { type Growth, growthOf } from './growth/growth.js';
import { confidenceOf } from './growth/judgement.js';
import type { Domain } from './keys/keys.js';
import type { Project } from './project.js';
import { explainResources } from './resources/explain.js';
import { explainOpened } from './retention/opened/explain.js';
import type { Slot } from './slots/slots.js';
import { speaksOf } from './program/called.js';
import type { Unit } from './program/unit.js';

/** Why each slot of a file, and what it acquires and opens, is or is not reported; of all these, what is called `name`. */
export function explain(project: Project, path: string, name?: string): string[] {
  const blocks: string[] = [];
  for (const slot of project.operations.slots.values()) {
    if (slot.made[0]!.place.path !== path || !speaksOf(slot.spot.name, name)) continue;
    blocks.push(explainSlot(project, slot));
  }
  return [...blocks, ...explainResources(project, path, name), ...explainOpened(project, path, name)];
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
  const lives = life === 'unknown' ? 'how long it lives is not known' : `lives ${life}`;
  return says ? `${lives}: ${says}` : lives;
}

function verdictLine(project: Project, slot: Slot): string {
  const growth = growthOf(project, slot);
  if ('silent' in growth) return `silent: ${growth.silent}`;
  const confidence = confidenceOf(growth);
  return `${confidence ?? 'silent, the case is too weak'}: ${factsOf(growth)}`;
}

function factsOf({ frequency, keyed, domain }: Growth): string {
  return `it grows ${OFTEN[frequency.runs]} (${causeOf(frequency)}), and its ${keyed ? 'keys' : 'entries'} ${FROM[domain]}`;
}

const OFTEN: Readonly<Record<Runs, string>> = {
  once: 'once',
  setup: 'while things are set up',
  unknown: 'whenever its function is called',
  repeated: 'again and again',
  endless: 'without end',
};

const FROM: Readonly<Record<Domain, string>> = {
  constant: 'are written in the code',
  finite: 'are few',
  self: 'belong to the owner',
  named: 'are few, to judge by their name',
  unknown: 'may be any',
  open: 'are many, to judge by their name',
  text: 'are text that people write, to judge by their name',
  brought: 'are what an event brings',
  subject: 'stand for whoever comes, to judge by their name',
  object: 'are objects with a life of their own',
  event: 'are new each time',
};

function where(unit: Unit, offset: number): string {
  return `${unit.module.path}:${positionOf(unit.module.lineStarts, offset).line}`;
}
