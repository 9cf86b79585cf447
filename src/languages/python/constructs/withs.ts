import type { Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering, LowerStatement } from '../lowering.js';
import { use } from './evaluations.js';
import { exit } from './exits.js';
import { assign } from './targets.js';

/** `with` is no region: what it holds runs as often as what is around it. */
function lowerWith(lowering: Lowering, node: Node): void {
  const [clause, body] = lowering.parts(node);
  if (clause === undefined) return;
  const isAsync = lowering.startsWith(node, 'async');
  for (const item of lowering.parts(clause)) {
    for (const value of lowering.parts(item)) lowerItem(lowering, value, isAsync);
  }
  lowering.block(body);
  // Leaving awaits `__aexit__`.
  if (isAsync) exit(lowering, 'await', clause);
}

function lowerItem(lowering: Lowering, item: Node, isAsync: boolean): void {
  switch (item.type) {
    case 'as_pattern': {
      const [manager, target] = lowering.parts(item);
      if (manager !== undefined) lowerManager(lowering, manager, isAsync, target);
      return;
    }
    // `with (a as b,):`
    case 'tuple':
      for (const part of lowering.parts(item)) lowerItem(lowering, part, isAsync);
      return;
    default:
      lowerManager(lowering, item, isAsync);
  }
}

function lowerManager(lowering: Lowering, manager: Node, isAsync: boolean, target?: Node): void {
  const value = lowering.value(manager);
  const managed = markManaged(lowering, value);
  if (isAsync) exit(lowering, 'await', manager);
  if (target !== undefined) assign(lowering, target, value, { how: 'enter', at: lowering.span(manager) });
  else if (!managed) use(lowering, value, manager);
}

function markManaged(lowering: Lowering, value: Value): boolean {
  switch (value.is) {
    case 'call':
      lowering.builder.mark(value.fact, 'managed');
      return true;
    case 'await':
      return markManaged(lowering, value.of);
    case 'choice':
      return value.of.map(each => markManaged(lowering, each)).some(Boolean);
    default:
      return false;
  }
}

export const withs: readonly (readonly [string, LowerStatement])[] = [['with_statement', lowerWith]];
