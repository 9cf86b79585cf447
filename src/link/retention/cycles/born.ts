import type { Reason } from '../../../finding.js';
import { livesAtLeast, runsAtLeast } from '../../../model/time.js';
import { isAside, isShowing } from '../../program/modules/aside.js';
import type { Project } from '../../project.js';
import { ancestry } from '../../program/classes/ancestry.js';
import type { Site } from '../../program/calls/calls.js';
import type { ClassNode } from '../../program/unit.js';

const MAX_DEPTH = 4;
const MAX_MAKERS = 8;
/** What shows that objects of the class are made again and again, and do not stay; undefined where that is not so. */
export function birthOf(project: Project, cls: ClassNode, depth = 0): Reason | undefined {
  const { life } = project.lives.ofClass(cls);
  if (isAside(cls.unit)) return undefined;
  if (isOfEvent(cls)) return byHead(cls, `one \`${cls.name}\` is made for each request or connection`);
  if (life === 'data' || livesAtLeast(life, 'long')) return undefined;
  const made = project.calls.makersOf(cls).filter(({ unit }) => !isShowing(unit));
  const birth = byMaker(project, cls, made) ?? byParents(project, made, depth);
  const isTold = cls.unit.catalog.names.comesAndGoes.test(cls.name) && isMadeByUnknown(project, made);
  return birth === undefined && isTold ? byHead(cls, `what is called \`${cls.name}\` comes and goes`) : birth;
}

function byHead(cls: ClassNode, says: string): Reason {
  return { place: cls.unit.place(cls.region.head), role: 'repeats', says };
}

/** By a method of what comes with each event, or by other code that runs again and again. */
function byMaker(project: Project, { name }: ClassNode, made: readonly Site[]): Reason | undefined {
  const ofEvent = made.find(isInEvent);
  const site =
    ofEvent ?? made.find(({ unit, region }) => runsAtLeast(project.frequencies.of(unit, region).runs, 'repeated'));
  if (site === undefined) return undefined;
  const place = site.unit.place(site.unit.fact(site.fact).at);
  return { place, role: 'repeats', says: `one more \`${name}\` is made here each time` };
}

/** By the constructors of objects that come and go. */
function byParents(project: Project, made: readonly Site[], depth: number): Reason | undefined {
  if (depth >= MAX_DEPTH) return undefined;
  const parents = made
    .slice(0, MAX_MAKERS)
    .map(({ unit, region }) => unit.functionOf(region))
    .filter(node => node.owner !== undefined && project.frequencies.isBirthOnly(node));
  return parents.map(({ owner }) => birthOf(project, owner!, depth + 1)).find(birth => birth !== undefined);
}

function isMadeByUnknown(project: Project, made: readonly Site[]): boolean {
  const runs = made.map(({ unit, region }) => project.frequencies.of(unit, region).runs);
  return runs.length === 0 || runs.some(each => runsAtLeast(each, 'unknown'));
}

function isInEvent({ unit, region }: Site): boolean {
  const { owner } = unit.functionOf(region);
  return owner !== undefined && isOfEvent(owner);
}

/** A framework makes one for each connection or request. */
function isOfEvent(cls: ClassNode): boolean {
  const { lives } = cls.unit.catalog;
  return [...ancestry(cls)].some(({ outside }) =>
    outside.some(name => /^(request|connection)$/.test(lives[name] ?? '')),
  );
}
