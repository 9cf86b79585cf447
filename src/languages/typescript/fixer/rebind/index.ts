import type { FixIntent } from '../../../fix-intent.js';
import type { Fix } from '../../../language.js';
import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../code-file.js';
import { inFile } from '../file.js';
import { boundInClass } from './bound-method.js';
import { withCapture } from './capture.js';
import { hoisted } from './hoisted.js';
import { argumentsOf } from '../handler-name.js';
import type { Rebinding } from './twins.js';

type Rebind = Extract<FixIntent, { do: 'rebind' }>;

/** The removals are given the very function that was added, or its capture flag. */
export function rebind({ added, removed, differs }: Rebind, read: (path: string) => string): Fix {
  return inFile(added, read, file => {
    if (removed.some(({ path }) => path !== file.path)) return { declined: 'it is removed in another file' };
    const calls = [added, ...removed].map(({ span }) => file.at(span));
    if (calls.some(({ type }) => type !== 'call_expression')) return { declined: 'it is not a plain call' };
    const [adding, ...removing] = calls as [Node, ...Node[]];
    const found = differs === 'capture' ? withCapture(file, adding, removing) : withHandler(file, adding, removing);
    if ('declined' in found) return found;
    return { title: `add and remove ${found.name}`, safety: 'unsafe', edits: found.edits };
  });
}

function withHandler(file: CodeFile, adding: Node, removing: readonly Node[]): Rebinding {
  const index = argumentsOf(adding).findIndex(each => isMadeThere(file, bare(each)));
  const handlers = [adding, ...removing].map(call => argumentsOf(call)[index]);
  if (index < 0 || handlers.includes(undefined)) return { declined: 'its handler is not made where it is added' };
  const [added, ...removed] = handlers.map(each => bare(each!)) as [Node, ...Node[]];
  // `on(e, this.m.bind(this))`, `off(e, this.m)`
  const unbound = file.textOf(added).replace(/\.bind\([^()]*\)$/, '');
  if (removed.some(each => file.textOf(each) !== file.textOf(added) && file.textOf(each) !== unbound))
    return { declined: 'the handlers are not written alike' };
  const twins = { file, added, removed };
  return boundInClass(twins) ?? hoisted(twins, adding);
}

/** Without the types around it. */
function bare(node: Node): Node {
  const isCast = /^(?:as_expression|satisfies_expression|parenthesized_expression|non_null_expression)$/.test(
    node.type,
  );
  return isCast ? bare(parts(node)[0]!) : node;
}

/** A function, or one that `bind` makes. */
function isMadeThere(file: CodeFile, node: Node): boolean {
  if (/^(?:arrow_function|function_expression)$/.test(node.type)) return true;
  return node.type === 'call_expression' && file.textOf(parts(node)[0]!).endsWith('.bind');
}
