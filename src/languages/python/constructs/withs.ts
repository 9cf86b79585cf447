import type { Value } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { Lowering, LowerStatement } from '../lowering.js';
import { use } from './evaluations.js';
import { exit } from './exits.js';
import { isFunctionOf } from './library.js';
import { assign } from './targets.js';

/** `with` is no region: what it holds runs as often as what is around it. What `suppress` is given is caught. */
function lowerWith(lowering: Lowering, node: Node): void {
  const [clause, body] = lowering.parts(node);
  if (clause === undefined) return;
  const isAsync = lowering.startsWith(node, 'async');
  const managers = lowering
    .parts(clause)
    .flatMap(item => lowering.parts(item).flatMap(value => lowerItem(lowering, value, isAsync)));
  const caught = managers.flatMap(manager => suppressedBy(lowering, manager));
  if (caught.length > 0) lowerSuppressed(lowering, clause, body, caught);
  else lowering.block(body);
  // Leaving awaits `__aexit__`.
  if (isAsync) exit(lowering, 'await', clause);
}

/** The errors that `contextlib.suppress` is called with. */
function suppressedBy({ builder }: Lowering, manager: Value): readonly Value[] {
  const call = builder.callOf(manager);
  if (call === undefined || !isFunctionOf(builder, call.callee, 'contextlib', 'suppress')) return [];
  return call.arguments.map(({ value }) => value);
}

function lowerSuppressed(lowering: Lowering, clause: Node, body: Node | undefined, catches: readonly Value[]): void {
  const { builder } = lowering;
  const head = lowering.span(clause);
  const end = (body ?? clause).endIndex;
  builder.open({ kind: 'try', at: spanOf(clause.startIndex, end), head });
  lowering.block(body);
  builder.close();
  builder.open({ kind: 'catch', at: spanOf(end, end), head, catches });
  builder.close();
}

function lowerItem(lowering: Lowering, item: Node, isAsync: boolean): Value[] {
  switch (item.type) {
    case 'as_pattern': {
      const [manager, target] = lowering.parts(item);
      return manager === undefined ? [] : [lowerManager(lowering, manager, isAsync, target)];
    }
    // `with (a as b,):`
    case 'tuple':
      return lowering.parts(item).flatMap(part => lowerItem(lowering, part, isAsync));
    default:
      return [lowerManager(lowering, item, isAsync)];
  }
}

function lowerManager(lowering: Lowering, manager: Node, isAsync: boolean, target?: Node): Value {
  const value = lowering.value(manager);
  const managed = markManaged(lowering, value);
  if (isAsync) exit(lowering, 'await', manager);
  if (target !== undefined) assign(lowering, target, value, { how: 'enter', at: lowering.span(manager) });
  else if (!managed) use(lowering, value, manager);
  return value;
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
