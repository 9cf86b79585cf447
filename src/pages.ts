import { rules } from '../rules/index.js';
import { requireRule } from './check/select.js';
import { unusedSuppressionWords } from './check/suppressions.js';
import { type RuleWords, wordsOf } from './rule-words.js';

const words: readonly RuleWords[] = [...rules.map(wordsOf), unusedSuppressionWords];

/** A rule's page. Throws `UsageError` for an unknown id. */
export function printRulePage(id: string): string {
  const known = words.map(rule => rule.id);
  requireRule(id, known);
  const { severity, languages, what, why, instead } = words[known.indexOf(id)]!;
  return (
    [`${id} (${severity}; ${languages.join(', ')})`, what, `Why: ${why}`, `Instead: ${instead}`].join('\n\n') + '\n'
  );
}

/** All rules, one a line, or as JSON with all their words. */
export function printRuleList(format: 'text' | 'json'): string {
  if (format === 'json') return `${JSON.stringify(words, null, 2)}\n`;
  const width = Math.max(...words.map(({ id }) => id.length));
  return words.map(({ id, severity, what }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${what}\n`).join('');
}
