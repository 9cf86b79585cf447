import { beforeAll, describe, expect, it } from 'vitest';
import { typescript } from '../../src/languages/typescript/index.js';
import { withoutGaps } from '../../src/languages/typescript/grammar-gaps.js';

beforeAll(() => typescript.prepare());

describe('what the grammar does not know', () => {
  it.each([
    ["export type * from './types.js';\nexport const a = 1;\n"],
    ["export type * as shapes from './types.js';\n"],
    ["type Node = import('./node.ts').Node<string>;\n"],
    ["const one = f<import('./node.ts').Node>();\n"],
    ['abstract class A extends B {\n  protected abstract override kind: string;\n}\n'],
    ['type Exact<in out T> = (x: T) => T;\n'],
    ['interface Taking<in T, in U = T> { put(x: T): void }\n'],
    ['interface Giving<out T = unknown, out U = T> {\n  get(): [T, U];\n}\n'],
    ['interface Row<\n  out A,\n  out B,\n> { readonly a: A }\n'],
    ['const make: {\n  <A>(f: () => A): Array<A>\n  <A, B = A>(n: number, f: () => A): B\n} = two;\n'],
    ['const make: {\n\t(f: string): string[]\n\t/** With * and a | b. */\n\t<const A>(\n\t\tn: A,\n\t): A\n} = two;\n'],
    ['const make: {\n  (f: Old): { a: 1 }\n  <\n    A extends Array<string>,\n  >(n: A): A\n} = two;\n'],
    ['const escaped = String.raw`\\u${code}`;\n'],
    ['const element = <link href="https://fonts.example/css?family=A&display=swap" />;\n'],
  ])('makes no file a broken one: %j', text => {
    const path = text.includes('<link') ? 'a.tsx' : 'a.ts';
    expect(typescript.lower({ path, text }).problems).toEqual([]);
    expect(typescript.fixer.parses(path, text)).toBe(true);
    expect(withoutGaps(text)).toHaveLength(text.length);
  });

  it.each([
    ['delete seats![id];', 'delete seats [id];'],
    ['if (!this.seats!.has(id)) ask();', 'if (!this.seats .has(id)) ask();'],
    ['typeof find()!.parts![0]!.name;', 'typeof find() .parts [0] .name;'],
    ['await read<string[]>(path);', 'await read          (path);'],
    ['await api?.get<Map<A, Row<B>>>(url).all();', 'await api?.get                (url).all();'],
  ])('an operator takes the whole of %j', (text, read) => {
    expect(withoutGaps(text)).toBe(read);
  });

  it.each([
    'return![1].length;\n',
    'const isEmpty = !names.length || !name;\n',
    "const { Node } = await import('./node.js');\n",
    "import('./node.js').then(use);\n",
    "const made = import('./node.js').Make();\n",
    'const escaped = String.raw`\\u0041`;\n',
    'const both = a & b;\n',
    'const made = both(\n  2,\n  <A>(n: A) => n,\n);\n',
    'const made = both(2, // twice\n  <A>(n: A) => n);\n',
    'const made = both(2,\n  /** Once. */\n  <A>(n: A) => n);\n',
    'const later =\n  (n: number) =>\n  <A>(a: A) => a;\n',
    'type Make =\n  <A>(n: A) => A;\n',
    'interface Makes {\n  <A>(n: A): A;\n  <B>(n: B): B;\n}\n',
    'const isLess = a\n  < b;\n',
    'const isBetween = (await low) < b && c > (d);\n',
    'const made = await new Store<Row>(path);\n',
    'await one; if (a < b || c > (d)) stop();\n',
    'const isMore = await low < b;\n',
    'const { length: out } = names, Other = 1;\n',
  ])('is not seen elsewhere: %j', text => {
    expect(withoutGaps(text)).toBe(text);
  });
});
