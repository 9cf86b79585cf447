import { describe, expect, it } from 'vitest';
import { printGitHub } from '../../src/report/github.js';
import { printGitLab } from '../../src/report/gitlab.js';
import { printJsonLines, printJsonReport } from '../../src/report/json.js';
import { printJUnit } from '../../src/report/junit.js';
import { printMarkdown } from '../../src/report/markdown.js';
import { printRdjson } from '../../src/report/rdjson.js';
import { finding, placeOf, reportInput } from './report-fixture.js';
import { bySchema, hasXmllint, xmllintSays } from './validators.js';
import { workflowCommands } from './workflow-commands.js';

const files = {
  'src/app.py':
    'events = []  # né à côté, 日本語\ndef handle(event):\n    x("日本語"); events.append(\n        event)\n',
  'src/server.py': 'from app import handle\nserver.on("message", handle)\n',
};
const path = 'src/app.py';
const grows = placeOf(files, path, 'events.append(\n        event)');
const held = { place: placeOf(files, path, 'events = []'), role: 'held', says: 'at module level' } as const;
const one = finding(grows, [held]);
const other = finding(placeOf(files, 'src/server.py', 'server.on("message", handle)'), [], { severity: 'error' });
const value = placeOf(files, path, '[]').span;
const fix = {
  title: 'bound it',
  safety: 'unsafe',
  edits: [
    { path, start: 0, end: 0, text: 'from collections import deque\n' },
    { path, start: value[0], end: value[1], text: 'deque(maxlen=1000)' },
  ],
} as const;
const rich = reportInput(files, [one, other], new Map([[one, fix]]));
const empty = reportInput(files, []);
const nested = { ...rich, inRepository: (at: string): string => `packages/a/${at}` };

describe('json', () => {
  const problemsOf = bySchema('schema/report-1.json');

  it('is what its schema says', () => {
    for (const input of [rich, empty]) expect(problemsOf(JSON.parse(printJsonReport(input)))).toBe('');
    expect(problemsOf({ ...(JSON.parse(printJsonReport(rich)) as object), more: 1 })).not.toBe('');
  });

  it('jsonl is the same findings, one a line, each with the version', () => {
    const problemsOfLine = bySchema('schema/report-1.json', '#/definitions/line');
    const lines = printJsonLines(rich).trimEnd().split('\n');
    const parsed = lines.map(line => JSON.parse(line) as object);
    expect(parsed.map(problemsOfLine)).toEqual(['', '']);
    const { findings } = JSON.parse(printJsonReport(rich)) as { findings: object[] };
    expect(parsed).toEqual(findings.map(item => ({ version: 1, ...item })));
    expect(printJsonLines(empty)).toBe('');
  });
});

describe('github', () => {
  it('annotates lines, from the root of the repository, with columns only within a line', () => {
    expect(workflowCommands(printGitHub(nested))).toEqual([
      {
        name: 'error',
        properties: {
          title: 'global-accumulator (likely)',
          file: 'packages/a/src/server.py',
          line: '2',
          endLine: '2',
          col: '1',
          endColumn: '29',
        },
        data: '`events` grows whenever `handle` is called. It lives as long as the process.\nBound `events`.',
      },
      {
        name: 'warning',
        properties: { title: 'global-accumulator (likely)', file: 'packages/a/src/app.py', line: '3', endLine: '4' },
        data: expect.any(String),
      },
    ]);
  });

  it('writes ten of each severity, the surest first, and how many more there are', () => {
    const of = (severity: 'error' | 'warning' | 'note', length: number) =>
      Array.from({ length }, (_, at) =>
        finding(grows, [], { severity, confidence: at === length - 1 ? 'certain' : 'likely', name: `${at}` }),
      );
    const log = printGitHub(reportInput(files, [...of('note', 12), ...of('warning', 30), ...of('error', 3)]));
    const commands = workflowCommands(log);
    expect(commands.map(({ name }) => name)).toEqual([
      ...Array<string>(3).fill('error'),
      ...Array<string>(10).fill('warning'),
      ...Array<string>(10).fill('notice'),
    ]);
    for (const first of [0, 3, 13]) expect(commands[first]!.properties['title']).toContain('(certain)');
    expect(log.split('\n').at(-2)).toBe(
      '22 more findings: GitHub annotates 10 errors, 10 warnings and 10 notices of a step',
    );
  });
});

