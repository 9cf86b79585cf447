import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { makesOneOfAKind } from '../../../fixer/one-of-a-kind.js';
import { within } from '../statements.js';

/** `type(name, bases, members)`, `threading.Lock()`, `await connect(url)`: there is one, and another would not be the same. */
export function isOneOfAKind(file: CodeFile, value: Node): boolean {
  const node = value.type === 'await' ? parts(value)[0]! : value;
  const [callee, list] = node.type === 'call' ? parts(node) : [];
  if (!callee || !list) return false;
  const name = file.textOf(callee);
  return name === 'type' ? parts(list).length > 1 : makesOneOfAKind.test(name);
}

/** Names in a function that stand for one of a kind: what it gives them, and classes that it makes. */
export function onesOfAKind(file: CodeFile, definition: Node): Set<string> {
  const inside = [...within(definition)];
  const named = new Set(
    inside.filter(({ type }) => type === 'class_definition').map(each => file.textOf(parts(each)[0]!)),
  );
  for (const { type, namedChildren } of inside) {
    const [target, value] = namedChildren;
    if (type === 'assignment' && target && value && isOneOfAKind(file, value)) named.add(file.textOf(target));
  }
  return named;
}
