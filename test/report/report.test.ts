import { describe, expect, it } from 'vitest';
import { colors } from '../../src/report/colors.js';
import { printConcise } from '../../src/report/concise.js';
import { lineHashes } from '../../src/report/fingerprint.js';
import { printFull } from '../../src/report/full.js';
import { printJsonReport } from '../../src/report/json.js';
import type { ReportInput } from '../../src/report/report-input.js';
import { printSarif } from '../../src/report/sarif.js';
import { printStatistics } from '../../src/report/statistics.js';
import { finding, placeOf, reportInput } from './report-fixture.js';

const plain = (input: ReportInput): string => printFull(input, colors(false));

const files = {
  'src/app.py': 'events = []\n\n\n\n\ndef handle(event):\n    events.append(event)\n',
  'src/server.py': 'from app import handle\nserver.on("message", handle)\n',
};
const grows = placeOf(files, 'src/app.py', 'events.append(event)');
const held = { place: placeOf(files, 'src/app.py', 'events'), role: 'held', says: 'at module level' } as const;
const repeats = {
  place: placeOf(files, 'src/server.py', 'server.on("message", handle)'),
  role: 'repeats',
  says: 'called for every message',
} as const;

describe('the full report', () => {
  it('shows the code, the evidence in all files, why and what to do', () => {
    expect(plain(reportInput(files, [finding(grows, [held, repeats])]))).toMatchInlineSnapshot(`
      "warning[global-accumulator]: \`events\` grows whenever \`handle\` is called
       --> src/app.py:7:5
        |
      1 | events = []
        | ------ at module level
      ...
      7 |     events.append(event)
        |     ^^^^^^^^^^^^^^^^^^^^ one more entry on every call
       ::: src/server.py:2:1
        |
      2 | server.on("message", handle)
        | ---------------------------- called for every message
        |
        = note: It lives as long as the process.
        = why: What a module holds lives as long as the process.
        = instead: Bound \`events\`.
        = confidence: likely

      1 finding (1 warning)
      "
    `);
  });

  it('says why a rule matters once', () => {
    const report = plain(reportInput(files, [finding(grows), finding(grows, [], { name: 'other' })]));
    expect(report.match(/= why:/g)).toHaveLength(1);
  });

  it('says why one finding matters where that is not why its rule does', () => {
    const own = finding(grows, [], { why: 'It is only slow.' });
    const report = plain(reportInput(files, [own, finding(grows, [], { name: 'other' })]));
    expect(report.match(/= why: .*/g)).toEqual([
      '= why: It is only slow.',
      '= why: What a module holds lives as long as the process.',
    ]);
  });

  it('says what is true of one place once', () => {
    expect(plain(reportInput(files, [finding(grows, [held, held])])).match(/at module level/g)).toHaveLength(1);
  });

  it('fits its notes into a narrow terminal', () => {
    const report = plain({ ...reportInput(files, [finding(grows)]), columns: 50 });
    const notes = report.slice(report.indexOf('= note'), report.indexOf('1 finding'));
    expect(Math.max(...notes.split('\n').map(line => line.length))).toBeLessThanOrEqual(50);
  });

  it('says how many findings can be fixed, and how', () => {
    const one = finding(grows);
    const fix = { title: 'use deque(maxlen=1000)', safety: 'unsafe', edits: [] } as const;
    const report = plain(reportInput(files, [one], new Map([[one, fix]])));
    expect(report).toContain('= fix: use deque(maxlen=1000) (--fix --unsafe-fixes)');
    expect(report).toContain('1 finding (1 warning); 1 fixable with --fix --unsafe-fixes');
  });

  it('says so when nothing was found', () => {
    expect(plain(reportInput(files, []))).toBe('Nothing found.\n');
  });

  it('keeps the underline below wide characters and tabs', () => {
    const wide = { 'a.ts': '\tx("日本語", log.push(e));\n' };
    const report = plain(reportInput(wide, [finding(placeOf(wide, 'a.ts', 'log.push(e)'))]));
    const [, code, marks] = /1 \| (.*)\n {2}\| ( *\^+)/.exec(report)!;
    expect(code).toBe('    x("日本語", log.push(e));');
    expect(marks).toBe(`${' '.repeat(4 + 'x("'.length + 6 + '", '.length)}${'^'.repeat('log.push(e)'.length)}`);
  });

  it('shows the part of a long line that matters', () => {
    const long = { 'a.ts': `${'a;'.repeat(400)}log.push(e);${'b;'.repeat(400)}\n` };
    const report = plain(reportInput(long, [finding(placeOf(long, 'a.ts', 'log.push(e)'))]));
    const [, code, marks] = /1 \| (.*)\n {2}\| ( *\^+)/.exec(report)!;
    expect(code!.length).toBeLessThan(130);
    expect(code!.slice(marks!.lastIndexOf(' ') + 1)).toMatch(/^log\.push\(e\)/);
  });

  it('shows a few of many places and counts the others', () => {
    const many = { 'a.py': Array.from({ length: 20 }, (_, at) => `x.append(${at + 10})`).join('\n') };
    const sites = Array.from({ length: 20 }, (_, at) => placeOf(many, 'a.py', `x.append(${at + 10})`));
    const rest = sites.slice(1).map(place => ({ place, role: 'grows', says: 'here' }) as const);
    expect(plain(reportInput(many, [finding(sites[0]!, rest)]))).toContain('= also: 12 more places');
  });

  it('colours severity and title when asked to', () => {
    const report = printFull(reportInput(files, [finding(grows)]), colors(true));
    expect(report).toContain('\x1b[33mwarning[global-accumulator]');
  });
});

