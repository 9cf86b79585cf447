import { didYouMean } from '../config/did-you-mean.js';
import type { Finding } from '../finding.js';
import type { Comment, Module, Place } from '../model/model.js';
import { rangeOf } from '../model/span.js';
import type { RuleWords } from '../rule-words.js';
import { positionOf } from '../model/source.js';

/**
 * The comments by which an author says that a finding is known and wanted:
 *
 *     cache[key] = value  # leaklint: ignore[cache-without-eviction] -- at most 40 plugins
 *     // leaklint: ignore[timer-not-cleared, listener-not-removed]   (alone on the line above)
 *     # leaklint: ignore-file[global-accumulator]
 *
 * A list of rules is required. What is wrong or unused becomes a finding of `unused-suppression`.
 */
const grammar = /^leaklint:\s*(ignore(?:-file)?)\s*(?:\[([^\]]*)\])?/;

/** Where a comment begins to speak to leaklint once more. */
const again = /(?!^)(?=leaklint:\s*ignore)/;

/** The id of the rule that speaks of suppressions themselves. */
export const unusedSuppression = 'unused-suppression';

/** The rule that every project has, as its readers know it. */
export const unusedSuppressionWords: RuleWords = {
  id: unusedSuppression,
  severity: 'note',
  languages: ['python', 'typescript'],
  what: 'A `leaklint: ignore` comment that suppresses nothing, or names no rule that there is.',
  why: 'A suppression that outlives its finding hides the next one, and tells its readers of a danger that is gone.',
  instead: 'Remove the comment, or name the rule that it is meant for.',
};

/** Findings after the suppressions of their files were read. */
export interface Suppressed {
  readonly kept: readonly Finding[];
  /** Of rule `unused-suppression`. */
  readonly added: readonly Finding[];
}

/** Rules that a suppression may name, by id. */
export interface KnownRules {
  readonly all: ReadonlySet<string>;
  /** Those that ran: only their suppressions can be unused. */
  readonly ran: ReadonlySet<string>;
}

/** One rule named by one comment. */
interface Suppression {
  readonly rule: string;
  readonly place: Finding['place'];
  /** The line it speaks of; undefined: the whole file. */
  readonly line: number | undefined;
  used: boolean;
}

/** `textOf` gives the text of a module's file: it tells whether a comment stands alone on its line. */
export function suppress(
  findings: readonly Finding[],
  modules: readonly Module[],
  rules: KnownRules,
  textOf: (path: string) => string,
): Suppressed {
  const commented = modules.filter(module => module.comments.length > 0);
  const readings = new Map(commented.map(module => [module.path, readComments(module, textOf(module.path), rules)]));
  const kept = findings.filter(finding => {
    const reading = readings.get(finding.place.path);
    return reading === undefined || !isSuppressed(finding, reading);
  });
  const added = [...readings.values()].flatMap(({ faults, suppressions }) => [
    ...faults,
    ...unusedOf(suppressions.filter(({ used, rule }) => !used && rules.ran.has(rule))),
  ]);
  return { kept, added };
}

interface Reading {
  readonly lineStarts: readonly number[];
  readonly suppressions: readonly Suppression[];
  readonly faults: readonly Finding[];
}

function readComments(module: Module, text: string, rules: KnownRules): Reading {
  const suppressions: Suppression[] = [];
  const faults: Finding[] = [];
  for (const comment of module.comments) {
    const place = { path: module.path, span: rangeOf(comment.at) };
    for (const said of comment.text.split(again)) {
      const [, how, list = ''] = grammar.exec(said) ?? [];
      const named = list
        .split(',')
        .map(rule => rule.trim())
        .filter(rule => rule !== '');
      if (named.length === 0)
        faults.push(fault(place, said, 'This suppression names no rule; write `leaklint: ignore[rule] -- reason`.'));
      const line = how === 'ignore' ? lineMeant(comment, module.lineStarts, text) : undefined;
      for (const rule of named) {
        if (rules.all.has(rule)) suppressions.push({ rule, place, line, used: false });
        else faults.push(fault(place, rule, `No rule is called \`${rule}\`${didYouMean(rule, rules.all)}.`));
      }
    }
  }
  return { lineStarts: module.lineStarts, suppressions, faults };
}

/** The comment's own line, or the next line with code when the comment stands alone. */
function lineMeant(comment: Comment, lineStarts: readonly number[], text: string): number {
  const [start, end] = rangeOf(comment.at);
  let { line } = positionOf(lineStarts, start);
  const before = text.slice(lineStarts[line - 1], start);
  if (!isBlank(before) && !isElement(before + text.slice(start, end))) return line;
  do line++;
  while (line < lineStarts.length && isCommentLine(text.slice(lineStarts[line - 1], lineStarts[line])));
  return line;
}

/** Nothing but space and the sign that opens a comment. */
function isBlank(text: string): boolean {
  return /^\s*(?:#+|\/\/+|\/\*+)?\s*$/.test(text);
}

/** `{/* … *\/}` among the children of an element. */
function isElement(text: string): boolean {
  return /^\s*\{\s*\/\*/.test(text);
}

function isCommentLine(text: string): boolean {
  return /^\s*(?:#|\/\/|\{?\s*\/\*|\*|$)/.test(text);
}

function isSuppressed(finding: Finding, { suppressions, lineStarts }: Reading): boolean {
  const [first, last] = finding.place.span.map(offset => positionOf(lineStarts, offset).line) as [number, number];
  const speaking = suppressions.filter(
    ({ rule, line = first }) => rule === finding.rule && first <= line && line <= last,
  );
  for (const suppression of speaking) suppression.used = true;
  return speaking.length > 0;
}

/** The findings for suppressions that nothing needed; those of one comment are fixed together. */
function unusedOf(suppressions: readonly Suppression[]): Finding[] {
  return suppressions.map(({ rule, place }) => ({
    ...fault(place, rule, `This suppression of \`${rule}\` is not needed: the rule has nothing to say here.`),
    fix: {
      do: 'unsuppress',
      comment: place,
      rules: suppressions.filter(other => other.place === place).map(other => other.rule),
    },
  }));
}

function fault(place: Place, name: string, message: string): Finding {
  return {
    rule: unusedSuppression,
    severity: 'note',
    confidence: 'certain',
    place,
    name,
    message,
    because: [{ place, role: 'sought', says: 'nothing to suppress here' }],
    instead: unusedSuppressionWords.instead,
  };
}
