import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';

const MODIFIER = /(?:@|(?:public|private|protected|override)\s)/y;

/** The parts of a member or parameter behind its decorators and modifiers. */
export function withoutModifiers(lowering: Lowering, parts: readonly Node[]): readonly Node[] {
  const first = parts.findIndex(part => !isModifier(lowering, part));
  return first <= 0 ? parts : parts.slice(first);
}

/** A name may read like a modifier: `override = true`. */
function isModifier({ text }: Lowering, node: Node): boolean {
  MODIFIER.lastIndex = node.startIndex;
  return MODIFIER.test(text) && /decorator|modifier/.test(node.type);
}
