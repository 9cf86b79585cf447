import type { BindingId } from './ids.js';
import type { Span } from './span.js';
import type { Value } from './values.js';

/**
 * `from .a import b as c` → { from: '.a', name: 'b', binding: c }
 * `import a.b` → { from: 'a', name: '*', binding: a, also: 'a.b' } · `import a.b as c` → { from: 'a.b', name: '*', binding: c }
 * `import d from 'x'` → name 'default' · `import * as n from 'x'`, `const n = require('x')` → name '*'
 * `const { y } = require('x')` → name 'y' · `from x import *` → name '*', star true, binding -1
 * `import 'x'` and an import for types only → binding -1 / typeOnly.
 */
export interface Import {
  readonly from: string;
  readonly name: string;
  readonly binding: BindingId;
  readonly at: Span;
  readonly star?: boolean;
  readonly also?: string;
  readonly typeOnly?: boolean;
}

/**
 * `export { a as b }` → { name: 'b', value: name a } · `export default v` → name 'default'
 * `module.exports = v` → name '=' · `exports.a = v`, `module.exports.a = v` → name 'a'
 * `export { a as b } from 'x'` → { name: 'b', from: 'x', value: undefined, source: 'a' } · `export * from 'x'` → name '*'
 * Python has none: every module-level binding can be imported.
 */
export interface Export {
  readonly name: string;
  readonly value?: Value;
  readonly from?: string;
  readonly source?: string;
  readonly at: Span;
}
