import { calledName } from '../calls/call-forms.js';
import { ancestry } from './ancestry.js';
import type { ClassNode, FieldSite } from '../unit.js';

/** Where an attribute is assigned, if that is nowhere but on the class itself. */
export function staticSitesOf(cls: ClassNode, name: string): FieldSite[] | undefined {
  const sites = [...ancestry(cls)].flatMap(each => each.fields.get(name) ?? []);
  return sites.length > 0 && sites.every(site => site.static && !isForEach(site)) ? sites : undefined;
}

/** `seats: list = field(default_factory=list)`: whatever writes the constructor, the factory is called for each instance. */
function isForEach({ unit, fact }: FieldSite): boolean {
  const { value } = unit.assignment(fact);
  const call = value && unit.call(value);
  const { fields, factories } = unit.catalog.types;
  return (
    call !== undefined &&
    fields.has(calledName(unit, value!)) &&
    call.arguments.some(({ name }) => name !== undefined && factories.has(name))
  );
}

/** Whether what stands in the class's body tells what each instance gets: `@dataclass class Room: seats: list = field(…)`. */
export function describesInstances(cls: ClassNode): boolean {
  const { lives } = cls.unit.catalog;
  return ancestry(cls).some(({ outside }) =>
    outside.some(name => Object.hasOwn(lives, name) && lives[name] === 'data'),
  );
}
