import type { FixIntent } from '../../../fix-intent.js';
import type { Edit, Fix } from '../../../language.js';
import type { Node } from '../../../syntax.js';
import { indentation } from '../../../fixer/text-lines.js';
import { type CodeFile, parts } from '../../../fixer/code-file.js';
import { inFile } from '../file.js';
import { append, effectOf, type End, lastOf, levelOf, prepend, teardownOf } from './end.js';
import { hasSemicolons } from '../semicolons.js';
import { isInConstructor } from './same.js';
import { writingFor } from './writing.js';

type Release = Extract<FixIntent, { do: 'release' }>;

/** Methods after which nobody uses their owner again; after `cleanup`, `reset` or `stop` it may go on. */
const FINAL =
  /^[_#$]*(?:on|ng|ngOn|before|will|do|handle)?(?:dispose|destroy|close|shutdown|shut_?down|terminate|tear_?down|end|kill|quit|componentWillUnmount|unload)/i;

/** What is acquired is released as the last thing that its owner's end does, or by a cleanup that the effect returns. */
export function release(intent: Release, read: (path: string) => string): Fix {
  return inFile(intent.acquired, read, file => {
    const { end } = intent;
    const call = file.at(intent.acquired.span);
    if (call.type !== 'call_expression' && call.type !== 'new_expression')
      return { declined: 'it is not a plain call' };
    const found = end.is === 'method' ? teardownOf(file, call, end.at) : effectOf(file, call, end.name);
    if ('declined' in found) return found;
    if (end.is === 'method' && isBornWith(file, call) && !FINAL.test(end.name))
      return { declined: `its owner has it from its birth, and may live on after \`${end.name}\`` };
    const writing = writingFor(file, call, intent, found.body);
    if ('declined' in writing) return writing;
    const semicolon = hasSemicolons(file, found.body) ? ';' : '';
    const edit = written(file, found, `${writing.code}${semicolon}`, semicolon, end.is === 'effect');
    if (edit === undefined) return { declined: 'its end shares its lines with other code' };
    const edits = [...(writing.edits ?? []), edit];
    return { title: `release it in \`${end.name}\``, safety: intent.isSure ? 'safe' : 'unsafe', edits };
  });
}

type Found = Exclude<End, { declined: string }>;

function written(
  file: CodeFile,
  found: Found,
  statement: string,
  semicolon: string,
  isEffect: boolean,
): Edit | undefined {
  const { body } = found;
  if (found.at === 'begin') return prepend(file, body, found.after, statement);
  if (found.at === 'cleanup') return inCleanup(file, found, statement, semicolon);
  return isEffect ? returned(file, body, statement, semicolon) : append(file, body, () => statement);
}

/** As the last thing that a returned cleanup does; one that is an expression becomes a block. */
function inCleanup(
  file: CodeFile,
  { cleanup, body: effect }: Extract<Found, { at: 'cleanup' }>,
  statement: string,
  semicolon: string,
): Edit | undefined {
  const body = parts(cleanup).at(-1)!;
  if (body.type === 'statement_block')
    return body.descendantsOfType('return_statement').length > 0 ? undefined : append(file, body, () => statement);
  const outer = indentation(file.text, cleanup.startIndex);
  const level = levelOf(file, effect, indentation(file.text, effect.endIndex - 1));
  const arrow = cleanup.children.find(({ type }) => type === '=>');
  if (!arrow || file.textOf(body).includes('\n')) return undefined;
  const block = `{\n${outer}${level}${file.textOf(body)}${semicolon}\n${outer}${level}${statement}\n${outer}}`;
  return { path: file.path, start: arrow.endIndex, end: body.endIndex, text: ` ${block}` };
}

function isBornWith(file: CodeFile, acquired: Node): boolean {
  const isField = (node: Node | null): boolean =>
    node !== null && (/^(?:public_)?field_definition$/.test(node.type) || (isPart(node) && isField(node.parent)));
  return isInConstructor(file, acquired) || isField(acquired.parent);
}

function isPart({ type }: Node): boolean {
  return !/function|method|class|program|statement/.test(type);
}

/**
 * Of two that return from one effect only one is written: the edit takes the last character before it along, and all that
 * follows in the effect.
 */
function returned(file: CodeFile, body: Node, statement: string, semicolon: string): Edit {
  const { path, start, text } = append(
    file,
    body,
    (indent, level) => `return () => {\n${indent}${level}${statement}\n${indent}}${semicolon}`,
  );
  const end = Math.max(start, parts(lastOf(body)).at(-1)!.endIndex);
  return { path, start: start - 1, end, text: `${file.text[start - 1]!}${text}${file.text.slice(start, end)}` };
}
