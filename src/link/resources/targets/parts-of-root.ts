import { componentRowsOf, isRoot } from '../../program/components.js';
import { push } from '../../program/maps.js';
import { remember } from '../../program/remember.js';
import type { ClassNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';

/** Whether the file of the component that holds all others is the only one that uses this: it is drawn there, once as a rule. */
export function isPartOfRoot(project: Project, cls: ClassNode): boolean {
  if (!componentRowsOf(cls).some(({ hasPage }) => hasPage)) return false;
  const users = usersIn(project).get(cls) ?? [];
  return users.length === 1 && [...users[0]!.classes.values()].some(each => isRoot(project.calls, each));
}

/** The modules that import each component. */
const usersIn = remember((project: Project): ReadonlyMap<ClassNode, readonly Unit[]> => {
  const users = new Map<ClassNode, Unit[]>();
  for (const unit of project.units) {
    if (unit.module.language !== 'typescript') continue;
    for (const { binding } of unit.module.imports) {
      const entity = project.names.ofBinding(unit, binding);
      if (entity?.is === 'class') push(users, entity.node, unit);
    }
  }
  return users;
});
