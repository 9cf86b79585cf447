import type { Node } from '../../../syntax.js';
import { indentation, isFirstOnLine, lineStart } from '../../../fixer/text-lines.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { freeName } from '../handler-name.js';
import { hasSemicolons } from '../semicolons.js';
import { parametersOf, type Rebinding, type Twins } from './twins.js';

/** The handler gets a name above its registration, where the removals stand in the same block or in functions of it. */
export function hoisted({ file, added, removed }: Twins, adding: Node): Rebinding {
  const statement = adding.parent;
  const block = statement?.parent;
  if (statement?.type !== 'expression_statement' || block?.type !== 'statement_block')
    return { declined: 'it is not added by a statement of its own' };
  if (removed.some(each => each.startIndex < adding.endIndex || each.startIndex > block.endIndex))
    return { declined: 'what is added is not in sight where it is removed' };
  if (removed.some(each => meansAnother(file, added, each, block)))
    return { declined: 'its names mean something else where it is removed' };
  if (/\.[cm]?tsx?$/.test(file.path) && hasBareParameters(added))
    return { declined: 'its parameters have their types from where it stands' };
  const { text } = file;
  const name = freeName(file, adding);
  if (!isFirstOnLine(text, statement.startIndex)) return { declined: 'it would get its name on a line above' };
  if (name === undefined) return { declined: 'no name is free for it' };
  const semicolon = hasSemicolons(file, block) ? ';' : '';
  const indent = indentation(text, statement.startIndex);
  const edits = [
    file.insert(lineStart(text, statement.startIndex), `${indent}const ${name} = ${file.textOf(added)}${semicolon}\n`),
    ...[added, ...removed].map(each => file.replace(each, name)),
  ];
  return { name: `\`${name}\``, edits };
}

/** Whether a function between the block and the removal has a name, or a `this`, that the handler uses. */
function meansAnother(file: CodeFile, handler: Node, removal: Node, block: Node): boolean {
  const used = new Set(
    [...handler.descendantsOfType('identifier'), ...handler.descendantsOfType('this')].map(each => file.textOf(each)),
  );
  for (let each = removal.parent; each && each.id !== block.id; each = each.parent) {
    if (!/function|method|arrow/.test(each.type)) continue;
    if (each.type !== 'arrow_function' && used.has('this')) return true;
    const declared = [...each.descendantsOfType('variable_declarator'), ...parametersOf(each)];
    if (declared.some(node => used.has(file.textOf(parts(node)[0] ?? node)))) return true;
  }
  return false;
}

function hasBareParameters(handler: Node): boolean {
  if (handler.type === 'call_expression') return false;
  return parametersOf(handler).some(each => !parts(each).some(({ type }) => type === 'type_annotation'));
}
