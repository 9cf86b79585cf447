import { type CodeFile, inFileParsedBy } from '../../fixer/code-file.js';
import { withCode } from '../code.js';

export const inFile = inFileParsedBy(withCode);

/** Whether the rest of a line has no code: blanks, or a comment that ends with it. */
export function isBlank(rest: string): boolean {
  return /^\s*(?:\/\/.*|\/\*.*\*\/\s*)?$/.test(rest);
}

/** Whether its code may have types. */
export function isTypeScript({ path, text }: CodeFile): boolean {
  return /\.[cm]?tsx?$/.test(path) || /<script[^>]*\blang=["']tsx?["']/.test(text);
}
