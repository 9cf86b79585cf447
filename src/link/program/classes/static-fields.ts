import { ancestry } from './ancestry.js';
import type { ClassNode, FieldSite } from '../unit.js';

/** Where an attribute is assigned, if that is nowhere but on the class itself. */
export function staticSitesOf(cls: ClassNode, name: string): FieldSite[] | undefined {
  const sites = [...ancestry(cls)].flatMap(each => each.fields.get(name) ?? []);
  return sites.length > 0 && sites.every(site => site.static) ? sites : undefined;
}

/** Whether what stands in the class's body tells what each instance gets: `@dataclass class Room: seats: list = field(…)`. */
export function describesInstances(cls: ClassNode): boolean {
  const { lives } = cls.unit.catalog;
  return ancestry(cls).some(({ outside }) =>
    outside.some(name => Object.hasOwn(lives, name) && lives[name] === 'data'),
  );
}