describe('the other formats', () => {
  const input = reportInput(files, [finding(grows, [held])]);

  it('concise: one line a finding', () => {
    expect(printConcise(input)).toBe(
      'src/app.py:7:5: warning[likely] global-accumulator: `events` grows whenever `handle` is called. ' +
        'It lives as long as the process.\n',
    );
  });

  it('json: versioned, with places from 1', () => {
    const report: unknown = JSON.parse(printJsonReport(input));
    expect(report).toMatchObject({
      version: 1,
      tool: { name: 'leaklint', version: '1.2.3' },
      summary: { error: 0, warning: 1, note: 0, fixable: 0 },
      findings: [
        {
          rule: 'global-accumulator',
          location: { path: 'src/app.py', line: 7, column: 5, endLine: 7, endColumn: 25 },
          because: [{ role: 'grows' }, { role: 'held', location: { line: 1, column: 1 } }],
          fix: null,
        },
      ],
    });
  });

  it('statistics: most first', () => {
    const three = [finding(grows), finding(grows, [], { rule: 'b' }), finding(grows, [], { rule: 'b' })];
    expect(printStatistics(reportInput(files, three))).toBe('2  b\n1  global-accumulator\n');
  });

  it('let no control character of the source or of a file name through', () => {
    const evil = { 'a\x1b[2J\n.py': 'x = "\x1b]0;owned\x07\u202e"; x.append(1)\n' };
    const [path] = Object.keys(evil) as [keyof typeof evil];
    const one = finding(placeOf(evil, path, 'x.append(1)'), [], { message: 'bad \x1b[31m name\x9b.' });
    const bad = reportInput(evil, [one]);
    for (const print of [plain, printConcise, printJsonReport, (input: ReportInput) => printSarif(input).text]) {
      expect(print(bad)).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
    }
    expect(JSON.parse(printJsonReport(bad))).toMatchObject({ findings: [{ location: { path } }] });
  });
});

describe('the line hash', () => {
  // Expected values are those of the test of github/codeql-action's fingerprints.
  it('is that of github/codeql-action', () => {
    expect(lineHashes('')).toEqual(['c129715d7a2bc9a3:1']);
    expect(lineHashes(' a\nb\n  \t\tc\n d')).toEqual([
      '271789c17abda88f:1',
      '54703d4cd895b18:1',
      '180aee12dab6264:1',
      'a23a3dc5e078b07b:1',
    ]);
    expect(lineHashes(' hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End')).toEqual([
      '8b7cf3e952e7aeb2:1',
      'b1ae1287ec4718d9:1',
      'bff680108adb0fcc:1',
      'c6805c5e1288b612:1',
      'b86d3392aea1be30:1',
      'e6ceba753e1a442:1',
    ]);
  });

  it('takes all line ends for the same', () => {
    expect(lineHashes('a\r\nb\rc\n')).toEqual(lineHashes('a\nb\nc\n'));
  });
});
