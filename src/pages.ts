import { requireRule } from './check/select.js';
import type { LanguageName } from './model/model.js';
import { ruleWords } from './scope.js';

/** One program told twice. */
interface Telling {
  readonly language: LanguageName;
  readonly bad: string;
  readonly good: string;
}

/** By rule, the story that shows it. */
type Stories = Readonly<Record<string, { readonly tellings: readonly Telling[] }>>;

/** As JSON; the build writes it in, from fixtures/. */
declare const LEAKLINT_STORIES: string | undefined;
const stories = (typeof LEAKLINT_STORIES === 'string' ? JSON.parse(LEAKLINT_STORIES) : {}) as Stories;

const languageTitles: Readonly<Record<LanguageName, string>> = { python: 'Python', typescript: 'TypeScript' };

/** A rule's page, in Markdown: its words, then a program that it reports and one that it does not. Throws `UsageError` for an unknown id. */
export function printRulePage(id: string): string {
  const known = ruleWords.map(rule => rule.id);
  requireRule(id, known);
  const { severity, languages, what, why, instead } = ruleWords[known.indexOf(id)]!;
  const kind = `${severity}; ${languages.map(language => languageTitles[language]).join(', ')}`;
  const examples = (stories[id]?.tellings ?? []).map(printTelling);
  return [`## ${id}`, kind, what, `Why: ${why}`, `Instead: ${instead}`, ...examples].join('\n\n') + '\n';
}

function printTelling({ language, bad, good }: Telling): string {
  return [`Reported (${languageTitles[language]}):`, fenced(language, bad), 'Silent:', fenced(language, good)].join(
    '\n\n',
  );
}

function fenced(language: LanguageName, code: string): string {
  return `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``;
}

/** All rules, one a line, or as JSON with all their words. */
export function printRuleList(format: 'text' | 'json'): string {
  if (format === 'json') return `${JSON.stringify(ruleWords, null, 2)}\n`;
  const width = Math.max(...ruleWords.map(({ id }) => id.length));
  return ruleWords.map(({ id, severity, what }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${what}\n`).join('');
}
