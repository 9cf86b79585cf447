import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { destructure } from './destructuring.js';
import { declareVariable } from './names.js';

export function lowerTry(lowering: Lowering, node: Node): void {
  for (const part of lowering.parts(node)) {
    if (part.type === 'catch_clause') lowerCatch(lowering, part);
    else if (part.type === 'finally_clause') lowerFinally(lowering, part);
    else
      lowering.within(
        { kind: 'try', at: spanOf(node.startIndex, part.endIndex), head: lowering.keyword(node, 'try') },
        () => lowering.body(part),
      );
  }
}

function lowerCatch(lowering: Lowering, node: Node): void {
  const parts = lowering.parts(node);
  const [parameter] = parts;
  const body = parts.at(-1);
  lowering.within({ kind: 'catch', at: lowering.spanOf(node), head: lowering.keyword(node, 'catch') }, () => {
    if (parameter && parameter !== body) lowerCaught(lowering, parameter);
    lowering.body(body);
  });
}

function lowerCaught(lowering: Lowering, parameter: Node): void {
  destructure(lowering, parameter, lowering.builder.unknown, target => {
    declareVariable(lowering, target, 'let');
    lowering.builder.assign('catch', lowering.expression(target), undefined, lowering.spanOf(target));
  });
}

function lowerFinally(lowering: Lowering, node: Node): void {
  const [body] = lowering.parts(node);
  const head = lowering.keyword(node, 'finally');
  lowering.within({ kind: 'finally', at: lowering.spanOf(node), head }, () => lowering.body(body));
}
