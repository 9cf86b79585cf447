import { isNameOf } from '../../model/parts.js';
import { innerMap, push } from './maps.js';
import type { BindingId, CallFact, FactId, Import, Value } from '../../model/model.js';
import { type Entity, functionEntity, type Outsider } from './entity.js';
import { FactTable } from './fact-table.js';
import { givesBackWhatItIsGiven } from './given-back.js';
import { isObject } from './classes/object-methods.js';
import { hungOnGlobals, objectsOfScripts } from './hung-on-globals.js';
import type { ModuleResolver } from './modules/resolve.js';
import type { Unit } from './unit.js';

/** Re-exports are followed this far; longer chains are circles in practice. */
const MAX_HOPS = 12;
/** So many wrappers are looked through: `withRouter(connect(state)(memo(Page)))`. */
const MAX_WRAPPERS = 4;

/** The package in which a project keeps its own copies of libraries: `pip._vendor.requests` is `requests`. */
const copied = /^(?:.*\.)?_?vendor(?:ed|s)?\.(?=.)/;

/** Follows names to what they mean: bindings, imports, re-exports, members of modules. */
export class Names {
  private readonly importsOf = new Map<Unit, Map<BindingId, Import>>();
  /** `from module import *`, where there is any. */
  private readonly starsOf = new Map<Unit, Import[]>();
  private readonly membersOf = new Map<Unit, Map<string, Entity | undefined>>();
  private readonly moduleBindings = new Map<Unit, Map<string, BindingId>>();
  /** By the unit's index and the binding; `null`: means nothing. */
  private readonly bindings: (Entity | null)[][];
  private readonly outsiders = new Map<string, Outsider>();
  /** Of what calls call; `null`: nothing outside. */
  private readonly called = new FactTable<string | null>();
  /** What scripts hang on an object that all of them see, by its full name. */
  private readonly hung: ReadonlyMap<string, Entity>;
  /** The objects that scripts write for all of them. */
  private written: ReadonlySet<string> | undefined;
  /** Members being looked for; until they are found, what depends on them is not final. */
  private searching = 0;

  constructor(
    readonly units: readonly Unit[],
    private readonly resolver: ModuleResolver,
  ) {
    this.bindings = units.map(() => []);
    this.hung = hungOnGlobals(units);
    for (const unit of units) {
      const imports = new Map<BindingId, Import>();
      for (const entry of unit.module.imports) {
        if (entry.star) push(this.starsOf, unit, entry);
        const known = imports.get(entry.binding);
        if (entry.binding >= 0 && !(known && isStandard(unit, known))) imports.set(entry.binding, entry);
      }
      this.importsOf.set(unit, imports);
      const bindings = new Map<string, BindingId>();
      for (const binding of unit.module.bindings) {
        if (binding.region === 0 && binding.kind !== 'free') bindings.set(binding.name, binding.id);
      }
      this.moduleBindings.set(unit, bindings);
    }
  }

  /** What a dotted expression means; undefined for what is computed (`self.x`, calls, items). */
  entityOf(unit: Unit, value: Value): Entity | undefined {
    if (value.is === 'name') return this.ofBinding(unit, value.binding);
    if (value.is === 'function') return functionEntity(unit, value.region);
    if (value.is !== 'get') return undefined;
    const base = this.entityOf(unit, value.of);
    if (base === undefined) return undefined;
    if (base.is === 'module') return this.memberOf(base.unit, value.name);
    return base.is === 'outside' ? this.memberOutside(base, value.name) : undefined;
  }

  /** `var game = { … }`, in the module itself or in another script of the page. */
  isWrittenObject(unit: Unit, value: Value): boolean {
    const entity = this.entityOf(unit, value);
    if (entity?.is === 'outside') return (this.written ??= objectsOfScripts(this.units)).has(entity.name);
    const given = entity?.is === 'variable' ? entity.unit.soleValue(entity.binding) : undefined;
    return given !== undefined && isObject(given);
  }

  private outside(name: string): Outsider {
    let found = this.outsiders.get(name);
    if (found === undefined) this.outsiders.set(name, (found = { is: 'outside', name, members: new Map() }));
    return found;
  }

  /** Kept with what it is a member of: joining two names, and hashing the result, costs more than all other steps. */
  private memberOutside({ name: of, members }: Outsider, name: string): Entity {
    let found = members.get(name);
    if (found !== undefined) return found;
    const full = `${of}.${name}`;
    members.set(name, (found = this.hung.get(full) ?? this.outside(full)));
    return found;
  }

