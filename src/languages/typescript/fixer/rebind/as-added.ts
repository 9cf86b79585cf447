import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { argumentsOf } from '../file.js';
import { ownerOf } from '../release/end.js';
import { isFixed, isFixedMember } from '../release/same.js';
import { bare, isMadeThere, type Rebinding } from './twins.js';

/** `on(e, f)`, `off(e, () => f())` → `off(e, f)`. */
export function asAdded(file: CodeFile, adding: Node, removing: readonly Node[]): Rebinding {
  const index = argumentsOf(adding).findIndex(each => isFixed(file, each, true) || isFixedMember(file, each));
  const added = argumentsOf(adding)[index];
  const removed = removing.flatMap(call => argumentsOf(call)[index] ?? []);
  if (!added || removed.length < removing.length) return { declined: 'its handler is not made where it is added' };
  const handler = file.textOf(added);
  if (!removed.every(each => isMadeThere(file, bare(each)) && file.textOf(each).includes(handler)))
    return { declined: 'the handlers are not written alike' };
  if (!removed.every(each => isInSight(file, added, each)))
    return { declined: 'what is added is not in sight where it is removed' };
  return { name: `\`${handler}\``, edits: removed.map(each => file.replace(each, handler)) };
}

/** In the block that declares the name, or in the class of the member. */
function isInSight(file: CodeFile, added: Node, removed: Node): boolean {
  if (added.type !== 'identifier') return ownerOf(file, added)?.id === ownerOf(file, removed)?.id;
  const name = file.textOf(added);
  const declared = ['variable_declarator', 'function_declaration']
    .flatMap(type => file.root.descendantsOfType(type))
    .find(each => file.textOf(parts(each)[0]!) === name);
  let block = declared?.parent;
  while (block && block.type !== 'statement_block' && block.type !== 'program') block = block.parent;
  return (
    block !== undefined &&
    block !== null &&
    block.startIndex <= removed.startIndex &&
    removed.endIndex <= block.endIndex
  );
}