describe('gitlab', () => {
  const problemsOf = bySchema('test/report/schemas/gitlab-code-quality.json');

  it('is a Code Quality report', () => {
    for (const input of [rich, empty]) expect(problemsOf(JSON.parse(printGitLab(input)))).toBe('');
    expect(JSON.parse(printGitLab(nested))).toMatchObject([
      { severity: 'major', location: { path: 'packages/a/src/app.py', lines: { begin: 3, end: 4 } } },
      { severity: 'critical' },
    ]);
  });

  it('gives each finding a fingerprint of its own, which lines added above do not change', () => {
    const fingerprints = (input: typeof rich): string[] =>
      (JSON.parse(printGitLab(input)) as { fingerprint: string }[]).map(({ fingerprint }) => fingerprint);
    const twice = fingerprints(reportInput(files, [one, one, other]));
    expect(new Set(twice).size).toBe(3);
    const below = { ...files, [path]: `\n\n${files[path]}` };
    const moved = finding(placeOf(below, path, 'events.append(\n        event)'));
    expect(fingerprints(reportInput(below, [moved]))).toEqual([twice[0]]);
  });
});

describe('junit', () => {
  it.skipIf(!hasXmllint)('is valid to xmllint', () => {
    for (const input of [rich, empty]) expect(xmllintSays(printJUnit(input))).toBe('');
  });

  it('has a failed case for each finding, and one that passed where there is none', () => {
    const report = printJUnit(rich);
    expect(report).toContain('<testsuites name="leaklint" tests="2" failures="2" errors="0">');
    expect(report).toContain('<testcase name="global-accumulator: events (line 3)" classname="src/app.py">');
    expect(report).toContain('at module level (src/app.py:1)');
    expect(printJUnit(empty)).toContain('tests="1" failures="0"');
  });
});

describe('rdjson', () => {
  const problemsOf = bySchema('test/report/schemas/rdjson.json');

  it('is what reviewdog reads, with fixes as suggestions and columns in bytes', () => {
    for (const input of [rich, empty]) expect(problemsOf(JSON.parse(printRdjson(input)))).toBe('');
    const { diagnostics } = JSON.parse(printRdjson(rich)) as { diagnostics: object[] };
    expect(diagnostics).toMatchObject([
      {
        severity: 'WARNING',
        code: { value: 'global-accumulator' },
        // Each of the three signs before it has three bytes.
        location: { path, range: { start: { line: 3, column: 15 + 3 * 2 }, end: { line: 4, column: 15 } } },
        suggestions: [
          { range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } },
          { range: { start: { line: 1, column: 10 }, end: { line: 1, column: 12 } }, text: 'deque(maxlen=1000)' },
        ],
      },
      { severity: 'ERROR' },
    ]);
    expect(diagnostics[1]).not.toHaveProperty('suggestions');
  });

  it('offers no half of a fix', () => {
    const elsewhere = { ...fix, edits: [...fix.edits, { path: 'src/server.py', start: 0, end: 1, text: '' }] };
    const { diagnostics } = JSON.parse(printRdjson(reportInput(files, [one], new Map([[one, elsewhere]])))) as {
      diagnostics: object[];
    };
    expect(diagnostics[0]).not.toHaveProperty('suggestions');
  });
});

describe('markdown', () => {
  it('counts by rule, then tells each finding, the worst first, with links where the commit is known', () => {
    const report = printMarkdown({ ...nested, blobUrl: 'https://github.com/o/r/blob/abc/' });
    expect(report).toMatch(/^### leaklint: 2 findings \(1 error, 1 warning\)\n/);
    expect(report).toContain('| `global-accumulator` | 1 | 1 | 0 |');
    expect(report.indexOf('🔴')).toBeLessThan(report.indexOf('🟠'));
    expect(report).toContain('[`src/app.py:3`](<https://github.com/o/r/blob/abc/packages/a/src/app.py#L3-L4>)');
    expect(report).toContain('**Fix:** bound it (`--fix --unsafe-fixes`)');
    expect(printMarkdown(rich)).not.toContain('](');
    expect(printMarkdown(empty)).toBe('### leaklint: nothing found\n');
  });

  it('stays below 1 MiB: whole sections of the least severe are left out, and it is said', () => {
    const many = Array.from({ length: 30_000 }, (_, at) =>
      finding(grows, [], { severity: at === 29_999 ? 'error' : 'note', message: `\`é${at}\` grows.` }),
    );
    const report = printMarkdown(reportInput(files, many));
    expect(Buffer.byteLength(report)).toBeLessThan(1 << 20);
    const sections = report.split('<details>').length - 1;
    expect(sections).toBeGreaterThan(500);
    expect(report.split('</details>')).toHaveLength(sections + 1);
    expect(report).toContain('é29999');
    expect(report.trimEnd().split('\n').at(-1)).toBe(
      `${30_000 - sections} more findings, the least severe, did not fit into 1 MiB.`,
    );
  });
});
