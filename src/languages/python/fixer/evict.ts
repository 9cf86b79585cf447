import type { FixIntent, Use } from '../../fix-intent.js';
import type { Edit, Fix } from '../../language.js';
import type { Node } from '../../syntax.js';
import { indentation } from '../../text-lines.js';
import { type CodeFile, parts } from '../../code-file.js';
import { inFile } from './file.js';
import { functionAround } from './full-queue.js';
import { isNumbered } from '../../numbered.js';
import { needsOthers } from './needed-entries.js';
import { isOneOfAKind, onesOfAKind } from './one-of-a-kind.js';
import { below, statementAt, stepOf } from './statements.js';

type Evict = Extract<FixIntent, { do: 'evict' }>;

/** After each `pages[key] = page`, `if len(pages) > N: del pages[next(iter(pages))]`: a dictionary knows its oldest. */
export function evict(intent: Evict, read: (path: string) => string): Fix {
  const { made, grows, limit, name } = intent;
  if (grows.some(({ path }) => path !== made.path)) return { declined: 'it is filled by another file' };
  return inFile(made, read, file => {
    const making = file.textOf(file.at(made.span));
    if (!/^(?:\{|dict\(|(?:\w+\.)?OrderedDict\()/.test(making))
      return { declined: 'what makes it may say how it is to be bounded' };
    const wrong = misfit(file, intent);
    if (wrong !== undefined) return { declined: wrong };
    const edits = grows.map(({ span }) => evictionAfter(file, file.at(span), limit));
    const written = edits.filter(edit => edit !== undefined);
    if (written.length < edits.length) return { declined: 'it is not filled by a statement of its own' };
    return { title: `keep the newest ${limit} entries of \`${name}\``, safety: 'unsafe', edits: written };
  });
}

/** Why an entry may not be dropped; undefined if it may: who has put it in or looked for it there and then does not miss it. */
function misfit(file: CodeFile, { grows, uses }: Evict): string | undefined {
  const asking = uses.filter(({ how, name }) => how === 'contain' || (how === 'member' && name === 'get'));
  const asked = [...grows, ...asking.map(({ place }) => place)].filter(({ path }) => path === file.path);
  const askers = new Set(asked.map(({ span }) => functionAround(file.at(span))?.id));
  const isElsewhere = ({ place: { path, span } }: Use): boolean =>
    path !== file.path || !askers.has(functionAround(file.at(span))?.id);
  if (uses.some(({ how }) => how === 'hand' || how === 'keep')) return 'code that is not seen uses it';
  if (uses.some(use => (use.how === 'index' || use.how === 'delete') && isElsewhere(use)))
    return 'an entry is taken for granted elsewhere';
  if (grows.some(({ span }) => isNumbered(uses, span))) return 'its entries are numbered by its size';
  if (grows.some(({ span }) => isShortOfOthers(file, file.at(span)))) return 'several entries are needed at once';
  return grows.some(({ span }) => isStoredOneOfAKind(file, file.at(span)))
    ? 'what it holds is one of a kind, and would be made once more'
    : undefined;
}

function isShortOfOthers(file: CodeFile, grow: Node): boolean {
  const store = storeIn(grow)?.store;
  const around = functionAround(grow);
  return store !== undefined && around !== undefined && needsOthers(file, around, store);
}

function isStoredOneOfAKind(file: CodeFile, grow: Node): boolean {
  const value = storeIn(grow)?.value;
  if (value === undefined) return false;
  const around = functionAround(grow);
  return isOneOfAKind(file, value) || (around !== undefined && onesOfAKind(file, around).has(file.textOf(value)));
}

/** `pages[key] = page` of the statement, also within `page = pages[key] = load(key)`. */
function storeIn(grow: Node): { store: Node; mapping: Node; value: Node } | undefined {
  let store: Node | undefined;
  let node: Node | undefined = grow.type === 'expression_statement' ? parts(grow)[0] : grow;
  while (node?.type === 'assignment') {
    if (parts(node)[0]?.type === 'subscript') store ??= parts(node)[0];
    node = parts(node).at(-1);
  }
  return store && node && { store, mapping: parts(store)[0]!, value: node };
}

function evictionAfter(file: CodeFile, grow: Node, limit: string): Edit | undefined {
  const store = storeIn(grow);
  const standing = statementAt(file, { path: file.path, span: [grow.startIndex, grow.endIndex] });
  if (store === undefined || standing === undefined) return undefined;
  const { statement } = standing;
  const mapping = file.textOf(store.mapping);
  if (!/^[\w.]+$/.test(mapping)) return undefined;
  const inner = `${indentation(file.text, statement.startIndex)}${stepOf(file, statement)}`;
  return below(file, statement, `if len(${mapping}) > ${limit}:\n${inner}del ${mapping}[next(iter(${mapping}))]`);
}
