import type { Value } from '../../../model/model.js';
import { memberOf } from '../../program/classes/object-methods.js';
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
    for (const fact of unit.module.facts) {
      const given =
        fact.is === 'call' ? fact.arguments.map(({ value }) => value) : fact.is === 'assign' ? [fact.value] : [];
      for (const value of given) for (const cls of framesAmong(project, unit, value)) frames.add(cls);
    }
  }
  return frames;
});

/** Of a list of routes: those at the top that have others within them. */
function framesAmong(project: Project, unit: Unit, routes: Value | undefined): ClassNode[] {
  if (routes?.is !== 'literal' || routes.holds === 'mapping') return [];
  return routes.of.flatMap(route => {
    if (route.is !== 'literal' || !isAtTop(route)) return [];
    const within = memberOf(route, 'children');
    const shown = memberOf(route, 'component');
    if (within === undefined) return [];
    const entity = shown && project.names.entityOf(unit, shown);
    return entity?.is === 'class' ? [entity.node] : framesAmong(project, unit, within);
  });
}

function isAtTop(route: Extract<Value, { is: 'literal' }>): boolean {
  const path = memberOf(route, 'path');
  return path?.is === 'const' && TOP.has(String(path.value));
}
