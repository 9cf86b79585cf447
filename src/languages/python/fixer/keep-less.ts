import type { FixIntent } from '../../fix-intent.js';
import type { Fix } from '../../language.js';
import type { Node } from '../../syntax.js';
import { type CodeFile, parts } from '../../code-file.js';
import { inFile } from './file.js';

type KeepLess = Extract<FixIntent, { do: 'keep-less' }>;

/** `total += loss` → `total += loss.item()`; the one place where the variable stands as itself. */
export function keepLess({ statement, name, by }: KeepLess, read: (path: string) => string): Fix {
  return inFile(statement, read, file => {
    const [found, ...others] = [...standing(file, file.at(statement.span), name)];
    if (found === undefined || others.length > 0) return { declined: `\`${name}\` does not stand there once` };
    const edits = [file.insert(found.endIndex, `.${by}()`)];
    return { title: `keep \`${name}.${by}()\``, safety: 'unsafe', edits };
  });
}

/** Where the name is a value of its own: no attribute of it is taken, and it is no target. */
function* standing(file: CodeFile, node: Node, name: string): Iterable<Node> {
  if (node.type === 'identifier' && file.textOf(node) === name) yield node;
  else if (node.type !== 'attribute') {
    const isAssignment = node.type === 'assignment' || node.type === 'augmented_assignment';
    for (const part of isAssignment ? parts(node).slice(1) : parts(node)) yield* standing(file, part, name);
  }
}
