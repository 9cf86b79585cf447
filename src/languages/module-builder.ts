import type {
  Argument,
  AssignFact,
  BindingId,
  BindingKind,
  BranchShape,
  CallFact,
  ClassShape,
  Comment,
  ConstValue,
  Export,
  Fact,
  FactId,
  FunctionShape,
  Import,
  LanguageName,
  LoopShape,
  Module,
  NameValue,
  Problem,
  Region,
  RegionId,
  RegionKind,
  Span,
  Value,
} from '../model/model.js';
import { spanOf } from '../model/span.js';
import { lineStartsOf, type Source } from '../model/source.js';
import { NOWHERE, Scopes, type Declared, type Outwards } from './scopes.js';

/** What a region is made of besides its place in the tree. */
interface RegionShape {
  readonly function?: FunctionShape;
  readonly class?: ClassShape;
  readonly loop?: LoopShape;
  readonly branch?: BranchShape;
  readonly otherwise?: true;
  readonly catches?: readonly Value[];
}

/** A region as it begins. */
export interface OpenedRegion extends RegionShape {
  readonly kind: RegionKind;
  readonly name?: string;
  readonly at: Span;
  readonly head: Span;
}

/** What is known of an assignment besides. */
interface Assigned {
  readonly operator?: string | undefined;
  readonly type?: Value | undefined;
  readonly static?: boolean | undefined;
}

const NOTHING_MORE = {};

type Open<T> = { -readonly [K in keyof T]: T[K] };

const UNKNOWN: Value = { is: 'unknown' };

/**
 * Collects what a frontend sees, in the order of evaluation, into a `Module`.
 *
 * Regions nest: `open` … `close`. A frontend calls `name` for every use of a name and `declare` for every declaration, in
 * any order; `finish` binds the ones to the others, inside out. A class is a scope only for what stands directly in it.
 */
export class ModuleBuilder {
  readonly unknown = UNKNOWN;
  private readonly regions: Open<Region>[] = [];
  private readonly scopes = new Scopes(this.regions);
  private readonly facts: Fact[] = [];
  private readonly imports: Import[] = [];
  private readonly exports: Export[] = [];
  private readonly comments: Comment[] = [];
  private readonly problems: Problem[] = [];
  private readonly words = new Map<string, string>();
  private readonly consts = new Map<string | number | boolean | null, ConstValue>();
  private readonly stack: RegionId[] = [];

  constructor(
    private readonly source: Source,
    private readonly language: LanguageName,
  ) {
    this.open({ kind: 'module', at: spanOf(0, source.text.length), head: NOWHERE });
  }

  get path(): string {
    return this.source.path;
  }

  /** The innermost open region. */
  get region(): RegionId {
    return this.stack[this.stack.length - 1]!;
  }

  regionOf(id: RegionId): Region {
    return this.regions[id]!;
  }

  /** The facts of a region that was closed, and of those in it. */
  factsOf(id: RegionId): readonly Fact[] {
    const { from, to } = this.regions[id]!;
    return this.facts.slice(from, to);
  }

  /** The innermost open region of one of `kinds`, from `start` outwards; the module if there is none. */
  enclosing(kinds: readonly RegionKind[], start: RegionId = this.region): RegionId {
    let id = start;
    while (id > 0 && !kinds.includes(this.regions[id]!.kind)) id = this.regions[id]!.parent;
    return id;
  }

  /** Opens a region in the innermost one. */
  open({ kind, name = '', at, head, ...shape }: OpenedRegion): RegionId {
    const id = this.regions.length;
    const parent = this.stack.length > 0 ? this.region : -1;
    this.regions.push({ id, parent, kind, name, at, head, from: this.facts.length, to: this.facts.length, ...shape });
    this.scopes.open(id);
    this.stack.push(id);
    return id;
  }

  /** Adds to the open region what is known only after its head was read (parameters are declared inside it). */
  shape(id: RegionId, shape: RegionShape): void {
    Object.assign(this.regions[id]!, shape);
  }

  close(): void {
    const id = this.stack.pop()!;
    this.regions[id]!.to = this.facts.length;
  }

  /** Whether the innermost region has declared `name` already. */
  declares(name: string): boolean {
    return this.scopes.declares(this.region, name);
  }

  /** Declares `name` once in the scope that is named, or else in the innermost region; a second declaration keeps the first. */
  declare(name: string, kind: BindingKind, at: Span, more: Declared = NOTHING_MORE): BindingId {
    return this.scopes.declare(more.scope ?? this.region, name, kind, at, more);
  }

