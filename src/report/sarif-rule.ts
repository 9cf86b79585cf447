import type { Severity } from '../finding.js';
import type { RuleWords } from '../rule-words.js';

/** GitHub's word for how bad it is. */
const problemSeverity: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'recommendation',
};

/** A rule as a SARIF `reportingDescriptor`, with the properties that GitHub code scanning reads. */
export function sarifRule({ id, severity, languages, atMost, what, why, instead }: RuleWords): object {
  return {
    id,
    name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: what },
    fullDescription: { text: `${what} ${why}` },
    defaultConfiguration: { level: severity },
    help: {
      text: `${what}\n\nWhy: ${why}\n\nInstead: ${instead}`,
      markdown: `# \`${id}\`\n\n${what}\n\n## Why\n\n${why}\n\n## Instead\n\n${instead}\n`,
    },
    properties: {
      tags: ['memory-leak', 'reliability', ...languages],
      precision: atMost === 'possible' ? 'low' : 'high',
      'problem.severity': problemSeverity[severity],
    },
  };
}
