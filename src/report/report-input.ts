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
  /** How many columns the reader's terminal has, where it is one. */
  readonly columns?: number | undefined;
  /** A path as the repository's host knows it: relative to the root of the repository; absolute outside of it. */
  readonly inRepository: (path: string) => string;
  /** Where to read about leaklint, if it has such a place. */
  readonly homepage?: string;
  /** Where the repository's files can be looked at, as they are in this commit: a URL with a `/` at its end. */
  readonly blobUrl?: string;
}

/** What comes of a finding. */
export function whyOf({ rule, why }: Finding, rules: readonly RuleWords[]): string {
  return why ?? rules.find(({ id }) => id === rule)?.why ?? '';
}

/** A report that may have had to leave something out. */
export interface Report {
  readonly text: string;
  /** What is missing and why, in a sentence for the reader of stderr. */
  readonly omitted?: string;
}

/**
 * What source text and file names may smuggle into a terminal or a viewer: control and direction characters, all that is
 * invisible (zero-width, tags, fillers), halves of surrogate pairs, what is no character. A selector behind a picture is
 * let through.
 */
const unsafe =
  /(?!(?<=\p{Extended_Pictographic})\ufe0f)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]/gu;

/** The mark by which GitHub's runner finds a command anywhere in a line of a log (`##[stop-commands]`). */
const runnerMark = '##[';

/** `text` with its unsafe characters spelt out (`\x1b`, `\u202e`); line ends and tabs too. No workflow command is left in it. */
export function printable(text: string): string {
  return text.replace(unsafe, spelt).replaceAll(runnerMark, '#\\x23[');
}

/** A line of a log that begins with foreign text: what begins with `::` is a command to GitHub's runner. */
export function logLine(text: string): string {
  return printable(text).replace(/^(\s*)::/, '$1\\x3a:');
}

/** A line of a patch as a log may show it. Tabs stay, and the end of a line; `::` alone, as in reStructuredText, is no command. */
export function patchLine(line: string): string {
  const [, text = '', end = ''] = /^(.*?)(\r?)$/s.exec(line)!;
  return (
    text
      .split('\t')
      .map(printable)
      .join('\t')
      .replace(/^(\s*)::(?=.*::)/, '$1\\x3a:') + end
  );
}

function spelt(character: string): string {
  const code = character.codePointAt(0)!;
  if (code > 0xffff) return `\\u{${code.toString(16)}}`;
  return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** `value` as JSON of `indent` spaces, in which unsafe characters stand as JSON escapes only. */
export function printJson(value: unknown, indent = 2): string {
  const json = JSON.stringify(value, null, indent);
  const safe = json.replace(unsafe, character => (character === '\n' ? character : escaped(character)));
  return `${safe.replaceAll(runnerMark, '#\\u0023[')}\n`;
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
    .map(unit => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}
