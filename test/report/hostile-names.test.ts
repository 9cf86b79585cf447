import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { type Format, formats } from '../../src/config/options.js';
import { printMarkdown } from '../../src/report/markdown.js';
import { folderWith, leaklint, type Outcome } from '../command.js';
import { finding, placeOf, reportInput } from './report-fixture.js';
import { bySarifSchema, bySchema, hasXmllint, xmllintSays } from './validators.js';
import { workflowCommands } from './workflow-commands.js';

/** Names that a pull request may give to its files. */
const names = [
  '::stop-commands::stopped.py',
  ' ::error::spaced.py',
  '\u3000::error::wide.py',
  'a\n::add-mask::e\n##[stop-commands]x.py',
  'cr\r::error::cr.py',
  'old ##[add-matcher]m.py',
  '%0A,file=other.py,line=1::x.py',
  '\x1b]0;owned\x07\x1b[2J\x9b31m.py',
  'bidi\u202e\u2066\u2069\u200fyp.py',
  'thin\u200b\u200d\u2060\ufeff\u00ad\u{e0041}\u3164.py',
  'lines\u2028\u2029\u0085.py',
  'no\uffff\ufdd0characters.py',
  '<img src=x onerror=alert(1)><script>.py',
  '![x](https:a.example)](javascript:alert(1)).py',
  '`tick` ``two`` | pipe.py',
  '</summary></details><h1>@everyone #1 $x$.py',
  ']]>&amp;"\'<!--.py',
  '-->--&#60;.py',
  '%2e%2e%2f?query#fragment.py',
  'C:drive\\back.py',
  '-rf --fix.py',
] as const;

const hostileLine =
  '::error::x ##[stop-commands]t \x1b[31m \u202e \u200b \x07 </details><script> ```` ~~~ ]]> & \uffff';
const source = `def collect(item, seen=[]):  # ${hostileLine}\n    """\n${hostileLine}"""\n    seen.append(item)\n    return seen\n`;

const folder = folderWith(Object.fromEntries(names.map(name => [name, source])));

/** What may stand in no report as it is. Line ends are dealt with by what reads the lines. */
const smuggled =
  /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\u{e0000}-\u{e007f}]/u;

function reported(format: Format, environment = {}): Outcome {
  return leaklint(['-f', format], folder, '', environment);
}

it('a warning about a hostile name is one line, and no command', () => {
  const broken = folderWith(Object.fromEntries(names.map(name => [name, 'def broken(:\n    x = = 1\n'])));
  const { stderr } = leaklint(['-f', 'concise'], broken);
  expect(stderr.trimEnd().split('\n')).toHaveLength(names.length);
  expect(stderr).not.toMatch(smuggled);
  expect(workflowCommands(stderr)).toEqual([]);
});

describe.each(formats)('hostile names and sources, in %s', format => {
  const { code, stdout, stderr } = reported(format, { GITHUB_ACTIONS: 'true' });

  it('are reported, all of them', () => {
    expect(code).toBe(1);
    if (format === 'json') {
      const { findings } = JSON.parse(stdout) as { findings: { location: { path: string } }[] };
      expect(findings.map(({ location }) => location.path).sort()).toEqual([...names].sort());
    }
  });

  it('smuggle nothing into a terminal', () => {
    expect(stdout).not.toMatch(smuggled);
    expect(stderr).not.toMatch(smuggled);
  });

  it("command nothing to GitHub's runner", () => {
    const commands = [...workflowCommands(stdout), ...workflowCommands(stderr)];
    // Annotations are added in every format; ten of them, as all findings are warnings.
    expect(commands.map(({ name }) => name)).toEqual(Array(10).fill('warning'));
    for (const { properties } of commands) {
      expect(Object.keys(properties).sort()).toEqual(['col', 'endColumn', 'endLine', 'file', 'line', 'title']);
    }
  });
});

describe('what reads the reports', () => {
  it.each([
    ['json', bySchema('schema/report-1.json')],
    ['gitlab', bySchema('test/report/schemas/gitlab-code-quality.json')],
    ['rdjson', bySchema('test/report/schemas/rdjson.json')],
    ['sarif', bySarifSchema()],
  ] as const)('finds %s valid', (format, problemsOf) => {
    expect(problemsOf(JSON.parse(reported(format).stdout))).toBe('');
  });

  it('finds the URI of each file in SARIF', () => {
    const log = JSON.parse(reported('sarif').stdout) as {
      runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
    };
    const uris = log.runs[0]!.results.map(({ locations }) => locations[0]!.physicalLocation.artifactLocation.uri);
    const base = new URL('file:///repository/');
    // A browser's parser finds a file directly in the repository, and its name.
    const found = uris.map(uri => new URL(uri, base));
    expect(found.every(({ protocol, search, hash }) => protocol === 'file:' && search === '' && hash === '')).toBe(
      true,
    );
    expect(found.map(({ pathname }) => decodeURIComponent(pathname.slice('/repository/'.length))).sort()).toEqual(
      [...names].sort(),
    );
  });

  it.skipIf(!hasXmllint)('finds JUnit valid', () => {
    expect(xmllintSays(reported('junit').stdout)).toBe('');
  });

  it('finds a row a finding in concise, and an object a finding in jsonl', () => {
    expect(reported('concise').stdout.trimEnd().split('\n')).toHaveLength(names.length);
    expect(reported('jsonl').stdout.trimEnd().split('\n')).toHaveLength(names.length);
  });
});

/** The tags that a report is made of, and what its attributes may say. */
const harmless =
  /^(?:h3|table|thead|tbody|tr|th align="right"|th|td align="right"|td|details|summary|p|code class="language-text"|code|pre|strong|a href="https:\/\/github\.com\/o\/r\/blob\/abc\/[^"<>\s]*#L\d+(?:-L\d+)?")$/;

function tagsOf(markdown: string): string[] {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return [...html.matchAll(/<([^/][^>]*)>/g)].map(([, tag]) => tag!);
}

describe('a job summary of hostile names and sources', () => {
  const text = [
    '</code></details><img src=x>',
    '`',
    '``x``',
    '[a](b)',
    '![a](b)',
    '@everyone',
    '<!--',
    '|',
    '$x$',
    '\\',
  ];
  const hostileText = [...text, 'https://a.example www.a.example', '~~a~~ **b** _c_', '&lt;b&gt;', '1. a', '- b'];

  it('has no other tags than one of tame ones, and each section ends where it should', () => {
    const environment = {
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_SHA: 'abc',
    };
    leaklint(['-f', 'markdown=../summary.md'], folder, '', environment);
    const report = readFileSync(join(folder, '../summary.md'), 'utf8');
    expect(tagsOf(report).filter(tag => !harmless.test(tag))).toEqual([]);
    expect(tagsOf(report).filter(tag => tag === 'details')).toHaveLength(names.length);
    expect(tagsOf(report).filter(tag => tag.startsWith('a '))).toHaveLength(names.length);
  });

  it.each(hostileText)('lets %j in a message be text', hostile => {
    const files = { 'a.py': `x.append(1)  # ${hostile}\n` };
    const place = placeOf(files, 'a.py', 'x.append(1)');
    for (const name of [hostile, `\`${hostile}\``]) {
      const said = `${name} grows. ${name} stays.`;
      const evil = finding(place, [{ place, role: 'held', says: said }], { message: said, instead: said, name });
      const report = printMarkdown(reportInput(files, [evil]));
      expect(tagsOf(report).filter(tag => !harmless.test(tag))).toEqual([]);
      expect(tagsOf(report).filter(tag => tag === 'details')).toHaveLength(1);
    }
  });
});
