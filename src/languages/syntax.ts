import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Language, type Node as OwnNode, Parser, type Tree as ParsedTree } from 'web-tree-sitter';
import { paddingOf, type ParserModule, Symbols } from './syntax-memory.js';
import { KeptRoot, type NodeSource, SyntaxNode } from './syntax-node.js';

export type { SyntaxNode as Node } from './syntax-node.js';

/** A file as its grammar sees it. */
export interface Tree {
  readonly rootNode: SyntaxNode;
}

/** The grammars of tree-sitter that are shipped, one .wasm each. */
export type Grammar = 'python' | 'typescript' | 'tsx';

/** Where the .wasm files are: beside the bundle, and in dist/ when the sources run as they stand. */
const wasmFolder = [new URL('./', import.meta.url), new URL('../../dist/', import.meta.url)].find(folder =>
  existsSync(new URL('web-tree-sitter.wasm', folder)),
)!;

/** A parser, and how the nodes of its trees are read. */
interface Loaded {
  readonly parser: Parser;
  readonly nodes: NodeSource;
}

const parsers = new Map<Grammar, Loaded>();
let ready: Promise<ParserModule> | undefined;

/** Loads the parser and the grammars named; must have come back before `withTree` is called with one of them. */
export async function loadGrammars(grammars: readonly Grammar[]): Promise<void> {
  ready ??= loadParser();
  const module = await ready;
  for (const grammar of grammars) {
    if (parsers.has(grammar)) continue;
    const language = await Language.load(await readFile(new URL(`tree-sitter-${grammar}.wasm`, wasmFolder)));
    const loaded = { parser: new Parser().setLanguage(language), nodes: nodesOf(module, language) };
    checkNodes(loaded);
    parsers.set(grammar, loaded);
  }
}

const OTHER_PARSER = 'web-tree-sitter is not the version whose memory leaklint can read';

/** The parser leaves its memory in the options that it is given. */
async function loadParser(): Promise<ParserModule> {
  const options = { locateFile: (name: string) => fileURLToPath(new URL(name, wasmFolder)) };
  await Parser.init(options);
  const module = options as Partial<ParserModule> as ParserModule;
  if (!(module.HEAP32 instanceof Int32Array)) throw new Error(OTHER_PARSER);
  return module;
}

/** web-tree-sitter keeps the address of what it stands for under the key 0. */
function addressOf(of: Language | ParsedTree): number {
  return (of as unknown as readonly number[])[0]!;
}

function nodesOf(module: ParserModule, language: Language): NodeSource {
  return { module, symbols: new Symbols(module, addressOf(language), language.types) };
}

/**
 * Parses `text` and hands the tree to `use`. The tree lives in WebAssembly memory and is freed when `use` returns:
 * no node may be kept. Offsets are UTF-16 units. Throws if the grammar was not loaded.
 */
export function withTree<T>(grammar: Grammar, text: string, use: (tree: Tree) => T): T {
  const { parser, nodes } = loaded(grammar);
  return withParsed(parser, text, tree => use({ rootNode: rootOf(tree, nodes) }));
}

interface LastTree extends Tree {
  readonly grammar: Grammar;
  readonly text: string;
  readonly free: () => void;
}

let last: LastTree | undefined;

/**
 * The same, for what is asked of one text again and again, such as a file of many fixes: the tree is freed when another
 * text comes. `use` must not ask for another text.
 */
export function withLastTree<T>(grammar: Grammar, text: string, use: (tree: Tree) => T): T {
  const { parser, nodes } = loaded(grammar);
  if (last?.grammar !== grammar || last.text !== text) {
    last?.free();
    last = undefined;
    const tree = parsed(parser, text);
    last = { grammar, text, rootNode: rootOf(tree, nodes, KeptRoot), free: () => tree.delete() };
  }
  return use(last);
}

function loaded(grammar: Grammar): Loaded {
  const found = parsers.get(grammar);
  if (found === undefined) throw new Error(`grammar ${grammar} is not loaded`);
  return found;
}

function withParsed<T>(parser: Parser, text: string, use: (tree: ParsedTree) => T): T {
  const tree = parsed(parser, text);
  try {
    return use(tree);
  } finally {
    tree.delete();
  }
}

function parsed(parser: Parser, text: string): ParsedTree {
  const tree = parser.parse(text);
  if (tree === null) throw new Error('the parser gave no tree');
  return tree;
}

/** A tree begins with the slot of its root. */
function rootOf(tree: ParsedTree, nodes: NodeSource, Root = SyntaxNode): SyntaxNode {
  const slot = addressOf(tree) >>> 2;
  return new Root(nodes, slot, paddingOf(nodes.module.HEAP32, slot) >>> 1, 0, null);
}

/** Throws unless light nodes say what web-tree-sitter's own say: the memory is laid out as this version's is. */
function checkNodes({ parser, nodes }: Loaded): void {
  withParsed(parser, ' f(a, [b])', tree => {
    if (!isSame(rootOf(tree, nodes), tree.rootNode)) throw new Error(OTHER_PARSER);
  });
}

function isSame(light: SyntaxNode, own: OwnNode): boolean {
  const { children } = light;
  return (
    light.type === own.type &&
    light.startIndex === own.startIndex &&
    light.endIndex === own.endIndex &&
    light.namedChildren.length === own.namedChildren.length &&
    children.length === own.children.length &&
    children.every((child, index) => isSame(child, own.children[index]!))
  );
}
