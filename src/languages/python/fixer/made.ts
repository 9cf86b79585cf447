import type { Place } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import { parts, type PythonFile } from './file.js';

/** The expression that makes a container, if it is all that one name is given, in an assignment without a type. */
export function madeAlone(file: PythonFile, made: Place): Node | undefined {
  const node = file.at(made.span);
  const assignment = node?.parent;
  if (!node || assignment?.type !== 'assignment' || assignment.parent?.type === 'assignment') return undefined;
  const [target, ...rest] = parts(assignment);
  const isName = target?.type === 'identifier' || target?.type === 'attribute';
  return isName && rest.length === 1 && rest[0]!.id === node.id ? node : undefined;
}

export const NOT_ALONE = 'it is not made by an assignment of its own, without a type';
