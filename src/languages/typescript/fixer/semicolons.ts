import type { CodeFile } from '../../code-file.js';
import type { Node } from '../../syntax.js';

/** Whether the statements of the body end in semicolons; those of the file, where it has none. */
export function hasSemicolons(file: CodeFile, body: Node): boolean {
  const own = body.descendantsOfType('expression_statement');
  const [example] = own.length > 0 ? own : file.root.descendantsOfType('expression_statement');
  return example === undefined || file.text[example.endIndex - 1] === ';';
}
