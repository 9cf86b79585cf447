import type { Span, Value } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import { DEEPEST, type Lowering } from '../lowering.js';

/** Reads a type that is written as a string, `'dict[str, a.B] | None'`; unknown when it is more than names, dots, brackets and bars. */
export function readTypeText(lowering: Lowering, { startIndex: start, endIndex: end }: Node): Value {
  const quotes = lowering.text.startsWith('"""', start) || lowering.text.startsWith("'''", start) ? 3 : 1;
  const reader = new TypeReader(lowering, start + quotes, end - quotes);
  return reader.whole() ?? lowering.builder.unknown;
}

/** Each method reads its part from where the one before stopped, or gives undefined. */
class TypeReader {
  private depth = 0;

  constructor(
    private readonly lowering: Lowering,
    private next: number,
    private readonly end: number,
  ) {}

  whole(): Value | undefined {
    const type = this.union();
    this.skipSpace();
    return this.next === this.end ? type : undefined;
  }

  private union(): Value | undefined {
    const start = this.next;
    const of: Value[] = [];
    do {
      const member = this.generic();
      if (member === undefined) return undefined;
      of.push(member);
    } while (this.take('|'));
    return of.length === 1 ? of[0] : { is: 'op', op: '|', of, at: spanOf(start, this.next) };
  }

  private generic(): Value | undefined {
    const start = this.skipSpace();
    const of = this.dotted();
    if (of === undefined || !this.take('[')) return of;
    const keys = this.arguments();
    if (keys === undefined) return undefined;
    const at: Span = spanOf(start, this.next);
    return { is: 'item', of, key: keys.length === 1 ? keys[0]! : { is: 'literal', holds: 'tuple', of: keys, at }, at };
  }

  private arguments(): Value[] | undefined {
    if (++this.depth > DEEPEST) return undefined;
    const keys: Value[] = [];
    do {
      const key = this.union();
      if (key === undefined) return undefined;
      keys.push(key);
    } while (this.take(','));
    this.depth--;
    return this.take(']') ? keys : undefined;
  }

  private dotted(): Value | undefined {
    const start = this.skipSpace();
    const name = this.word();
    if (name === '') return undefined;
    const { builder } = this.lowering;
    let value: Value = name === 'None' ? builder.constant(null) : builder.name(name);
    while (this.take('.')) value = { is: 'get', of: value, name: this.word(), at: spanOf(start, this.next) };
    return value;
  }

  private word(): string {
    const start = this.next;
    const word = this.lowering.wordAt(start).slice(0, this.end - start);
    this.next += word.length;
    return word;
  }

  private take(mark: string): boolean {
    this.skipSpace();
    if (this.next >= this.end || this.lowering.text[this.next] !== mark) return false;
    this.next++;
    return true;
  }

  private skipSpace(): number {
    while (this.next < this.end && this.lowering.text[this.next] === ' ') this.next++;
    return this.next;
  }
}
