import type { LowerStatement } from '../lowering.js';

/** `global a, b` / `nonlocal a, b` */
function forward(to: 'module' | 'outer'): LowerStatement {
  return (lowering, node) => {
    const { region } = lowering.scope;
    // At module level `global` says nothing.
    if (region === 0) return;
    for (const name of lowering.parts(node)) lowering.builder.forward(lowering.word(name), to, region);
  };
}

export const names: readonly (readonly [string, LowerStatement])[] = [
  ['global_statement', forward('module')],
  ['nonlocal_statement', forward('outer')],
];
