/** A schema of valibot, as far as its words are concerned. */
export interface SchemaNode {
  readonly type: string;
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly item?: SchemaNode;
  readonly wrapped?: SchemaNode;
  readonly options?: readonly unknown[];
  /** What it is made of, itself first; and what is asked of it. */
  readonly pipe?: readonly SchemaNode[];
  readonly requirement?: number;
}

/** The schemas of what stands under these keys: several where there are alternatives. */
export function schemasAt(root: SchemaNode, keys: readonly (string | number)[]): SchemaNode[] {
  return keys.reduce<SchemaNode[]>(
    (nodes, key) =>
      nodes
        .flatMap(({ entries, item }) => (typeof key === 'number' ? item : entries?.[key]) ?? [])
        .flatMap(alternativesOf),
    alternativesOf(root),
  );
}

function alternativesOf(node: SchemaNode): SchemaNode[] {
  if (node.wrapped !== undefined) return alternativesOf(node.wrapped);
  return node.type === 'union' ? (node.options as readonly SchemaNode[]).flatMap(alternativesOf) : [node];
}

/** The words that may stand where one of these schemas holds. */
export function choicesOf(nodes: readonly SchemaNode[]): string[] {
  return nodes.flatMap(({ type, options }) => (type === 'picklist' ? options!.map(String) : []));
}

/** What is expected, for a person: `"off" or "note", or an object`. */
export function expectationOf(nodes: readonly SchemaNode[]): string {
  return nodes.map(wordsOf).join(', or ');
}

function wordsOf({ type, options, pipe = [] }: SchemaNode): string {
  const asked = pipe.flatMap(withinPipe);
  switch (type) {
    case 'picklist':
      return listOf(options!.map(option => JSON.stringify(option)));
    case 'string':
      return asked.some(action => action.type === 'non_empty') ? 'a text that is not empty' : 'a text';
    case 'number':
      return `a whole number from ${asked.find(action => action.type === 'min_value')?.requirement ?? 0}`;
    case 'array':
      return 'a list';
    default:
      return 'an object';
  }
}

function withinPipe(node: SchemaNode): SchemaNode[] {
  return [node, ...(node.pipe ?? []).slice(1)];
}

function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)!}`;
}