  /** The qualified name of something outside the project. */
  outsideName(unit: Unit, value: Value): string | undefined {
    const entity = this.entityOf(unit, value);
    return entity?.is === 'outside' ? entity.name : undefined;
  }

  /** The same of what a call calls, which nearly every rule asks of every call. */
  outsideCalled(unit: Unit, call: FactId): string | undefined {
    let name = this.called.get(unit, call);
    if (name === undefined) {
      name = this.outsideName(unit, unit.callAt(call).callee) ?? null;
      this.called.set(unit, call, name);
    }
    return name ?? undefined;
  }

  ofBinding(unit: Unit, id: BindingId, hops = 0): Entity | undefined {
    const bindings = this.bindings[unit.index]!;
    const known = bindings[id];
    if (known !== undefined) return known ?? undefined;
    const found = this.find(unit, id, hops);
    if (id >= 0 && this.searching === 0) bindings[id] = found ?? null;
    return found;
  }

  private find(unit: Unit, id: BindingId, hops: number): Entity | undefined {
    const binding = unit.binding(id);
    if (binding === undefined) return undefined;
    switch (binding.kind) {
      case 'free':
        return this.fromStars(unit, binding.name, hops) ?? this.outside(binding.name);
      case 'import':
        return this.ofImport(unit, this.importsOf.get(unit)!.get(id), hops);
      case 'function':
      case 'class':
        return binding.names === undefined
          ? { is: 'variable', unit, binding: id }
          : functionEntity(unit, binding.names);
      case 'variable': {
        const imported = unwrappedImport(unit, id);
        return imported === undefined ? { is: 'variable', unit, binding: id } : this.ofBinding(unit, imported, hops);
      }
      case 'parameter':
        return { is: 'variable', unit, binding: id };
      default:
        return undefined;
    }
  }

  private ofImport(unit: Unit, entry: Import | undefined, hops: number): Entity | undefined {
    if (entry === undefined || hops > MAX_HOPS) return undefined;
    const target = this.resolver.resolve(unit, entry.from);
    if (target === undefined) {
      const viaPackage = this.fromPackage(unit, entry);
      return viaPackage ?? this.outside(outsideNameOf(entry, unit.module.language === 'python'));
    }
    if (entry.name === '*') return this.memberOf(target, '=', hops + 1) ?? { is: 'module', unit: target };
    // `from . import models` in a package itself names its module, by which others have it: `import shop`, `shop.models`.
    const own = target === unit ? this.resolver.submodule(unit, entry.name) : undefined;
    if (own) return { is: 'module', unit: own };
    return this.memberOf(target, entry.name, hops + 1) ?? this.outside(`${entry.from}.${entry.name}`);
  }

  /** `from package import submodule` where the package has no `__init__` that was read. */
  private fromPackage(unit: Unit, entry: Import): Entity | undefined {
    if (unit.module.language !== 'python' || entry.name === '*') return undefined;
    const separator = entry.from.endsWith('.') ? '' : '.';
    const target = this.resolver.resolve(unit, `${entry.from}${separator}${entry.name}`);
    return target && { is: 'module', unit: target };
  }

  /** What `name` means as a member of the module. */
  memberOf(unit: Unit, name: string, hops = 0): Entity | undefined {
    if (hops > MAX_HOPS) return undefined;
    const members = innerMap(this.membersOf, unit);
    if (members.has(name)) return members.get(name);
    members.set(name, undefined);
    this.searching++;
    const found =
      unit.module.language === 'python' ? this.pythonMember(unit, name, hops) : this.scriptMember(unit, name, hops);
    this.searching--;
    members.set(name, found);
    return found;
  }

  private pythonMember(unit: Unit, name: string, hops: number): Entity | undefined {
    const binding = this.moduleBindings.get(unit)!.get(name);
    if (binding !== undefined) return this.ofBinding(unit, binding, hops);
    const submodule = this.resolver.submodule(unit, name);
    return submodule ? { is: 'module', unit: submodule } : this.fromStars(unit, name, hops);
  }

  /** `from module import *`. */
  private fromStars(unit: Unit, name: string, hops: number): Entity | undefined {
    for (const entry of this.starsOf.get(unit) ?? []) {
      const target = this.resolver.resolve(unit, entry.from);
      const found = target && this.memberOf(target, name, hops + 1);
      if (found) return found;
    }
    return undefined;
  }

  /** What a function brings in when it is called: `() => import('./Frame.vue')`. */
  broughtBy(unit: Unit, value: Value): Entity | undefined {
    const given = value.is === 'function' ? unit.region(value.region).function?.result : undefined;
    const call = given && unit.call(given);
    const from = call?.arguments[0]?.value;
    if (call?.callee.is !== 'name' || call.callee.name !== 'import' || from?.is !== 'const') return undefined;
    const target = this.resolver.resolve(unit, String(from.value));
    return target && this.memberOf(target, 'default');
  }

