import type { Confidence, Severity } from './finding.js';
import type { LanguageName } from './model/model.js';

/** A rule as its readers know it. */
export interface RuleWords {
  readonly id: string;
  readonly severity: Severity;
  readonly languages: readonly LanguageName[];
  /** The surest that its findings ever are, where that is not certain. */
  readonly atMost?: Confidence;
  /** What it finds, in a sentence. */
  readonly what: string;
  /** Why that matters. */
  readonly why: string;
  /** What to do instead. */
  readonly instead: string;
}

/** The words of a rule, without its logic. */
export function wordsOf(
  rule: Omit<RuleWords, 'what' | 'why' | 'instead'> & { words: Pick<RuleWords, 'what' | 'why' | 'instead'> },
): RuleWords {
  const { id, severity, languages, atMost, words } = rule;
  return { id, severity, languages, ...(atMost && { atMost }), ...words };
}
