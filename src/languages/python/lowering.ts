import type { BindingId, BindingKind, RegionId, Span, Value } from '../../model/model.js';
import { spanOf } from '../../model/span.js';
import type { ModuleBuilder } from '../module-builder.js';
import type { Node } from '../syntax.js';

/** Writes down what an expression does, and gives what it is. */
export type LowerExpression = (lowering: Lowering, node: Node) => Value;
/** `type` is the node's. */
export type LowerStatement = (lowering: Lowering, node: Node, type: string) => void;

/** How each type of syntax node is lowered. */
export interface Constructs {
  readonly expressions: ReadonlyMap<string, LowerExpression>;
  readonly statements: ReadonlyMap<string, LowerStatement>;
  /** For what is no statement of its own: an expression that stands alone. */
  readonly evaluate: LowerStatement;
}

/** The scope that owns the names assigned in it. */
export interface Scope {
  readonly region: RegionId;
  readonly kind: 'module' | 'class' | 'function';
  /** A `yield` was seen. */
  generator: boolean;
}

/** What is nested deeper is unknown: generated code and attacks, which would overflow the stack. */
export const DEEPEST = 400;

/** One file on its way into a module: its text, where in it we are, and how to go on from a node. */
export class Lowering {
  scope: Scope = { region: 0, kind: 'module', generator: false };
  /** Under `if TYPE_CHECKING:`. */
  typeOnly = false;
  private depth = 0;

  constructor(
    readonly builder: ModuleBuilder,
    readonly text: string,
    private readonly constructs: Constructs,
  ) {}

  /** Records the facts of an expression and gives its value. `type`: the node's, where it was asked for already. */
  value(node: Node, type = node.type): Value {
    const lower = this.constructs.expressions.get(type);
    if (lower === undefined || this.depth >= DEEPEST) return this.builder.unknown;
    this.depth++;
    const value = lower(this, node);
    this.depth--;
    return value;
  }

  values(nodes: readonly Node[]): Value[] {
    return nodes.map(node => this.value(node));
  }

  /** Records the facts of a statement; what is neither statement nor expression says nothing. */
  statement(node: Node): void {
    const { type } = node;
    const lower = this.constructs.statements.get(type) ?? this.constructs.evaluate;
    if (this.depth >= DEEPEST) return;
    this.depth++;
    lower(this, node, type);
    this.depth--;
  }

  /** The statements of a block, in order. */
  block(node: Node | undefined): void {
    if (node === undefined) return;
    for (const statement of this.parts(node)) this.statement(statement);
  }

  /** What `go` gives, one level deeper; `tooDeep` when there are too many. */
  nested<T>(tooDeep: T, go: () => T): T {
    if (this.depth >= DEEPEST) return tooDeep;
    this.depth++;
    const result = go();
    this.depth--;
    return result;
  }

  /** Runs `go` in a new scope. */
  inScope(region: RegionId, kind: Scope['kind'], go: (scope: Scope) => void): void {
    const outer = this.scope;
    this.scope = { region, kind, generator: false };
    go(this.scope);
    this.scope = outer;
  }

  /** Declares a name where Python would: in the innermost function, class or module, or where `global` sends it. */
  declare(
    name: string,
    at: Span,
    more: { kind?: BindingKind; names?: RegionId | undefined; type?: Value | undefined } = {},
  ): BindingId {
    const forwarded = this.builder.isForwarded(name, this.scope.region);
    if (forwarded === 'outer') return -1;
    const scope = forwarded === 'module' ? 0 : this.scope.region;
    return this.builder.declare(name, more.kind ?? 'variable', at, { scope, names: more.names, type: more.type });
  }

  span(node: Node): Span {
    return spanOf(node.startIndex, node.endIndex);
  }

  textOf(node: Node): string {
    return this.text.slice(node.startIndex, node.endIndex);
  }

  /** An identifier's text. Read off the source: asking the tree for a node's end costs more than looking. */
  word(node: Node): string {
    return this.wordAt(node.startIndex);
  }

  wordAt(start: number): string {
    return this.builder.word(this.text.slice(start, this.endOfWord(start)));
  }

  endOfWord(start: number): number {
    let end = start;
    while (isWordUnit(this.text.charCodeAt(end))) end++;
    return end;
  }

  wordSpan(node: Node, word: string): Span {
    return spanOf(node.startIndex, node.startIndex + word.length);
  }

  startsWith(node: Node, prefix: string): boolean {
    return this.text.startsWith(prefix, node.startIndex);
  }

  /** Whether brackets hold nothing at all. */
  isEmpty(brackets: Node): boolean {
    return CLOSING.includes(this.text.charCodeAt(brackets.startIndex + 1));
  }

  /** The named children without comments. */
  parts(node: Node): readonly Node[] {
    return this.withoutExtras(node.namedChildren);
  }

  /** All children, operators and keywords too, without comments. */
  tokens(node: Node): readonly Node[] {
    return this.withoutExtras(node.children);
  }

  private withoutExtras(nodes: readonly Node[]): readonly Node[] {
    for (const node of nodes) if (this.isExtra(node)) return this.onlyParts(nodes);
    return nodes;
  }

  private onlyParts(nodes: readonly Node[]): readonly Node[] {
    return nodes.filter(node => !this.isExtra(node));
  }

  /** A comment or a line continuation: the only nodes that start like this, but for a block that starts with a comment. */
  private isExtra(node: Node): boolean {
    const unit = this.text.charCodeAt(node.startIndex);
    return (unit === HASH || unit === BACKSLASH) && node.type !== 'block';
  }
}

const HASH = 35;
const BACKSLASH = 92;
/** ) ] } */
const CLOSING = [41, 93, 125];

function isWordUnit(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    unit === 95 ||
    (unit >= 48 && unit <= 57) ||
    unit >= 128
  );
}
