import type { Finding } from '../finding.js';
import { grouped } from '../grouped.js';
import { rangeOf } from './range.js';
import { printable, type ReportInput } from './report-input.js';

/** JUnit's XML as Jenkins and others read it: a suite for each file, a failed case for each finding; one that passed if there is none. */
export function printJUnit(input: ReportInput): string {
  const { findings } = input;
  const byFile = [...grouped(findings, ({ place }) => place.path)];
  const suites = byFile.map(([path, list]) =>
    suite(
      path,
      list.length,
      list.map(finding => failedCase(finding, input)),
    ),
  );
  const all = suites.length > 0 ? suites : [suite('leaklint', 0, ['    <testcase name="nothing found"/>\n'])];
  const totals = attributes({
    name: 'leaklint',
    tests: Math.max(1, findings.length),
    failures: findings.length,
    errors: 0,
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${totals}>\n${all.join('')}</testsuites>\n`;
}

function suite(name: string, failures: number, cases: readonly string[]): string {
  const counts = attributes({ name, tests: cases.length, failures, errors: 0 });
  return `  <testsuite${counts}>\n${cases.join('')}  </testsuite>\n`;
}

function failedCase(finding: Finding, input: ReportInput): string {
  const { rule, severity, confidence, name, place, message, because, instead } = finding;
  const { line, column } = rangeOf(place, input);
  const evidence = because.map(({ says, place: at }) => `${says} (${at.path}:${rangeOf(at, input).line})`);
  const text = [`${place.path}:${line}:${column}: ${severity}, ${confidence}`, ...evidence, `instead: ${instead}`];
  return (
    `    <testcase${attributes({ name: `${rule}: ${name} (line ${line})`, classname: place.path })}>\n` +
    `      <failure${attributes({ type: rule, message })}>${text.map(escapeXml).join('\n')}</failure>\n` +
    '    </testcase>\n'
  );
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML has no word for most control characters: they are spelt out. */
function escapeXml(text: string): string {
  return printable(text).replace(/[&<>"']/g, character => entities[character]!);
}
