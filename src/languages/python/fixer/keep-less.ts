import type { FixIntent } from '../../fix-intent.js';
import type { Fix } from '../../language.js';
import type { Node } from '../../syntax.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { inFile } from './file.js';
import { isOtherName } from './reading.js';
import { within } from './statements.js';

type KeepLess = Extract<FixIntent, { do: 'keep-less' }>;

/** `total += loss` → `total += loss.item()`; the one place where the variable stands as itself. */
export function keepLess({ statement, name, by }: KeepLess, read: (path: string) => string): Fix {
  return inFile(statement, read, file => {
    const node = file.at(statement.span);
    const [found, ...others] = [...standing(file, node, name)];
    if (found === undefined || others.length > 0) return { declined: `\`${name}\` does not stand there once` };
    const written = by === 'item' && isTensorLater(file, node) ? 'detach' : by;
    const edits = [file.insert(found.endIndex, `.${written}()`)];
    return { title: `keep \`${name}.${written}()\``, safety: 'unsafe', edits };
  });
}

/** Whether somebody asks what it is added to for what a number has not, `total.item()`, or is given it. */
function isTensorLater(file: CodeFile, statement: Node): boolean {
  const assignment = isAssignment(statement) ? statement : parts(statement).find(isAssignment);
  const [target] = assignment ? parts(assignment) : [];
  return [...within(file.root)].some(node => {
    if (!target || node.startIndex === target.startIndex || file.textOf(node) !== file.textOf(target)) return false;
    const isAsked = node.parent?.type === 'attribute' && !isOtherName(node);
    return isAsked || isGivenBack(file, node);
  });
}

/** `return total / n`, and not `return float(total)`. */
function isGivenBack(file: CodeFile, node: Node): boolean {
  for (let around = node.parent; around && around.type !== 'block'; around = around.parent) {
    if (around.type === 'call' && /^(?:float|int|round)$/.test(file.textOf(parts(around)[0]!))) return false;
    if (/^(?:return_statement|yield)$/.test(around.type)) return true;
  }
  return false;
}

function isAssignment({ type }: Node): boolean {
  return type === 'assignment' || type === 'augmented_assignment';
}

/** Where the name is a value of its own: no attribute of it is taken, and it is no target. */
function* standing(file: CodeFile, node: Node, name: string): Iterable<Node> {
  if (node.type === 'identifier' && file.textOf(node) === name) yield node;
  else if (node.type !== 'attribute') {
    for (const part of isAssignment(node) ? parts(node).slice(1) : parts(node)) yield* standing(file, part, name);
  }
}
