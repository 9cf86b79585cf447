import type { BindingId } from '../../../model/model.js';
import type { FunctionNode } from '../../program/unit.js';
import type { TargetRoot } from './stable.js';
import { fieldSitesOf } from '../../program/classes/field-sites.js';

/** The parameter of a function that a root is, or that its constructor gives to the attribute. */
export function parameterOf(root: TargetRoot, { unit, region }: FunctionNode): BindingId | undefined {
  if (root.is === 'variable') return root.unit === unit && isParameterOf(root.binding) ? root.binding : undefined;
  if (root.is !== 'field') return undefined;
  const [site, ...others] = fieldSitesOf(root.of, root.name).filter(
    ({ unit: where, fact }) => where.assignment(fact).value !== undefined,
  );
  if (site === undefined || others.length > 0 || site.unit !== unit) return undefined;
  const { value } = unit.assignment(site.fact);
  return value?.is === 'name' && isParameterOf(value.binding) ? value.binding : undefined;

  function isParameterOf(id: BindingId): boolean {
    const binding = unit.binding(id);
    return binding?.kind === 'parameter' && binding.region === region.id;
  }
}
