import type { Reason } from '../../../finding.js';
import { livesAtLeast, runsAtLeast } from '../../../model/time.js';
import { isAside, isShowing } from '../../program/aside.js';
import type { Project } from '../../project.js';
import { ancestry } from '../../program/ancestry.js';
import type { ClassNode } from '../../program/unit.js';

const MAX_DEPTH = 4;
const MAX_MAKERS = 8;
/** Words in the names of classes whose objects come and go. Weak evidence: it counts where nobody in sight says how often they are made. */
const COMES_AND_GOES =
  /(request|response|connection|session|transaction|message|stream|reader|writer|parser|cursor|context|query|exchange|span|protocol|transport|socket|document|job|conversation|client)$/i;

/** What shows that objects of the class are made again and again, and do not stay; undefined where that is not so. */
export function birthOf(project: Project, cls: ClassNode, depth = 0): Reason | undefined {
  const { life } = project.lives.ofClass(cls);
  const head = cls.unit.place(cls.region.head);
  if (isAside(cls.unit.module.path)) return undefined;
  if (isOfEvent(cls))
    return { place: head, role: 'repeats', says: `a \`${cls.name}\` is made for each request or connection` };
  if (life === 'data' || livesAtLeast(life, 'long')) return undefined;
  const made = project.calls
    .makersOf(cls)
    .filter(({ unit }) => !isShowing(unit.module.path))
    .map(site => ({ ...site, runs: project.frequencies.of(site.unit, site.region).runs }));
  const often = made.find(({ runs }) => runsAtLeast(runs, 'repeated'));
  if (often)
    return {
      place: often.unit.place(often.unit.fact(often.fact).at),
      role: 'repeats',
      says: `a \`${cls.name}\` is made here, again and again`,
    };
  const isTold =
    COMES_AND_GOES.test(cls.name) && (made.length === 0 || made.some(({ runs }) => runsAtLeast(runs, 'unknown')));
  if (isTold) return { place: head, role: 'repeats', says: `by its name, a \`${cls.name}\` comes and goes` };
  const parents = made.slice(0, MAX_MAKERS).map(({ unit, region }) => unit.functionOf(region));
  for (const node of depth < MAX_DEPTH ? parents : []) {
    const birth =
      node.owner && project.frequencies.isBirthOnly(node) ? birthOf(project, node.owner, depth + 1) : undefined;
    if (birth) return birth;
  }
  return undefined;
}

/** A framework makes one for each connection or request. */
function isOfEvent(cls: ClassNode): boolean {
  const { lives } = cls.unit.catalog;
  return [...ancestry(cls)].some(({ outside }) =>
    outside.some(name => /^(request|connection)$/.test(lives[name] ?? '')),
  );
}
