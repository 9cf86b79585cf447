import type { BindingId, RegionId } from './ids.js';
import type { Span } from './span.js';
import type { Value } from './values.js';

/**
 * A name in a scope.
 * - `self`: the instance inside a method (`self`, `this`); declared in the method's region, or in the class's for a field.
 * - `class-self`: the class inside a class method (`cls`, `this` in a static member); declared likewise.
 * - `free`: a name nobody in the file declares: a builtin or a global (`len`, `window`, `process`); `region` is 0.
 * - `import`: stands for what `Module.imports[…]` with the same binding brings.
 */
export type BindingKind = 'variable' | 'parameter' | 'function' | 'class' | 'import' | 'self' | 'class-self' | 'free';

/** A name that a scope declares, or uses without anybody declaring it. */
export interface Binding {
  readonly id: BindingId;
  readonly name: string;
  readonly kind: BindingKind;
  /** The scope that declares it: module, class (a class attribute), function, loop, block … */
  readonly region: RegionId;
  readonly at: Span;
  /** For `function` and `class`: the region that it names. */
  readonly names?: RegionId;
  readonly type?: Value;
}
