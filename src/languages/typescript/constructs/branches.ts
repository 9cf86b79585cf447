import type { RegionId, Span, Value } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';

/** The arms of one statement, in order. */
export class Arms {
  private count = 0;
  private group: RegionId | undefined;

  constructor(private readonly lowering: Lowering) {}

  /** Opens the arm that runs under `test` (absent: whenever no other does) around `inside`. */
  arm(at: Span, head: Span, test: Value | undefined, inside: () => void): void {
    const { builder } = this.lowering;
    this.lowering.within({ kind: 'branch', at, head }, region => {
      this.group ??= region;
      const order = { arm: this.count++, group: this.group };
      builder.shape(region, { branch: test === undefined ? order : { test, ...order } });
      inside();
    });
  }
}

export function negated(test: Value, at: Span): Value {
  return { is: 'op', op: 'not', of: [test], at };
}

/** `if … else if … else …`: flat, one group. */
export function lowerIf(lowering: Lowering, statement: Node): void {
  const arms = new Arms(lowering);
  const tests: Value[] = [];
  let node: Node | undefined = statement;
  let head: Span = spanOf(statement.startIndex, statement.startIndex);
  while (node?.type === 'if_statement') {
    const [condition, consequence, otherwise]: readonly Node[] = lowering.parts(node);
    if (!condition || !consequence) return;
    const test = lowering.expression(condition);
    head = lowering.spanOf(condition);
    const at: Span = spanOf(node.startIndex, consequence.endIndex);
    arms.arm(at, head, test, () => lowering.body(consequence));
    tests.push(test);
    node = otherwise && lowering.parts(otherwise)[0];
  }
  const last = node;
  if (last) arms.arm(lowering.spanOf(last), head, negated(anyOf(tests), head), () => lowering.body(last));
}

function anyOf(tests: readonly Value[]): Value {
  return tests.length === 1 ? tests[0]! : { is: 'choice', how: 'or', of: tests };
}

/** An arm for each `case`, asked one after the other. */
export function lowerSwitch(lowering: Lowering, node: Node): void {
  const [discriminant, body] = lowering.parts(node);
  const value = lowering.expression(discriminant);
  const arms = new Arms(lowering);
  lowering.breakable('switch', () => lowerCases(lowering, value, body ? lowering.parts(body) : [], arms));
}

/** A case without statements falls through: its test joins the next one's. */
function lowerCases(lowering: Lowering, discriminant: Value, cases: readonly Node[], arms: Arms): void {
  let tests: (Value | undefined)[] = [];
  for (const node of cases) {
    const label = node.type === 'switch_case' ? lowering.parts(node)[0] : undefined;
    tests.push(label && isEqual(lowering, discriminant, label));
    const statements = lowering.parts(node).slice(label ? 1 : 0);
    if (statements.length === 0) continue;
    const head: Span = label ? spanOf(node.startIndex, label.endIndex) : lowering.keyword(node, 'default');
    const test = tests.every(each => each !== undefined) ? anyOf(tests) : undefined;
    arms.arm(lowering.spanOf(node), head, test, () => lowering.statements(statements));
    tests = [];
  }
}

function isEqual(lowering: Lowering, discriminant: Value, label: Node): Value {
  return { is: 'op', op: '==', of: [discriminant, lowering.expression(label)], at: lowering.spanOf(label) };
}
