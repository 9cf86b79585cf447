import type { Edit } from '../../../language.js';
import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { evictBy } from '../../../fixer/evict.js';
import { indentation } from '../../../fixer/text-lines.js';
import { inFile } from '../file.js';
import { needsOthers } from './needed-entries.js';
import { isOneOfAKind, onesOfAKind } from './one-of-a-kind.js';
import { below, functionAround, statementAt, stepOf } from '../statements.js';

/** After each `pages[key] = page`, `if len(pages) > N: del pages[next(iter(pages))]`: a dictionary knows its oldest. */
export const evict = evictBy({
  inFile,
  refusal: making =>
    /^(?:\{|dict\(|(?:\w+\.)?OrderedDict\()/.test(making) ? undefined : 'what makes it may say how it is to be bounded',
  notFollowed: 'it is not filled by a statement of its own',
  functionAround,
  asks: ({ how, name }) => how === 'contain' || (how === 'member' && name === 'get'),
  relies: (_file, { how }) => how === 'index' || how === 'delete',
  needsOthers(file, grow) {
    const store = storeIn(grow)?.store;
    const around = functionAround(grow);
    return store !== undefined && around !== undefined && needsOthers(file, around, store);
  },
  putsOneOfAKind(file, grow) {
    const value = storeIn(grow)?.value;
    if (value === undefined) return false;
    const around = functionAround(grow);
    return isOneOfAKind(file, value) || (around !== undefined && onesOfAKind(file, around).has(file.textOf(value)));
  },
  evictionAfter,
});

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
