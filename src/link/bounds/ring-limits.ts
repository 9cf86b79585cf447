import type { GetValue, NameValue, Place, Value } from '../../model/model.js';
import { endOf, startOf } from '../../model/span.js';
import type { Project } from '../project.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { writtenAs } from '../program/written.js';

/** Where a container is made: the function whose call makes it, and the place. */
interface Birth {
  readonly unit: Unit;
  readonly made: Place;
  readonly node: FunctionNode;
}

/**
 * `limit` as it can be written where the container is made: a number, or a name that has its one value there already.
 * Undefined where it may be another number by the time the container is trimmed.
 */
export function limitAtBirth(project: Project, unit: Unit, made: Place, limit: Value): string | undefined {
  const node = functionAround(unit, made);
  const birth = { unit, made, node };
  const isThere =
    limit.is === 'const'
      ? isCount(limit.value)
      : limit.is === 'name'
        ? isNameThere(birth, limit)
        : limit.is === 'get' && isFieldThere(project, birth, limit);
  return isThere ? writtenAs(limit) : undefined;
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

function functionAround(unit: Unit, { span }: Place): FunctionNode {
  const fact = unit.module.facts.find(
    ({ is, at }) => is === 'assign' && startOf(at) <= span[0] && endOf(at) >= span[1],
  );
  return unit.functionOf(fact?.region ?? 0);
}

/** A constant of the module, or a parameter or variable of the same function, given once and before. */
function isNameThere({ unit, made, node }: Birth, { binding: id }: NameValue): boolean {
  const binding = unit.binding(id);
  if (binding === undefined || startOf(binding.at) > made.span[0]) return false;
  if (binding.region !== 0 && binding.region !== node.region.id) return false;
  if (binding.kind !== 'variable')
    return unit.definitions[id]!.length === 0 && /^(parameter|import)$/.test(binding.kind);
  const definition = unit.soleDefinition(id);
  return definition !== undefined && endOf(unit.fact(definition).at) <= made.span[0];
}

/** `self.size`, assigned once: in the class body, or in the same method and before. */
function isFieldThere(project: Project, { unit, made, node }: Birth, limit: GetValue): boolean {
  if (node.owner === undefined || limit.of.is !== 'name') return false;
  const cls = project.types.classOf({ unit, region: node.region.id, before: node.region.from }, limit.of);
  const kind = unit.binding(limit.of.binding)?.kind;
  if (cls === undefined || (kind !== 'self' && kind !== 'class')) return false;
  const { root } = project.spots.field(cls, limit.name);
  const [site, ...others] = (root.is === 'field' && root.of.fields.get(limit.name)) || [];
  if (site === undefined || others.length > 0) return false;
  if (site.function === undefined) return true;
  const fact = unit.fact(site.fact);
  return (
    site.unit === unit && site.function === node && fact.region === node.region.id && endOf(fact.at) <= made.span[0]
  );
}
