/** The memory and the functions of the parser's WebAssembly module, which web-tree-sitter's own nodes use too. */
export interface ParserModule {
  /** Replaced when the memory grows: never keep it. */
  readonly HEAP32: Int32Array;
  /** Gives the address of the buffer through which nodes come and go. */
  _ts_init(): number;
  _free(address: number): void;
  _ts_node_symbol_wasm(tree: number): number;
  _ts_node_end_index_wasm(tree: number): number;
  _ts_node_children_wasm(tree: number): void;
  _ts_node_named_children_wasm(tree: number): void;
  _ts_node_has_error_wasm(tree: number): number;
  _ts_node_is_missing_wasm(tree: number): number;
}

/** What all nodes of a tree share. */
export interface TreeHandle {
  readonly module: ParserModule;
  /** Address of the transfer buffer, in words. */
  readonly transfer: number;
  /** Address of the tree, in bytes. */
  readonly tree: number;
  /** Names of the node types, by symbol. */
  readonly types: readonly string[];
}

/** A node in WebAssembly memory: id, start, row, column, alias; a word of 32 bits each. */
const NODE_WORDS = 5;

/**
 * A node of a syntax tree; must not be used when its tree is gone. Offsets are UTF-16 units.
 *
 * It stands for web-tree-sitter's `Node` and knows how that one talks to the parser: as five words in a transfer buffer,
 * of which row and column matter to nobody here. web-tree-sitter moves them word by word through functions and makes
 * three objects a node, which costs three times what the parser needs to find them.
 */
export class SyntaxNode {
  constructor(
    private readonly handle: TreeHandle,
    /** The same for all that stands for the same node. */
    readonly id: number,
    readonly startIndex: number,
    private readonly alias: number,
    readonly parent: SyntaxNode | null,
  ) {}

  get type(): string {
    return this.handle.types[this.send()._ts_node_symbol_wasm(this.handle.tree)] ?? 'ERROR';
  }

  get endIndex(): number {
    return this.send()._ts_node_end_index_wasm(this.handle.tree);
  }

  /** Whether the node is, or has in it, what the grammar does not allow. */
  get hasError(): boolean {
    return this.send()._ts_node_has_error_wasm(this.handle.tree) === 1;
  }

  get isError(): boolean {
    return this.type === 'ERROR';
  }

  /** Whether the parser put it in where the grammar demands it. */
  get isMissing(): boolean {
    return this.send()._ts_node_is_missing_wasm(this.handle.tree) === 1;
  }

  /** Fetched anew each time: a tree that kept what was seen of it would be copied by every garbage collection. */
  get children(): SyntaxNode[] {
    this.send()._ts_node_children_wasm(this.handle.tree);
    return this.receive();
  }

  /** The children without keywords and punctuation; fetched anew each time. */
  get namedChildren(): SyntaxNode[] {
    this.send()._ts_node_named_children_wasm(this.handle.tree);
    return this.receive();
  }

  get lastNamedChild(): SyntaxNode | undefined {
    return this.namedChildren.at(-1);
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

  /** Puts the node into the transfer buffer, for the call that follows. */
  private send(): ParserModule {
    const { module, transfer } = this.handle;
    const words = module.HEAP32;
    words[transfer] = this.id;
    words[transfer + 1] = this.startIndex;
    words[transfer + 4] = this.alias;
    return module;
  }

  /** Takes the list of nodes whose length and address the last call left in the transfer buffer. */
  private receive(): SyntaxNode[] {
    const { module, transfer } = this.handle;
    const words = module.HEAP32;
    const count = words[transfer]!;
    if (count === 0) return [];
    const address = words[transfer + 1]!;
    const nodes = new Array<SyntaxNode>(count);
    for (let at = address >> 2, i = 0; i < count; i++, at += NODE_WORDS) {
      nodes[i] = new SyntaxNode(this.handle, words[at]!, words[at + 1]!, words[at + 4]!, this);
    }
    module._free(address);
    return nodes;
  }
}

/** The root of a tree that is asked for its nodes again and again: its own children, which may be many, are fetched once. */
export class KeptRoot extends SyntaxNode {
  private fetched: SyntaxNode[] | undefined;

  override get children(): SyntaxNode[] {
    return (this.fetched ??= super.children);
  }
}
