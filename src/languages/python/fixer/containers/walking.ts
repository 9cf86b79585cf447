import type { Place } from '../../../../model/model.js';
import type { Use } from '../../../fix-intent.js';
import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';

/** `for task in tasks: await task`, `for x in xs: yield x`: others run before the walk is over. */
export function isWalkedWaiting(file: CodeFile, use: Use): boolean {
  const walk = walkAt(file, use);
  return walk !== undefined && /\b(?:await|yield)\b|\basync (?:for|with)\b/.test(file.textOf(walk));
}

/** `for x in xs: xs.append(f(x))`, which a list bears. */
export function isWalkedGrowing(file: CodeFile, use: Use, grows: readonly Place[]): boolean {
  const walk = walkAt(file, use);
  return (
    walk !== undefined &&
    grows.some(({ path, span: [start] }) => path === file.path && walk.startIndex < start && start < walk.endIndex)
  );
}

/** The loop or comprehension by which it is walked. */
export function walkAt(file: CodeFile, { how, place }: Use): Node | undefined {
  if (how !== 'walk' || place.path !== file.path) return undefined;
  for (let node: Node | null = file.at(place.span); node && node.type !== 'function_definition'; node = node.parent)
    if (walkedBy(node).some(({ endIndex }) => place.span[1] <= endIndex)) return node;
  return undefined;
}

/** What a loop or a comprehension walks. */
function walkedBy(node: Node): Node[] {
  if (node.type === 'for_statement') return parts(node).slice(1, 2);
  const isComprehension = /comprehension$|^generator_expression$/.test(node.type);
  return isComprehension
    ? parts(node).flatMap(each => (each.type === 'for_in_clause' ? parts(each).slice(1, 2) : []))
    : [];
}
