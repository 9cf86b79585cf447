import { type CodeFile, inFileParsedBy, parts } from '../../fixer/code-file.js';
import type { Node } from '../../syntax.js';
import { withCode } from '../code.js';

/** Lets a fix work on a file of any kind that has TypeScript in it. */
export const inFile = inFileParsedBy(withCode);

/** Whether the rest of a line has no code: blanks, or a comment that ends with it. */
export function isBlank(rest: string): boolean {
  return /^\s*(?:\/\/.*|\/\*.*\*\/\s*)?$/.test(rest);
}

/** Whether its code may have types. */
export function isTypeScript({ path, text }: CodeFile): boolean {
  return /\.[cm]?tsx?$/.test(path) || /<script[^>]*\blang=["']tsx?["']/.test(text);
}

/** What a call is given. */
export function argumentsOf(call: Node): Node[] {
  const list = parts(call).at(-1);
  return list?.type === 'arguments' ? parts(list) : [];
}
