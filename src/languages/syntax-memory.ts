/** The memory of the parser's WebAssembly module. */
export interface ParserModule {
  /** Replaced when the memory grows: never keep it. */
  readonly HEAP32: Int32Array;
}

/*
 * A subtree as tree-sitter's `subtree.h` lays it out on 32 bits. Two words, its slot, stand in the list of its parent's
 * children: a small leaf lies in them whole (the lowest bit says so), of all others they hold the address. The slots of
 * its own children stand right before what is at the address. Sizes and offsets are bytes of UTF-16.
 */
const SLOT_WORDS = 2;
const PADDING = 1;
const SIZE = 4;
const ERROR_COST = 8;
const CHILD_COUNT = 9;
const SYMBOL = 10;
const FLAGS = 11;
const VISIBLE_COUNT = 12;
const NAMED_COUNT = 13;
const PRODUCTION = 16;

/** Bits of `flagsOf`, as tree-sitter's `subtree.h` has them: a node of the tree that is shown; one with a name; a comment. */
export const VISIBLE = 1 << 0;
export const NAMED = 1 << 1;
export const EXTRA = 1 << 2;
const LEAF_MISSING = 1 << 5;
const MISSING = 1 << 9;

/** Whether the slot itself has all there is to say: a token, which has no children. */
export function isLeaf(words: Int32Array, slot: number): boolean {
  return (words[slot]! & 1) === 1;
}

/** Where the subtree is that its slot has no room for. */
export function subtreeAt(words: Int32Array, slot: number): number {
  return words[slot]! >>> 2;
}

/** How many children it has, hidden ones among them. */
export function childCountOf(words: Int32Array, subtree: number): number {
  return words[subtree + CHILD_COUNT]!;
}

/** How many nodes are below it, those of hidden subtrees among them; undefined behind a subtree without children. */
export function nodeCountOf(words: Int32Array, subtree: number, onlyNamed: boolean): number {
  return words[subtree + (onlyNamed ? NAMED_COUNT : VISIBLE_COUNT)]!;
}

/** The slot of the first child; the others follow. */
export function firstChildOf(words: Int32Array, subtree: number): number {
  return subtree - SLOT_WORDS * childCountOf(words, subtree);
}

/** The slot of the next child. */
export function nextSlot(slot: number): number {
  return slot + SLOT_WORDS;
}

/** The rule by which its children were put together; 0: none that gives them other names. */
export function productionOf(words: Int32Array, subtree: number): number {
  return words[subtree + PRODUCTION]! >>> 16;
}

/** Some of VISIBLE, NAMED, EXTRA. */
export function flagsOf(words: Int32Array, slot: number): number {
  const word = words[slot]!;
  return (word & 1) === 1 ? word >> 1 : words[(word >>> 2) + FLAGS]!;
}

/** The number of its type in the grammar. */
export function symbolOf(words: Int32Array, slot: number): number {
  const word = words[slot]!;
  return (word & 1) === 1 ? (word >>> 8) & 0xff : words[(word >>> 2) + SYMBOL]! & 0xffff;
}

/** What stands before it: space, and whatever else the lexer skips. */
export function paddingOf(words: Int32Array, slot: number): number {
  const word = words[slot]!;
  return (word & 1) === 1 ? (words[slot + 1]! >>> 16) & 0xff : words[(word >>> 2) + PADDING]!;
}

/** Its length in bytes of UTF-16, without what stands before it. */
export function sizeOf(words: Int32Array, slot: number): number {
  const word = words[slot]!;
  return (word & 1) === 1 ? words[slot + 1]! >>> 24 : words[(word >>> 2) + SIZE]!;
}

/** Whether the parser put it in where it was missing. */
export function isMissing(words: Int32Array, slot: number): boolean {
  const word = words[slot]!;
  return (word & 1) === 1 ? (word & LEAF_MISSING) !== 0 : (words[(word >>> 2) + FLAGS]! & MISSING) !== 0;
}

/** Whether there is a mistake in it, at any depth. */
export function hasError(words: Int32Array, slot: number): boolean {
  return isMissing(words, slot) || (!isLeaf(words, slot) && words[subtreeAt(words, slot) + ERROR_COST] !== 0);
}

/** Where a `TSLanguage` keeps what is needed of it, in words. */
const PRODUCTION_COUNT = 7;
const LONGEST_ALIASES = 9;
const SYMBOL_METADATA = 18;
const PUBLIC_SYMBOLS = 19;
const ALIASES = 21;
/** Whether a symbol is visible, is named, is a supertype. */
const METADATA_BYTES = 3;

/** What a grammar says of its symbols. */
export class Symbols {
  /** The types of nodes; undefined where it is an error. */
  readonly types: readonly (string | undefined)[];
  private readonly named: readonly boolean[];
  /** Of each production, other symbols for its children by their position; 0 for those that keep their own. */
  private readonly aliases: Uint16Array;
  private readonly longest: number;

  /** `address` is that of the language; `types` are the names of its public symbols. */
  constructor({ HEAP32: words }: ParserModule, address: number, types: readonly string[]) {
    const language = address >>> 2;
    const bytes = new Uint8Array(words.buffer);
    const shorts = new Uint16Array(words.buffer);
    const publicSymbols = words[language + PUBLIC_SYMBOLS]! >>> 1;
    this.types = types.map((_, symbol) => types[shorts[publicSymbols + symbol]!]);
    const metadata = words[language + SYMBOL_METADATA]!;
    this.named = types.map((_, symbol) => bytes[metadata + METADATA_BYTES * symbol + 1] === 1);
    this.longest = words[language + LONGEST_ALIASES]! & 0xffff;
    const aliases = words[language + ALIASES]! >>> 1;
    this.aliases = shorts.slice(aliases, aliases + words[language + PRODUCTION_COUNT]! * this.longest);
  }

  isNamed(symbol: number): boolean {
    return this.named[symbol]!;
  }

  /** The symbol that a production gives a child, which is no extra, in place of its own; 0: none. */
  aliasOf(production: number, position: number): number {
    return production === 0 ? 0 : this.aliases[production * this.longest + position]!;
  }
}
