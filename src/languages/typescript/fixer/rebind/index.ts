import type { FixIntent } from '../../../fix-intent.js';
import type { Fix } from '../../../language.js';
import type { Node } from '../../../syntax.js';
import type { CodeFile } from '../../../fixer/code-file.js';
import { argumentsOf, inFile } from '../file.js';
import { asAdded } from './as-added.js';
import { boundInClass, methodCalledBy } from './bound-method.js';
import { withCapture } from './capture.js';
import { hoisted } from './hoisted.js';
import { bare, isMadeThere, type Rebinding } from './twins.js';

type Rebind = Extract<FixIntent, { do: 'rebind' }>;

/** The removals are given the very function that was added, its event, or its capture flag. */
export function rebind({ added, removed, differs }: Rebind, read: (path: string) => string): Fix {
  return inFile(added, read, file => {
    if (removed.some(({ path }) => path !== file.path)) return { declined: 'it is removed in another file' };
    const calls = [added, ...removed].map(({ span }) => file.at(span));
    if (calls.some(({ type }) => type !== 'call_expression')) return { declined: 'it is not a plain call' };
    const [adding, ...removing] = calls as [Node, ...Node[]];
    const found = WAYS[differs](file, adding, removing);
    if ('declined' in found) return found;
    return { title: `add and remove ${found.name}`, safety: 'unsafe', edits: found.edits };
  });
}

const WAYS = { capture: withCapture, topic: withTopic, handler: withHandler };

/** `off('resized', f)` → `off('resize', f)`, under which it was added. */
function withTopic(file: CodeFile, adding: Node, removing: readonly Node[]): Rebinding {
  const [topic, ...others] = [adding, ...removing].map(call => argumentsOf(call)[0]);
  const removed = others.filter(each => each?.type === 'string') as Node[];
  if (topic?.type !== 'string' || removed.length < others.length) return { declined: 'its event is not written out' };
  return { name: 'it under the same event', edits: removed.map(each => file.replace(each, file.textOf(topic))) };
}

function withHandler(file: CodeFile, adding: Node, removing: readonly Node[]): Rebinding {
  const index = argumentsOf(adding).findIndex(each => isMadeThere(file, bare(each)));
  if (index < 0) return asAdded(file, adding, removing);
  const handlers = [adding, ...removing].map(call => argumentsOf(call)[index]);
  if (handlers.includes(undefined)) return { declined: 'its handler is not made where it is added' };
  const [added, ...removed] = handlers.map(each => bare(each!)) as [Node, ...Node[]];
  const alike = [withoutBlanks(file, added), `this.${methodCalledBy(file, added)}`];
  if (!removed.every(each => alike.includes(withoutBlanks(file, each))))
    return { declined: 'the handlers are not written alike' };
  const twins = { file, added, removed };
  return boundInClass(twins) ?? hoisted(twins, adding);
}

function withoutBlanks(file: CodeFile, node: Node): string {
  return file.textOf(node).replace(/\s+/g, ' ');
}
