import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Language, Parser, type Tree as ParsedTree } from 'web-tree-sitter';
import { KeptRoot, SyntaxNode, type ParserModule, type TreeHandle } from './syntax-node.js';

export type { SyntaxNode as Node } from './syntax-node.js';

export interface Tree {
  readonly rootNode: SyntaxNode;
}

export type Grammar = 'python' | 'typescript' | 'tsx';

/** Where the .wasm files are: beside the bundle, and in dist/ when the sources run as they stand. */
const wasmFolder = [new URL('./', import.meta.url), new URL('../../dist/', import.meta.url)].find(folder =>
  existsSync(new URL('web-tree-sitter.wasm', folder)),
)!;

const parsers = new Map<Grammar, Parser>();
let ready: Promise<NodeTransfer> | undefined;
let transfer: NodeTransfer | undefined;

type NodeTransfer = Pick<TreeHandle, 'module' | 'transfer'>;

/** Loads the parser and the grammars named; must have come back before `withTree` is called with one of them. */
export async function loadGrammars(grammars: readonly Grammar[]): Promise<void> {
  ready ??= loadParser();
  transfer = await ready;
  for (const grammar of grammars) {
    if (parsers.has(grammar)) continue;
    const parser = new Parser();
    parser.setLanguage(await Language.load(await readFile(new URL(`tree-sitter-${grammar}.wasm`, wasmFolder))));
    checkNodes(parser, transfer);
    parsers.set(grammar, parser);
  }
}

const OTHER_PARSER = 'web-tree-sitter is not the version whose memory leaklint can read';

/** The parser leaves its functions and its memory in the options that it is given. */
async function loadParser(): Promise<NodeTransfer> {
  const options = { locateFile: (name: string) => fileURLToPath(new URL(name, wasmFolder)) };
  await Parser.init(options);
  const module = options as Partial<ParserModule> as ParserModule;
  if (!(module.HEAP32 instanceof Int32Array && '_ts_init' in module)) throw new Error(OTHER_PARSER);
  return { module, transfer: module._ts_init() >> 2 };
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

function loaded(grammar: Grammar): { parser: Parser; nodes: NodeTransfer } {
  const parser = parsers.get(grammar);
  if (parser === undefined || transfer === undefined) throw new Error(`grammar ${grammar} is not loaded`);
  return { parser, nodes: transfer };
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

/** web-tree-sitter keeps a tree's address under the key 0. */
function rootOf(tree: ParsedTree, nodes: NodeTransfer, Root = SyntaxNode): SyntaxNode {
  const { rootNode, language } = tree;
  const address = (tree as unknown as readonly number[])[0]!;
  return new Root({ ...nodes, tree: address, types: language.types }, rootNode.id, rootNode.startIndex, 0, null);
}

/** Throws unless light nodes say what web-tree-sitter's own say: its memory is laid out as this version's is. */
function checkNodes(parser: Parser, nodes: NodeTransfer): void {
  withParsed(parser, 'f(a)', tree => {
    const own = tree.rootNode.children[0]!.children[0]!;
    const light = rootOf(tree, nodes).children[0]?.children[0];
    if (light?.type === own.type && light.startIndex === own.startIndex && light.endIndex === own.endIndex) return;
    throw new Error(OTHER_PARSER);
  });
}
