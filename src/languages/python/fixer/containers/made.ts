import type { Place } from '../../../../model/model.js';
import type { Use } from '../../../fix-intent.js';
import type { Node } from '../../../syntax.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';

/** An assignment that gives one name its container. */
export interface Making {
  /** The expression that makes the container. */
  readonly value: Node;
  /** The annotation. */
  readonly type: Node | undefined;
}

/** The assignment of which the place is the whole value, if it has one target. */
export function madeAlone(file: CodeFile, made: Place): Making | undefined {
  const value = file.at(made.span);
  const assignment = value.parent;
  if (assignment?.type !== 'assignment' || assignment.parent?.type === 'assignment') return undefined;
  const [target, ...rest] = parts(assignment);
  const isName = target?.type === 'identifier' || target?.type === 'attribute';
  if (!isName || rest.at(-1)?.id !== value.id) return undefined;
  return { value, type: rest.length > 1 ? rest[0] : undefined };
}

/** Whether the slot is declared nowhere but in its making. */
export function isDeclaredThere(uses: readonly Use[], { type }: Making): boolean {
  return uses.filter(({ how }) => how === 'annotate').length <= (type ? 1 : 0);
}

/** Why a fix is declined. */
export const NOT_ALONE = 'it is not made by an assignment of its own';
export const DECLARED_ELSEWHERE = 'it is declared as a list elsewhere';
