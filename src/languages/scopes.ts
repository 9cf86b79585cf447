import type { Binding, BindingId, BindingKind, NameValue, Region, RegionId, Span, Value } from '../model/model.js';
import { spanOf } from '../model/span.js';

/** What is known of a declared name besides; `scope`: the innermost region unless it is given. */
export interface Declared {
  readonly scope?: RegionId | undefined;
  readonly names?: RegionId | undefined;
  readonly type?: Value | undefined;
}

/** `global x` and `nonlocal x`: where the search for a name goes on. */
export type Outwards = 'module' | 'outer';

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** Names seen in one scope. Most declare nothing, forward nothing: their maps are made when there is something to keep. */
interface Scope {
  readonly region: RegionId;
  declared?: Map<string, BindingId>;
  names?: Map<string, Open<NameValue>>;
  forwarded?: Map<string, Outwards>;
}

/** The place of what is declared nowhere. */
export const NOWHERE = spanOf(0, 0);

/**
 * The names of a module by scope, one for each region. Uses and declarations may come in any order; `bindNames` binds the ones to
 * the others, inside out, when the module is read. A class is a scope only for what stands directly in it.
 */
export class Scopes {
  readonly bindings: Open<Binding>[] = [];
  private readonly scopes: Scope[] = [];

  constructor(private readonly regions: readonly Pick<Region, 'kind' | 'parent' | 'at'>[]) {}

  /** The scope of a region that has just been opened. */
  open(region: RegionId): void {
    this.scopes.push({ region });
  }

  declares(region: RegionId, name: string): boolean {
    return this.scopes[region]!.declared?.has(name) === true;
  }

  /**
   * Declares `name` in a scope once; a second declaration keeps the first and returns it.
   * Only an import takes the place of a variable: `try: import x` after `x = None`.
   */
  declare(region: RegionId, name: string, kind: BindingKind, at: Span, { names, type }: Declared): BindingId {
    const declared = (this.scopes[region]!.declared ??= new Map<string, BindingId>());
    const known = declared.get(name);
    if (known !== undefined) {
      const binding = this.bindings[known]!;
      if (names !== undefined && binding.names === undefined) binding.names = names;
      if (type !== undefined && binding.type === undefined) binding.type = type;
      if (kind === 'import' && binding.kind === 'variable') binding.kind = kind;
      return known;
    }
    const id = this.bindings.length;
    const binding: Open<Binding> = { id, name, kind, region, at };
    if (names !== undefined) binding.names = names;
    if (type !== undefined) binding.type = type;
    this.bindings.push(binding);
    declared.set(name, id);
    return id;
  }

  forward(region: RegionId, name: string, to: Outwards): void {
    (this.scopes[region]!.forwarded ??= new Map()).set(name, to);
  }

  forwardedFrom(region: RegionId, name: string): Outwards | undefined {
    return this.scopes[region]!.forwarded?.get(name);
  }

  /** A use of a name: one object for all uses in a region. */
  name(region: RegionId, name: string): NameValue {
    const names = (this.scopes[region]!.names ??= new Map<string, Open<NameValue>>());
    let value = names.get(name);
    if (value === undefined) {
      value = { is: 'name', name, binding: -1 };
      names.set(name, value);
    }
    return value;
  }

  /** Binds all uses to declarations, once, when there is nothing more to come. */
  bindNames(): void {
    for (const { region, names } of this.scopes) {
      if (names === undefined) continue;
      for (const value of names.values()) value.binding = this.bind(value.name, region);
    }
  }

  private bind(name: string, from: RegionId): BindingId {
    let region = from;
    let inside = true;
    while (region >= 0) {
      const { declared, forwarded } = this.scopes[region]!;
      const { kind, parent } = this.regions[region]!;
      if (forwarded?.get(name) === 'module')
        return this.scopes[0]!.declared?.get(name) ?? this.declare(0, name, 'variable', this.regions[from]!.at, {});
      // `this` in an arrow function of a field initialiser is the class's own.
      if (kind !== 'class' || inside || name === 'this') {
        const known = declared?.get(name);
        if (known !== undefined) return known;
      }
      if (kind === 'function') inside = false;
      region = parent;
    }
    return this.declare(0, name, 'free', NOWHERE, {});
  }
}
