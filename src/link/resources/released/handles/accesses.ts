import type { FactId, GetValue, Value } from '../../../../model/model.js';
import { eachPart } from '../../../../model/parts.js';
import { atFact } from '../../../program/at.js';
import { innerMap } from '../../../program/maps.js';
import { eachValue } from '../../../program/mentions.js';
import { remember } from '../../../program/remember.js';
import type { Unit } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import type { Root, Spot } from '../../../slots/spot.js';
import { givingBack } from '../../written/given-back.js';
import { factsNaming } from '../../../program/modules/vocabulary.js';

/** Whose attributes of a name a module uses. */
interface Accesses {
  readonly roots: ReadonlySet<Root>;
  /** Some are of instances of unknown type. */
  readonly open: boolean;
}

/**
 * Whether a module may use the attribute that the place is, or leads on from. Asked once for all attributes of a name: many
 * classes have one that is called `layout`, and few modules that name it mean the same.
 */
export function mayUse(project: Project, unit: Unit, { root }: Spot, attribute: string): boolean {
  const { roots, open } = accessesOf(project, unit, attribute);
  return open || roots.has(root);
}

const known = remember<Project, Map<Unit, Map<string, Accesses>>>(() => new Map());

function accessesOf(project: Project, unit: Unit, attribute: string): Accesses {
  const ofUnit = innerMap(known(project), unit);
  let found = ofUnit.get(attribute);
  if (found === undefined) ofUnit.set(attribute, (found = findAccesses(project, unit, attribute)));
  return found;
}

function findAccesses(project: Project, unit: Unit, attribute: string): Accesses {
  const roots = new Set<Root>();
  let open = false;
  const note = (value: Value, before: FactId): void => {
    if (value.is === 'get' && value.name === attribute) {
      const led = rootsOf(project, unit, value, before);
      if (led === undefined) open = true;
      else for (const root of led) roots.add(root);
    }
    eachPart(value, note, before);
  };
  for (const id of factsNaming(unit, attribute)) eachValue(unit.fact(id), note, id);
  for (const { function: shape, to } of givingBack(unit)) note(shape!.result!, Math.max(0, to - 1));
  return { roots, open };
}

/** Where an access may lead; undefined where nobody knows. */
function rootsOf({ spots, types }: Project, unit: Unit, value: GetValue, before: FactId): Root[] | undefined {
  const at = atFact(unit, before);
  if (types.typeOf(at, value.of) === undefined) return undefined;
  const cls = types.classOf(at, value.of);
  const own = cls === undefined ? [] : [spots.field(cls, value.name)];
  return [...own, ...spots.of(at, value)].map(({ root }) => root);
}
