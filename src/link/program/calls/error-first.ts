import type { FunctionNode } from '../unit.js';

/** How many results a function takes beside an error: of `(err, user) => …` one; undefined where it takes no error first. */
export function resultsBesideError({ unit, region }: FunctionNode): number | undefined {
  const [first, ...results] = region.function?.parameters ?? [];
  return first !== undefined && unit.catalog.names.errors.test(first.name) ? results.length : undefined;
}
