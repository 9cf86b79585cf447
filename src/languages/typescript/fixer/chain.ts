import type { Edit } from '../../language.js';
import type { Node } from '../../syntax.js';
import { columnsOf, indentation, isFirstOnLine, lineEnd, lineStart, nextLine } from '../../fixer/text-lines.js';
import { type CodeFile, parts } from '../../fixer/code-file.js';
import { levelOf } from './release/end.js';

/** One more call in a chain of members, behind `source`: on its line, or each call on a line of its own where that gets long. */
export function chained(file: CodeFile, call: Node, source: Node, added: string): Edit {
  const { text } = file;
  const statement = call.parent;
  const line = text.slice(lineStart(text, call.startIndex), Math.min(call.endIndex, lineEnd(text, call.startIndex)));
  const isOnOneLine = !file.textOf(parts(call)[0]!).includes('\n');
  const isLong = line.length + added.length > columnsOf(text);
  if (!isLong || !isOnOneLine || statement?.type !== 'expression_statement' || !isFirstOnLine(text, call.startIndex))
    return file.insert(source.endIndex, added);
  const indent = indentation(text, call.startIndex);
  const level = levelOf(file, statement.parent!, indentation(text, statement.parent!.endIndex - 1));
  const rest = text.slice(source.endIndex, call.endIndex);
  const links = [...linksOf(file, source), added, shifted(file, call, source.endIndex, rest, level)];
  return { path: file.path, start: call.startIndex, end: call.endIndex, text: links.join(`\n${indent}${level}`) };
}

/** `this.bus`, `.messages()` of `this.bus.messages()`. */
function linksOf(file: CodeFile, source: Node): string[] {
  const [callee] = source.type === 'call_expression' ? parts(source) : [];
  const [object] = callee?.type === 'member_expression' ? parts(callee) : [];
  if (!object || object.type === 'this') return [file.textOf(source)];
  return [...linksOf(file, object), file.text.slice(object.endIndex, source.endIndex)];
}

/** The rest of the call, each of its lines one level further in. */
function shifted(file: CodeFile, call: Node, from: number, rest: string, level: string): string {
  const { text } = file;
  const templates = call.descendantsOfType('template_string');
  let result = rest.split('\n', 1)[0]!;
  for (let line = nextLine(text, from); line < call.endIndex; line = nextLine(text, line)) {
    const code = text.slice(line, Math.min(lineEnd(text, line), call.endIndex));
    const isInText = templates.some(({ startIndex, endIndex }) => startIndex < line && line < endIndex);
    result += `\n${code.trim() === '' || isInText ? '' : level}${code}`;
  }
  return result.replace(/\r(?=\n)/g, '');
}
