import { componentRowsOf, isRoot } from '../../program/classes/components.js';
import { push } from '../../program/maps.js';
import { remember } from '../../program/remember.js';
import type { ClassNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';

const MAX_NESTING = 3;

/**
 * Whether the file of the component that holds all others is the only one that uses this, or that of a part of it: it is drawn
 * there, once as a rule.
 */
export function isPartOfRoot(project: Project, cls: ClassNode, depth = 0): boolean {
  if (depth === MAX_NESTING || !componentRowsOf(cls).some(({ hasPage }) => hasPage)) return false;
  const users = usersIn(project).get(cls) ?? [];
  if (users.length !== 1) return false;
  return [...users[0]!.classes.values()].some(
    user => user !== cls && (isRoot(project.calls, user) || isPartOfRoot(project, user, depth + 1)),
  );
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
