import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { Language, type Node as OwnNode, Parser } from 'web-tree-sitter';
import { type Grammar, loadGrammars, type Node, withTree } from '../../src/languages/syntax.js';
import { allStories, languages, sourcesOf, tellings } from '../stories.js';

interface Description {
  readonly type: string;
  readonly span: readonly [number, number];
  readonly hasError: boolean;
  readonly isError: boolean;
  readonly isMissing: boolean;
  readonly children: readonly Description[];
  /** Which of the children are. */
  readonly named: readonly number[];
}

function describeNode(node: Node | OwnNode): Description {
  const { type, startIndex, endIndex, hasError, isError, isMissing, children, namedChildren } = node;
  const ids = children.map(({ id }) => id);
  return {
    type,
    span: [startIndex, endIndex],
    hasError,
    isError,
    isMissing,
    children: children.map(describeNode),
    named: namedChildren.map(({ id }) => ids.indexOf(id)),
  };
}

/** The smallest nodes at each offset and around it, and what is around them. */
function describeOffsets(root: Node | OwnNode, text: string): unknown[] {
  return Array.from({ length: text.length - 1 }, (_, start) =>
    [start + 1, start + 2].map(end => {
      const node = root.descendantForIndex(start, end);
      return node && [node.type, node.startIndex, node.endIndex, node.parent?.type];
    }),
  );
}

const texts = allStories().flatMap(story =>
  tellings.flatMap(telling => languages.flatMap(language => sourcesOf(story, telling, language))),
);
const broken = [
  'def f(:\n  return (1 +\nclass\n',
  'function f( { return (1 +;\nclass { é() 🐍 }\nif (\n',
  '',
  '\ufeff\n',
];
const own = new Map<Grammar, Parser>();

beforeAll(async () => {
  const grammars: readonly Grammar[] = ['python', 'typescript', 'tsx'];
  await loadGrammars(grammars);
  for (const grammar of grammars) {
    const file = fileURLToPath(new URL(`../../dist/tree-sitter-${grammar}.wasm`, import.meta.url));
    own.set(grammar, new Parser().setLanguage(await Language.load(file)));
  }
});

function both<T>(grammar: Grammar, text: string, read: (root: Node | OwnNode) => T): { light: T; own: T } {
  const tree = own.get(grammar)!.parse(text)!;
  const result = { light: withTree(grammar, text, ({ rootNode }) => read(rootNode)), own: read(tree.rootNode) };
  tree.delete();
  return result;
}

describe('light nodes say what web-tree-sitter says', () => {
  it.each([
    ['python', 'python'],
    ['typescript', 'typescript'],
    ['tsx', 'typescript'],
  ] as const)('of every node of the fixtures, by the grammar %s', (grammar, language) => {
    for (const { text } of texts.filter(source => source.language === language)) {
      const { light, own } = both(grammar, text, describeNode);
      expect(light).toEqual(own);
    }
  });

  it.each(['python', 'tsx'] as const)('of texts that are no %s', grammar => {
    for (const text of broken) {
      const { light, own } = both(grammar, text, describeNode);
      expect(light).toEqual(own);
    }
  });

  it('of the nodes at an offset', () => {
    const text = '@a.b\ndef f(x, *, y=[]):\n    """d"""\n    é = {"k": [x for x in y]}  # 🐍\n    return é\n';
    const { light, own } = both('python', text, root => describeOffsets(root, text));
    expect(light).toEqual(own);
  });

  it('of the nodes of a type', () => {
    const text = 'f(a, g(b), [c(d)])\n';
    const { light, own } = both('python', text, root =>
      root.descendantsOfType('call').map(({ startIndex, endIndex }) => [startIndex, endIndex]),
    );
    expect(light).toEqual(own);
  });
});
