import { lastName } from '../../../model/parts.js';
import { componentRowsOf } from '../../program/classes/components.js';
import { isAlwaysShown, isRoot } from '../../program/classes/shown-once.js';
import { push } from '../../program/maps.js';
import { remember } from '../../program/remember.js';
import type { ClassNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { isFrame } from './frames.js';

const MAX_NESTING = 3;

/**
 * Whether only the files of components that hold all others use this, or one that is a part of such a one: it is drawn there,
 * once as a rule. An application of several windows has as many of them.
 */
export function isPartOfRoot(project: Project, cls: ClassNode, depth = 0): boolean {
  if (depth === MAX_NESTING || !hasPage(cls)) return false;
  const users = usersIn(project).get(cls) ?? [];
  const isUsedBy = (asks: (user: ClassNode) => boolean): boolean =>
    users.every(({ classes }) => [...classes.values()].some(user => user !== cls && asks(user)));
  if (users.length > 0 && isUsedBy(user => holdsAll(project, user))) return true;
  return (
    users.length === 1 && isUsedBy(user => isDrawnBy(project, user, cls) && isPartOfRoot(project, user, depth + 1))
  );
}

/** Whatever is the case, as far as it is seen where the page stands. */
function isDrawnBy(project: Project, user: ClassNode, cls: ClassNode): boolean {
  const sites = project.calls.mountsOf(cls).filter(({ unit, region }) => unit.classOf(region) === user);
  return sites.every(({ unit, fact }) => isAlwaysShown(unit, fact));
}

/** Whether what it draws stands in a page of its own, which names the components that it is made from. */
function hasPage(cls: ClassNode): boolean {
  const { unit, region } = cls;
  const { forEach } = unit.catalog.resources.injection;
  const isDecorated = (region.class?.decorators ?? []).some(each => forEach.has(lastName(unit.call(each)?.callee)));
  return isDecorated || componentRowsOf(cls).some(row => row.hasPage);
}

/** A service that opens it as a dialog holds nothing in its page, whatever it is called. */
function holdsAll(project: Project, cls: ClassNode): boolean {
  const isNamedSo = hasPage(cls) && cls.unit.catalog.names.roots.test(cls.name);
  return isNamedSo || isRoot(project.calls, cls) || isFrame(project, cls);
}

/** The modules that import each component, or bring it in when it is shown. */
const usersIn = remember((project: Project): ReadonlyMap<ClassNode, readonly Unit[]> => {
  const users = new Map<ClassNode, Unit[]>();
  for (const unit of project.units) {
    if (unit.module.language !== 'typescript') continue;
    const entities = [
      ...unit.module.imports.map(({ binding }) => project.names.ofBinding(unit, binding)),
      ...unit.module.regions.map(({ id }) => project.names.broughtBy(unit, { is: 'function', region: id })),
    ];
    for (const entity of entities) if (entity?.is === 'class') push(users, entity.node, unit);
  }
  return users;
});
