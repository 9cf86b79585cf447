import type { AssignFact, Value } from '../../../model/model.js';
import type { At } from '../../program/at.js';
import { ancestry } from '../../program/classes/ancestry.js';
import { reachingDefinitions } from '../../program/definitions.js';
import type { Project } from '../../project.js';

interface Definition {
  readonly at: At;
  readonly value: Value;
}

/** The one expression that a local variable or a field of the instance is ever given, apart from nothing. */
export function definitionOf(project: Project, at: At, value: Value): Definition | undefined {
  if (value.is === 'name') {
    const entity = project.names.ofBinding(at.unit, value.binding);
    if (entity?.is !== 'variable') return undefined;
    const { unit, binding } = entity;
    const definitions = unit === at.unit ? reachingDefinitions(at, binding) : unit.definitions[binding]!;
    return definitions.length === 1 ? assigned(unit, definitions[0]!) : undefined;
  }
  if (value.is !== 'get') return undefined;
  const cls = project.types.classOf(at, value.of);
  const classes = cls ? ancestry(cls) : [];
  const all = classes.map(({ fields }) => fields.get(value.name)).find(found => found !== undefined) ?? [];
  const [site, ...others] = all.length > 1 ? all.filter(each => !isNothing(each.unit.assignment(each.fact))) : all;
  return site && others.length === 0 ? assigned(site.unit, site.fact) : undefined;
}

/** `this.catcher = null`: not set yet, or no more. */
function isNothing({ value }: AssignFact): boolean {
  return value === undefined || (value.is === 'const' && (value.value === null || value.value === false));
}

function assigned(unit: At['unit'], fact: number): Definition | undefined {
  const assign = unit.assignment(fact);
  if (assign.value === undefined || assign.how === 'iterate' || assign.how === 'augment') return undefined;
  return { at: { unit, region: assign.region, before: fact }, value: assign.value };
}
