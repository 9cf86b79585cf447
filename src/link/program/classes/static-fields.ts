import type { Value } from '../../../model/model.js';
import { calledName } from '../calls/call-forms.js';
import { isInCapitals } from '../spelling.js';
import { ancestry } from './ancestry.js';
import { fieldSitesOf } from './field-sites.js';
import type { ClassNode, FieldSite } from '../unit.js';

/** Where an attribute is assigned, if that is nowhere but on the class itself. */
export function staticSitesOf(cls: ClassNode, name: string): FieldSite[] | undefined {
  const sites = fieldSitesOf(cls, name);
  if (sites.length === 0 || !sites.every(site => site.static && !isForEach(site))) return undefined;
  return sites.every(site => isOfModel(cls, site)) ? undefined : sites;
}

/**
 * `class Speaker(LLM): voice: str = 'low'; pitch: int = 3; said: list = []`: a base that is not seen, and a body that declares
 * fields with their types, are those of a model (pydantic), which copies its defaults for each instance.
 */
function isOfModel(cls: ClassNode, site: FieldSite): boolean {
  const line = ancestry(cls);
  if (site.unit.module.language !== 'python' || !line.some(({ isOfLibrary }) => isOfLibrary)) return false;
  const isKnown = line.some(({ unit, outside }) => outside.some(name => Object.hasOwn(unit.catalog.lives, name)));
  const body = line.find(({ fields }) => [...fields.values()].some(sites => sites.includes(site)));
  return !isKnown && isDeclared(site) && body !== undefined && declaredIn(body) >= FIELDS_OF_MODEL;
}

const FIELDS_OF_MODEL = 3;

function declaredIn({ fields }: ClassNode): number {
  return [...fields.values()].filter(sites => sites.some(isDeclared)).length;
}

/** What is written in capitals is a constant of the class. */
function isDeclared({ unit, fact, static: isStatic }: FieldSite): boolean {
  const { target, type } = unit.assignment(fact);
  const isNamed = target.is === 'name' && !isInCapitals(target.name);
  return isStatic && isNamed && type !== undefined && !isClassVar(type);
}

/** `ClassVar[list[str]]`: its author says that all instances share it. */
export function isClassVar(type: Value | undefined): boolean {
  if (type?.is === 'item') return isClassVar(type.of);
  return (type?.is === 'name' || type?.is === 'get') && type.name === 'ClassVar';
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
