import { memberOf } from '../../../model/members.js';
import type { Value } from '../../../model/model.js';
import { remember } from '../../program/remember.js';
import type { ClassNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';

const TOP = new Set(['', '/']);

/** Whether every address of an application is shown within this: `{ path: '', component: Frame, children: […] }`. */
export function isFrame(project: Project, cls: ClassNode): boolean {
  return framesIn(project).has(cls);
}

const framesIn = remember((project: Project): ReadonlySet<ClassNode> => {
  const frames = new Set<ClassNode>();
  for (const unit of project.units) {
    if (unit.module.language !== 'typescript') continue;
    for (const value of valuesIn(unit)) for (const cls of framesAmong(project, unit, value)) frames.add(cls);
  }
  return frames;
});

/** What is given to variables, to calls, and to who imports the module. */
function* valuesIn({ module }: Unit): Iterable<Value | undefined> {
  for (const fact of module.facts) {
    if (fact.is === 'assign') yield fact.value;
    if (fact.is === 'call') for (const { value } of fact.arguments) yield value;
  }
  for (const { value } of module.exports) yield value;
}

/** Of a list of routes: those at the top that have others within them. */
function framesAmong(project: Project, unit: Unit, routes: Value | undefined): ClassNode[] {
  if (routes?.is !== 'literal' || routes.holds === 'mapping') return [];
  return routes.of.flatMap(route => {
    if (route.is !== 'literal' || !isAtTop(route)) return [];
    const within = memberOf(route, 'children');
    const shown = memberOf(route, 'component');
    if (within === undefined) return [];
    const entity = shown && (project.names.broughtBy(unit, shown) ?? project.names.entityOf(unit, shown));
    return entity?.is === 'class' ? [entity.node] : framesAmong(project, unit, within);
  });
}

function isAtTop(route: Extract<Value, { is: 'literal' }>): boolean {
  const path = memberOf(route, 'path');
  return path?.is === 'const' && TOP.has(String(path.value));
}
