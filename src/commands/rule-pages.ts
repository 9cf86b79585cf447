import { requireRule } from '../check/select.js';
import type { LanguageName } from '../model/model.js';
import type { RuleWords } from '../rule-words.js';
import { ruleWords } from '../run/scope.js';

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

const SHOW_HIDDEN = '--min-confidence possible';

const languageTitles: Readonly<Record<LanguageName, string>> = { python: 'Python', typescript: 'TypeScript' };

/** A rule's page, in Markdown: its words, then a program that it reports and one that it does not. Throws `UsageError` for an unknown id. */
export function printRulePage(id: string): string {
  const known = ruleWords.map(rule => rule.id);
  requireRule(id, known);
  const rule = ruleWords[known.indexOf(id)]!;
  const { severity, languages, what, why, instead } = rule;
  const titles = languages.map(language => languageTitles[language]).join(', ');
  const kind = [severity, titles, ...(isHidden(rule) ? [`hidden unless \`${SHOW_HIDDEN}\``] : [])].join('; ');
  const off = `Off: \`leaklint: ignore[${id}] -- reason\` in a comment at the line, \`--ignore ${id}\`, or \`"${id}": "off"\` below \`rules\` in the configuration.`;
  const examples = (stories[id]?.tellings ?? []).map(printTelling);
  return [`## ${id}`, kind, what, `Why: ${why}`, `Instead: ${instead}`, off, ...examples].join('\n\n') + '\n';
}

/** Whether nobody sees its findings unless they ask for what is only possible. */
function isHidden({ atMost }: RuleWords): boolean {
  return atMost === 'possible';
}

function printTelling({ language, bad, good }: Telling): string {
  // What the stories mark as `possible` only.
  const when = /(?:#|\/\/) leak$/m.test(bad) ? '' : ` with \`${SHOW_HIDDEN}\``;
  const title = `Reported${when} (${languageTitles[language]}):`;
  return [title, fenced(language, bad), 'Silent:', fenced(language, good)].join('\n\n');
}

function fenced(language: LanguageName, code: string): string {
  return `\`\`\`${language}\n${code.trimEnd()}\n\`\`\``;
}

/** All rules, one a line, or as JSON with all their words. */
export function printRuleList(format: 'text' | 'json'): string {
  if (format === 'json') return `${JSON.stringify(ruleWords, null, 2)}\n`;
  const width = Math.max(...ruleWords.map(({ id }) => id.length));
  const lines = ruleWords.map(rule => {
    const hidden = isHidden(rule) ? ` Hidden unless ${SHOW_HIDDEN}.` : '';
    return `${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.what}${hidden}\n`;
  });
  return lines.join('');
}