  private ofExported(unit: Unit, value: Value): Entity | undefined {
    const shown = this.shownAs(unit, value);
    if (shown !== undefined) return shown;
    const entity = this.entityOf(unit, this.wrappedBy(unit, value) ?? value);
    return entity?.is === 'outside' && value.is === 'call' ? undefined : entity;
  }

  /** The component that `Page` shows, of `const Page = connect(state)(Body)`. */
  private shownAs(unit: Unit, value: Value, depth = 0): Entity | undefined {
    const made = value.is === 'name' ? unit.soleValue(value.binding) : value;
    const wrapped = made && depth < MAX_WRAPPERS ? this.wrappedBy(unit, made) : undefined;
    if (wrapped === undefined) return undefined;
    const entity = this.shownAs(unit, wrapped, depth + 1) ?? this.entityOf(unit, wrapped);
    return entity?.is === 'class' || entity?.is === 'function' ? entity : undefined;
  }

  /** `App` of `memo(App)`, `connect(state)(App)`, and of a function that gives it back: who shows the one shows the other. */
  private wrappedBy(unit: Unit, value: Value): Value | undefined {
    const call = unit.call(value);
    const [first, ...others] = call?.arguments ?? [];
    if (call === undefined || first === undefined || !others.every(({ value }) => isNoComponent(value)))
      return undefined;
    if (isWrapping(unit, call)) return first.value;
    const called = this.entityOf(unit, call.callee);
    return called?.is === 'function' && givesBackWhatItIsGiven(called.node) ? first.value : undefined;
  }

  private scriptMember(unit: Unit, name: string, hops: number): Entity | undefined {
    for (const entry of unit.module.exports) {
      if (entry.name !== name) continue;
      if (entry.from === undefined) return entry.value && this.ofExported(unit, entry.value);
      const target = this.resolver.resolve(unit, entry.from);
      if (target === undefined) return this.outside(`${entry.from}.${entry.source ?? name}`);
      if (entry.source === '*') return { is: 'module', unit: target };
      return this.memberOf(target, entry.source ?? name, hops + 1);
    }
    if (name === '=') return undefined;
    if (name === 'default') return this.memberOf(unit, '=', hops + 1);
    for (const entry of unit.module.exports) {
      if (entry.name !== '*' || entry.from === undefined) continue;
      const target = this.resolver.resolve(unit, entry.from);
      const found = target && this.memberOf(target, name, hops + 1);
      if (found) return found;
    }
    return undefined;
  }
}

/** `try: from queue import Queue` beside `except ImportError: from Queue import Queue`: the one that is there today. */
function isStandard({ catalog }: Unit, { from }: Import): boolean {
  return catalog.standardModules.has(from.split('.', 1)[0]!);
}

/** `const Chart = Chart_.default ?? Chart_`: the import, which comes with or without a wrapper by who loads it. */
function unwrappedImport(unit: Unit, id: BindingId): BindingId | undefined {
  const value = unit.soleValue(id);
  if (value?.is !== 'choice') return undefined;
  const [first, whole, ...others] = value.of;
  if (whole?.is !== 'name' || others.length > 0 || unit.bindingOf(whole)?.kind !== 'import') return undefined;
  return first !== undefined && isNameOf(defaultIn(first), whole.binding) ? whole.binding : undefined;
}

/** `x` of `x.default`, `x['default']`. */
function defaultIn(value: Value): Value | undefined {
  if (value.is === 'get') return value.name === 'default' ? value.of : undefined;
  return value.is === 'item' && value.key.is === 'const' && value.key.value === 'default' ? value.of : undefined;
}

/** `memo(App)`, `connect(state)(App)`. */
export function isWrapping(unit: Unit, { callee }: CallFact): boolean {
  const wrapper = unit.call(callee)?.callee ?? callee;
  return (wrapper.is === 'name' || wrapper.is === 'get') && unit.catalog.componentWrappers.test(wrapper.name);
}

/** `'App'` of `connect(state)(App, 'App')`, `{ fallback }`: no second component. */
function isNoComponent({ is }: Value): boolean {
  return is === 'const' || is === 'literal';
}

function outsideNameOf(entry: Import, dotted: boolean): string {
  const from = entry.from.replace(/^node:/, '');
  if (!dotted) return entry.name === '*' || entry.name === 'default' ? from : `${from}.${entry.name}`;
  const name = entry.name === '*' ? from : `${from}.${entry.name}`;
  return name.replace(copied, '');
}
