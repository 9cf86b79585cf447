import {
  childCountOf,
  EXTRA,
  firstChildOf,
  flagsOf,
  hasError,
  isLeaf,
  isMissing,
  NAMED,
  nextSlot,
  nodeCountOf,
  paddingOf,
  type ParserModule,
  productionOf,
  sizeOf,
  subtreeAt,
  symbolOf,
  type Symbols,
  VISIBLE,
} from './syntax-memory.js';

/** What all nodes by one grammar share. */
export interface NodeSource {
  readonly module: ParserModule;
  readonly symbols: Symbols;
}

/**
 * A node of a syntax tree; must not be used when its tree is gone. Offsets are UTF-16 units.
 *
 * It stands for web-tree-sitter's `Node` and reads the parser's memory itself. web-tree-sitter calls into the parser for
 * whatever is asked, moves the answer word by word through functions, and makes three objects a node, which costs many
 * times what there is to find.
 */
export class SyntaxNode {
  constructor(
    private readonly source: NodeSource,
    /** Where its slot is in the memory; the same for all that stands for the same node. */
    readonly id: number,
    readonly startIndex: number,
    /** The symbol that it has in place of its own; 0: none. */
    private readonly alias: number,
    readonly parent: SyntaxNode | null,
  ) {}

  get type(): string {
    const { module, symbols } = this.source;
    return symbols.types[this.alias === 0 ? symbolOf(module.HEAP32, this.id) : this.alias] ?? 'ERROR';
  }

  get endIndex(): number {
    return this.startIndex + (sizeOf(this.source.module.HEAP32, this.id) >>> 1);
  }

  /** Whether the node is, or has in it, what the grammar does not allow. */
  get hasError(): boolean {
    return hasError(this.source.module.HEAP32, this.id);
  }

  get isError(): boolean {
    return this.type === 'ERROR';
  }

  /** Whether the parser put it in where the grammar demands it. */
  get isMissing(): boolean {
    return isMissing(this.source.module.HEAP32, this.id);
  }

  /** Made anew each time: a tree that kept what was seen of it would be copied by every garbage collection. */
  get children(): SyntaxNode[] {
    return this.below(false);
  }

  /** The children without keywords and punctuation; made anew each time. */
  get namedChildren(): SyntaxNode[] {
    return this.below(true);
  }

  /** The smallest node that covers the range; this one if none below it does. */
  descendantForIndex(start: number, end: number): SyntaxNode {
    const inner = this.children.findLast(child => child.startIndex <= start);
    if (inner === undefined || inner.endIndex <= start || inner.endIndex < end) return this;
    return inner.descendantForIndex(start, end);
  }

  /** This node and all below it that have the type, in the order of the text. */
  descendantsOfType(type: string): SyntaxNode[] {
    const found: SyntaxNode[] = [];
    const open: SyntaxNode[] = [this];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node.type === type) found.push(node);
      open.push(...node.children.toReversed());
    }
    return found;
  }

  private below(onlyNamed: boolean): SyntaxNode[] {
    const words = this.source.module.HEAP32;
    if (isLeaf(words, this.id)) return [];
    const subtree = subtreeAt(words, this.id);
    if (childCountOf(words, subtree) === 0) return [];
    const nodes = new Array<SyntaxNode>(nodeCountOf(words, subtree, onlyNamed));
    this.collect(words, subtree, this.startIndex << 1, onlyNamed, nodes, 0);
    return nodes;
  }

  /** Puts the nodes of a subtree, which starts at the byte, into the list from `next` on. Returns where the list goes on. */
  private collect(
    words: Int32Array,
    subtree: number,
    start: number,
    onlyNamed: boolean,
    nodes: SyntaxNode[],
    next: number,
  ): number {
    const { symbols } = this.source;
    const production = productionOf(words, subtree);
    let at = start;
    let position = 0;
    let end = next;
    const first = firstChildOf(words, subtree);
    for (let slot = first; slot < subtree; slot = nextSlot(slot)) {
      const flags = flagsOf(words, slot);
      const alias = (flags & EXTRA) === 0 ? symbols.aliasOf(production, position++) : 0;
      if (slot > first) at += paddingOf(words, slot);
      if (alias !== 0 || (flags & VISIBLE) !== 0) {
        const isNamed = alias === 0 ? (flags & NAMED) !== 0 : symbols.isNamed(alias);
        if (isNamed || !onlyNamed) nodes[end++] = new SyntaxNode(this.source, slot, at >>> 1, alias, this);
      } else if (!isLeaf(words, slot)) {
        const hidden = subtreeAt(words, slot);
        if (childCountOf(words, hidden) > 0) end = this.collect(words, hidden, at, onlyNamed, nodes, end);
      }
      at += sizeOf(words, slot);
    }
    return end;
  }
}

/** The root of a tree that is asked for its nodes again and again: its own children, which may be many, are made once. */
export class KeptRoot extends SyntaxNode {
  private made: SyntaxNode[] | undefined;

  override get children(): SyntaxNode[] {
    return (this.made ??= super.children);
  }
}
