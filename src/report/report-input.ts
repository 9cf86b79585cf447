import type { Finding } from '../finding.js';
import type { Fix } from '../languages/language.js';
import type { SourceText } from '../model/source.js';
import type { RuleWords } from '../rule-words.js';

/** All that a report is made of. Reports are pure: they read nothing else. */
export interface ReportInput {
  /** In the order in which they are shown. */
  readonly findings: readonly Finding[];
  /** The source of every file that a finding names. */
  readonly sourceOf: (path: string) => SourceText;
  readonly rules: readonly RuleWords[];
  /** What the fixers have to offer for a finding. */
  readonly fixes: ReadonlyMap<Finding, Fix>;
  readonly version: string;
}

/** Control and direction characters, which source text and file names may smuggle into a terminal or a viewer. */
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** `text` with its control characters spelt out (`\x1b`, `\u202e`); line ends and tabs too. */
export function printable(text: string): string {
  return text.replace(unsafe, character => {
    const code = character.charCodeAt(0);
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
  });
}

/** `value` as JSON of two spaces' indent, in which control characters stand as JSON escapes only. */
export function printJson(value: unknown): string {
  const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const json = JSON.stringify(value, null, 2);
  return `${json.replace(unsafe, character => (character === '\n' ? character : escape(character)))}\n`;
}
