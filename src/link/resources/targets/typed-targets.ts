import { memberOf } from '../../../model/members.js';
import type { CallFact, Value } from '../../../model/model.js';
import { livesAtLeast } from '../../../model/time.js';
import type { Project } from '../../project.js';
import type { ClassNode, Unit } from '../../program/unit.js';
import { hasMany } from './children.js';
import { isComponent } from '../../program/classes/components.js';
import { providedFor } from './providers.js';
import { lastOf } from '../../../model/qualified-names.js';
import { lastName } from '../../../model/parts.js';
import { OWN, UNKNOWN, type Target } from './target-life.js';

/** A service of which there is one, a store: what the type says of how long it lives; what a framework makes for its owner. */
export function lifeOfType(
  project: Project,
  unit: Unit,
  annotation: Value,
  owner: ClassNode | undefined,
): Target | undefined {
  const type = project.types.ofAnnotation(unit, annotation);
  if (type?.is === 'outside') return lifeOfOutside(unit, type.name);
  if (type?.is !== 'instance') return undefined;
  if (isComponent(type.of)) return owner && owner !== type.of ? lifeOfParent(project, type.of, owner) : UNKNOWN;
  if (isProvidedElsewhere(type.of)) return lifeOfProvided(project, type.of, owner);
  const { life, says, many } = project.lives.ofClass(type.of);
  if (!livesAtLeast(life, 'process')) return undefined;
  const place = type.of.unit.place(type.of.region.head);
  // One of many may go with the one that it is handed to, however long others stay.
  return { life: many === true ? 'given' : 'process', says, place };
}

function lifeOfOutside(unit: Unit, name: string): Target | undefined {
  if (isOwnType(unit, name)) return OWN;
  if (!unit.catalog.resources.applicationTypes.has(name)) return undefined;
  return { life: 'process', says: `an application has one \`${lastOf(name)}\`, shared by all` };
}

/** Angular's `EventEmitter` is its owner's own; Node's may be anybody's. */
function isOwnType(unit: Unit, name: string): boolean {
  const { ownTypes, sharedTypes } = unit.catalog.resources;
  return ownTypes.has(lastOf(name)) && !sharedTypes.test(name);
}

/** A component that has many of another lives longer than each of them. */
function lifeOfParent(project: Project, parent: ClassNode, owner: ClassNode): Target {
  if (!hasMany(project, parent, owner)) return UNKNOWN;
  const place = parent.unit.place(parent.region.head);
  return { life: 'given', says: `one \`${parent.name}\` has many of \`${owner.name}\``, place };
}

/**
 * What the modules of the application provide, and no component does for itself. Where nobody in sight provides it, those who
 * use the library do, around the component that it is injected into.
 */
function lifeOfProvided(project: Project, cls: ClassNode, owner: ClassNode | undefined): Target {
  const provided = providedFor(project, cls);
  const place = cls.unit.place(cls.region.head);
  if (provided === undefined && owner && isComponent(owner))
    return { life: 'given', says: `\`${cls.name}\` is provided around those who use it`, place };
  if (provided !== 'application') return UNKNOWN;
  return { life: 'process', says: `\`${cls.name}\` is provided once, for the whole application`, place };
}

/** `@Injectable()` that is not `providedIn: 'root'`: a module or a component provides it, as one or as many. */
function isProvidedElsewhere({ unit, region }: ClassNode): boolean {
  for (const decorator of region.class?.decorators ?? []) {
    const call = unit.call(decorator);
    if (lastName(call?.callee) === 'Injectable') return !isRootProvided(call!);
  }
  return false;
}

function isRootProvided({ arguments: given }: CallFact): boolean {
  return memberOf(given[0]?.value, 'providedIn') !== undefined;
}
