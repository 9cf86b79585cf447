import type { Finding, FixIntent, Retained, Rule, Severity } from '../src/rule.js';

/** The finding that a rule makes of something that is kept for too long. */
export function findingOf(
  rule: Pick<Rule, 'id' | 'severity'>,
  { place, name, confidence, because }: Retained,
  words: { message: string; instead: string; severity?: Severity; fix?: FixIntent },
): Finding {
  return {
    rule: rule.id,
    severity: words.severity ?? rule.severity,
    confidence,
    place,
    name,
    message: words.message,
    because,
    instead: words.instead,
    ...(words.fix && { fix: words.fix }),
  };
}
