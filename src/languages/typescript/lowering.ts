import type { BindingKind, NameValue, RegionId, Span, Value } from '../../model/model.js';
import { spanOf } from '../../model/span.js';
import type { ModuleBuilder, OpenedRegion } from '../module-builder.js';
import type { Node } from '../syntax.js';
import type { Element } from './component-files/elements.js';

/** Nesting beyond which an expression is unknown and a statement is not read: the call stack is finite. */
export const DEEPEST = 400;

/** What stands around a function, class or object literal and makes it what it is. */
export interface Surroundings {
  /** The variable, property or field that it is assigned to; names what has no name of its own. */
  readonly name?: string;
  /** What `this` is in a `function` written here; a method of a prototype has an instance. */
  readonly receiver?: Receiver;
  /** The prototype that is `this` in a `function` written here: `(function () { this.m = … }).call(F.prototype)`. */
  readonly prototype?: Value;
}

/** What `this` stands for: the instance, the class, or whatever the caller makes of it. */
export type Receiver = Extract<BindingKind, 'self' | 'class-self' | 'variable'>;

/** The two ways into the grammar; given from outside, because every construct holds expressions and statements. */
export interface Grammar {
  expression(lowering: Lowering, node: Node, surroundings: Surroundings): Value;
  statement(lowering: Lowering, node: Node): void;
}

const NOTHING: Surroundings = {};

/** What objects that are Vue components say: `methods: {`, `data() {`. */
const MAY_HAVE_COMPONENTS =
  /\b(?:methods|computed|watch)\s*:\s*\{|\bmixins\s*:|\b(?:data|setup|mounted|created)\s*(?:\([^)]{0,80}\)\s*\{|:)/;

const SLASH = 47;
const ASTERISK = 42;

/** One source on its way into a module: the text, the facts so far, and how to lower what is nested. */
export class Lowering {
  /** What an unlabelled `break` leaves. */
  breaks: 'loop' | 'switch' = 'loop';
  /** What the component of a Vue file draws that is an object of options, until that has it. */
  page: readonly Element[] = [];
  /** Whether objects here may be components: asked once for a file, as it would be of every object. */
  readonly mayHaveComponents: boolean;
  /** Names of prototypes where they are given them, `const proto = F.prototype`, and the prototypes: names are bound later. */
  readonly prototypes = new Map<NameValue, Value>();
  private depth = 0;

  constructor(
    readonly builder: ModuleBuilder,
    /** The code as it was parsed: of a Vue or Svelte file only the scripts, at their places. */
    readonly text: string,
    private readonly grammar: Grammar,
    /** Whether the tree has errors: then a node may have no text where its grammar says that it has. */
    private readonly broken: boolean,
  ) {
    this.mayHaveComponents = MAY_HAVE_COMPONENTS.test(text);
  }

  /** Lowers an expression; what is missing in a broken tree, or nested too deeply, is unknown. */
  expression(node: Node | undefined, surroundings = NOTHING): Value {
    if (node === undefined || this.depth >= DEEPEST) return this.builder.unknown;
    this.depth++;
    const value = this.grammar.expression(this, node, surroundings);
    this.depth--;
    return value;
  }

  statement(node: Node | undefined): void {
    if (node === undefined || this.depth >= DEEPEST) return;
    this.depth++;
    this.grammar.statement(this, node);
    this.depth--;
  }

  /** Runs `inside` one level deeper; `otherwise` where that is too deep. */
  deeper<T>(otherwise: T, inside: () => T): T {
    if (this.depth >= DEEPEST) return otherwise;
    this.depth++;
    const result = inside();
    this.depth--;
    return result;
  }

  /** A statement that has a region of its own already: the block around it opens none. */
  body(node: Node | undefined): void {
    if (node !== undefined && this.first(node) === '{') this.statements(node.namedChildren);
    else this.statement(node);
  }

  statements(nodes: readonly Node[]): void {
    for (const node of nodes) this.statement(node);
  }

  /** Runs `inside` in a new region. */
  within(opened: OpenedRegion, inside: (region: RegionId) => void): RegionId {
    const region = this.builder.open(opened);
    inside(region);
    this.builder.close();
    return region;
  }

  /** Runs `inside`, in which an unlabelled `break` leaves a loop or a switch. */
  breakable<T>(leaves: 'loop' | 'switch', inside: () => T): T {
    const outer = this.breaks;
    this.breaks = leaves;
    const result = inside();
    this.breaks = outer;
    return result;
  }

  /** The named children without comments and without what the parser skipped. */
  parts(node: Node): readonly Node[] {
    const children = node.namedChildren;
    for (const child of children) if (this.isNoise(child)) return this.withoutNoise(children);
    return children;
  }

  private withoutNoise(nodes: readonly Node[]): readonly Node[] {
    return nodes.filter(node => !this.isNoise(node));
  }

  /** A comment is known by its first two characters, without crossing into WebAssembly. */
  private isNoise(node: Node): boolean {
    if (this.broken && node.isError) return true;
    if (this.text.charCodeAt(node.startIndex) !== SLASH) return false;
    const next = this.text.charCodeAt(node.startIndex + 1);
    return next === SLASH || next === ASTERISK;
  }

  /** The text of an identifier, read without crossing into WebAssembly. */
  word(node: Node): string {
    const { startIndex } = node;
    if (this.broken) return this.text.slice(startIndex, node.endIndex);
    let end = startIndex;
    while (isWordUnit(this.text.charCodeAt(end))) end++;
    return this.builder.word(this.text.slice(startIndex, end));
  }

  textOf(node: Node): string {
    return this.text.slice(node.startIndex, node.endIndex);
  }

  spanOf(node: Node): Span {
    return spanOf(node.startIndex, node.endIndex);
  }

  /** From the start of `node` to the last visible character before `next`. */
  spanUntil(node: Node, next: Node): Span {
    let end = next.startIndex;
    while (end > node.startIndex && this.text.charCodeAt(end - 1) <= 32) end--;
    return spanOf(node.startIndex, end);
  }

  /** The span of a keyword at the start of `node`. */
  keyword(node: Node, word: string): Span {
    return spanOf(node.startIndex, Math.min(node.startIndex + word.length, this.text.length));
  }

  /** What stands between two siblings: an operator, without space and comments. */
  between(left: Node, right: Node): string {
    const text = this.text.slice(left.endIndex, right.startIndex).trim();
    return text.length < 5 ? text : text.replace(/\/\*[^]*?\*\/|\/\/.*/g, '').trim();
  }

  /** The first character of a node, which often tells what it is without crossing into WebAssembly. */
  first(node: Node): string | undefined {
    return this.text[node.startIndex];
  }

  startsWith(node: Node, word: string): boolean {
    return this.text.startsWith(word, node.startIndex);
  }
}

/** ASCII letters, digits and `_ $ # \\`, and everything beyond ASCII that is no space. False for the NaN behind the end. */
function isWordUnit(unit: number): boolean {
  if (unit >= 128) return !isSpace(unit);
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    (unit >= 48 && unit <= 57) ||
    unit === 95 ||
    unit === 36 ||
    unit === 35 ||
    unit === 92
  );
}

function isSpace(unit: number): boolean {
  return unit === 0xa0 || unit === 0xfeff || (unit >= 0x2000 && unit <= 0x200b) || unit === 0x2028 || unit === 0x2029;
}