  kindOf(binding: BindingId): BindingKind {
    return this.scopes.bindings[binding]!.kind;
  }

  /** Python `global x` / `nonlocal x`: in `scope`, the name belongs further out. */
  forward(name: string, to: Outwards, scope: RegionId): void {
    this.scopes.forward(scope, name, to);
  }

  isForwarded(name: string, scope: RegionId): Outwards | undefined {
    return this.scopes.forwardedFrom(scope, name);
  }

  /** A use of `name` in the innermost region. */
  name(name: string): NameValue {
    return this.scopes.name(this.region, name);
  }

  /** A use of `name` that means what it does around the innermost region. */
  nameAround(name: string): NameValue {
    return this.scopes.name(this.regions[this.region]!.parent, name);
  }

  /** A use of a name whose binding is already known (`self`, a destructured parameter). */
  bound(binding: BindingId): NameValue {
    return { is: 'name', name: this.scopes.bindings[binding]!.name, binding };
  }

  /** The word itself, one string for all places where it stands: a file says the same few words again and again. */
  word(text: string): string {
    const known = this.words.get(text);
    if (known === undefined) this.words.set(text, text);
    return known ?? text;
  }

  constant(value: string | number | boolean | null): ConstValue {
    const short = typeof value === 'string' && value.length > 80 ? value.slice(0, 80) : value;
    let known = this.consts.get(short);
    if (known === undefined) {
      known = { is: 'const', value: short };
      this.consts.set(short, known);
    }
    return known;
  }

  fact(fact: Fact): FactId {
    return this.facts.push(fact) - 1;
  }

  /** The call that a value is the result of. */
  callOf(value: Value): CallFact | undefined {
    return value.is === 'call' ? (this.facts[value.fact] as CallFact) : undefined;
  }

  /** That `value`, where there is one, goes to `target`. */
  assign(
    how: AssignFact['how'],
    target: Value,
    value: Value | undefined,
    at: Span,
    more: Assigned = NOTHING_MORE,
  ): void {
    const { region } = this;
    const fact: Open<AssignFact> =
      value === undefined
        ? { is: 'assign', how, target, region, at }
        : { is: 'assign', how, target, region, at, value };
    if (more.operator !== undefined) fact.operator = more.operator;
    if (more.type !== undefined) fact.type = more.type;
    if (more.static !== undefined) fact.static = more.static;
    this.facts.push(fact);
  }

  /** Marks a call that was already recorded: its result is dropped, awaited or managed by a block. */
  mark(id: FactId, as: 'dropped' | 'awaited' | 'managed'): void {
    (this.facts[id] as Open<CallFact>)[as] = true;
  }

  call(callee: Value, args: readonly Argument[], at: Span, isNew = false): Value {
    const fact = isNew
      ? this.fact({ is: 'call', callee, arguments: args, region: this.region, at, new: true })
      : this.fact({ is: 'call', callee, arguments: args, region: this.region, at });
    return { is: 'call', fact };
  }

  import(entry: Import): void {
    this.imports.push(entry);
  }

  /** Whether the name was seen to be imported from the module so far. */
  isImported(as: string, from: string, name: string): boolean {
    return this.imports.some(
      entry => entry.from === from && entry.name === name && this.scopes.bindings[entry.binding]?.name === as,
    );
  }

  /** Whether a name was seen to be imported so far, wherever from. */
  takesIn(as: string): boolean {
    return this.imports.some(({ binding }) => this.scopes.bindings[binding]?.name === as);
  }

  export(entry: Export): void {
    this.exports.push(entry);
  }

  comment(at: Span, text: string): void {
    this.comments.push({ at, text });
  }

  /** Only the first problem of a file is kept: the others mostly follow from it. */
  problem(at: Span, message: string): void {
    if (this.problems.length === 0) this.problems.push({ at, message });
  }

  finish(): Module {
    while (this.stack.length > 0) this.close();
    this.scopes.bindNames();
    return {
      path: this.source.path,
      language: this.language,
      lineStarts: lineStartsOf(this.source.text),
      regions: this.regions,
      bindings: this.scopes.bindings,
      facts: this.facts,
      imports: this.imports,
      exports: this.exports,
      comments: this.comments,
      problems: this.problems,
    };
  }
}
