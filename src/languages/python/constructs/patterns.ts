import type { Value } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';

/** The condition under which `pattern` matches; undefined when it always does, unknown when it is more than a comparison. */
export function matchTest(lowering: Lowering, pattern: Node, subject: Value): Value | undefined {
  const { unknown } = lowering.builder;
  return lowering.nested<Value | undefined>(unknown, () => {
    switch (pattern.type) {
      case 'case_pattern':
      case 'tuple_pattern':
        return wrappedTest(lowering, pattern, subject);
      case 'as_pattern':
        return matchTest(lowering, lowering.parts(pattern)[0]!, subject);
      case 'dotted_name':
        return dottedTest(lowering, pattern, subject);
      case 'class_pattern':
        return compare(lowering, 'instanceof', subject, dottedValue(lowering, lowering.parts(pattern)[0]!), pattern);
      case 'union_pattern':
        return unionTest(lowering, pattern, subject);
      case 'list_pattern':
      case 'dict_pattern':
      case 'complex_pattern':
        return unknown;
      default:
        return compare(lowering, '==', subject, lowering.value(pattern), pattern);
    }
  });
}

/** `(p)` is p; `_` and nothing always match; `(p, q)` is a sequence. */
function wrappedTest(lowering: Lowering, pattern: Node, subject: Value): Value | undefined {
  const inner = lowering.parts(pattern);
  if (inner.length === 0) return undefined;
  if (inner.length > 1) return lowering.builder.unknown;
  const test = matchTest(lowering, inner[0]!, subject);
  return lowering.startsWith(pattern, '-') ? lowering.builder.unknown : test;
}

function dottedTest(lowering: Lowering, pattern: Node, subject: Value): Value | undefined {
  if (lowering.parts(pattern).length === 1) return undefined;
  return compare(lowering, '==', subject, dottedValue(lowering, pattern), pattern);
}

function unionTest(lowering: Lowering, pattern: Node, subject: Value): Value | undefined {
  const of: Value[] = [];
  for (const alternative of lowering.parts(pattern)) {
    const test = matchTest(lowering, alternative, subject);
    if (test === undefined) return undefined;
    of.push(test);
  }
  return { is: 'choice', how: 'or', of };
}

function compare(lowering: Lowering, op: string, subject: Value, other: Value, node: Node): Value {
  return { is: 'op', op, of: [subject, other], at: lowering.span(node) };
}

/** `a.b.c` */
function dottedValue(lowering: Lowering, node: Node): Value {
  const [first, ...rest] = lowering.parts(node);
  let value: Value = first === undefined ? lowering.builder.unknown : lowering.value(first);
  for (const part of rest) {
    const name = lowering.word(part);
    value = { is: 'get', of: value, name, at: spanOf(node.startIndex, part.startIndex + name.length) };
  }
  return value;
}

type Capture = (name: Node, value: Value) => void;

/** Tells every name that the patterns of one case bind, with the part of `subject` that it gets. */
export function captureAll(lowering: Lowering, patterns: readonly Node[], subject: Value, capture: Capture): void {
  if (patterns.length === 1) captureFrom(lowering, patterns[0]!, subject, capture);
  else captureSequence(lowering, patterns, subject, capture);
}

function captureFrom(lowering: Lowering, pattern: Node, value: Value, capture: Capture): void {
  lowering.nested(undefined, () => {
    const parts = lowering.parts(pattern);
    switch (pattern.type) {
      case 'case_pattern':
      case 'tuple_pattern':
        captureAll(lowering, parts, value, capture);
        break;
      case 'list_pattern':
        captureSequence(lowering, parts, value, capture);
        break;
      case 'dict_pattern':
        captureMapping(lowering, parts, value, capture);
        break;
      case 'class_pattern':
        captureAttributes(lowering, parts.slice(1), value, capture);
        break;
      case 'union_pattern':
        for (const part of parts) captureFrom(lowering, part, value, capture);
        break;
      case 'as_pattern':
        captureFrom(lowering, parts[0]!, value, capture);
        capture(parts.at(-1)!, value);
        break;
      case 'dotted_name':
      case 'splat_pattern':
        if (parts.length === 1) capture(parts[0]!, value);
    }
  });
}

function captureSequence(lowering: Lowering, parts: readonly Node[], of: Value, capture: Capture): void {
  parts.forEach((part, index) => {
    const key = lowering.startsWith(part, '*') ? lowering.builder.unknown : lowering.builder.constant(index);
    captureFrom(lowering, part, { is: 'item', of, key, at: lowering.span(part) }, capture);
  });
}

/** `{'a': x, **rest}` */
function captureMapping(lowering: Lowering, parts: readonly Node[], of: Value, capture: Capture): void {
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    if (part.type === 'splat_pattern') captureFrom(lowering, part, of, capture);
    else if (parts[i + 1] !== undefined) {
      const key = lowering.value(part);
      captureFrom(lowering, parts[++i]!, { is: 'item', of, key, at: lowering.span(part) }, capture);
    }
  }
}

/** `Point(x, y=b)`: what the positions stand for, only the class knows. */
function captureAttributes(lowering: Lowering, parts: readonly Node[], of: Value, capture: Capture): void {
  for (const part of parts) {
    const keyword = lowering.parts(part)[0];
    if (keyword?.type !== 'keyword_pattern') {
      captureFrom(lowering, part, lowering.builder.unknown, capture);
      continue;
    }
    const [name, pattern] = lowering.parts(keyword) as [Node, Node];
    captureFrom(lowering, pattern, { is: 'get', of, name: lowering.word(name), at: lowering.span(keyword) }, capture);
  }
}
