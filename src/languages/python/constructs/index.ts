import type { Constructs, LowerExpression, LowerStatement } from '../lowering.js';
import { accesses } from './accesses.js';
import { assignments, lowerNamedExpression } from './assignments.js';
import { branches } from './branches.js';
import { calls } from './calls.js';
import { classes } from './classes.js';
import { comprehensions } from './comprehensions.js';
import { evaluate, evaluations } from './evaluations.js';
import { exitExpressions, exitStatements } from './exits.js';
import { lowerLambda } from './functions.js';
import { imports } from './imports.js';
import { literals } from './literals.js';
import { loops } from './loops.js';
import { matches } from './matches.js';
import { names } from './names.js';
import { operators } from './operators.js';
import { strings } from './strings.js';
import { tries } from './tries.js';
import { withs } from './withs.js';

/** Every construct of the language that can hold a fact. */
export const constructs: Constructs = {
  expressions: new Map<string, LowerExpression>([
    ...accesses,
    ...calls,
    ...comprehensions,
    ...exitExpressions,
    ...literals,
    ...operators,
    ...strings,
    ['lambda', (lowering, node) => lowerLambda(lowering, node)],
    ['named_expression', lowerNamedExpression],
  ]),
  statements: new Map<string, LowerStatement>([
    ...assignments,
    ...branches,
    ...classes,
    ...evaluations,
    ...exitStatements,
    ...imports,
    ...loops,
    ...matches,
    ...names,
    ...tries,
    ...withs,
  ]),
  evaluate,
};
