import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { printSarif } from '../../src/report/sarif.js';
import type { ReportInput } from '../../src/report/report-input.js';
import { finding, placeOf, reportInput } from './report-fixture.js';
import { bySarifSchema } from './validators.js';

const problemsOf = bySarifSchema();

interface Log {
  runs: { results: Result[]; invocations: { toolExecutionNotifications: { message: { text: string } }[] }[] }[];
}
interface Drivers {
  runs: [{ tool: { driver: unknown } }];
}
interface Result {
  level: string;
  properties: { confidence: string };
  message: { text: string };
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: object } }[];
  relatedLocations: { id: number }[];
  codeFlows: { threadFlows: { locations: unknown[] }[] }[];
  partialFingerprints: { primaryLocationLineHash: string };
  fixes?: unknown[];
}

function sarifOf(input: ReportInput): Log {
  const log = JSON.parse(printSarif(input).text) as Log;
  expect(problemsOf(log)).toBe('');
  return log;
}

const files = {
  'src/my app.py': 'events = []\ndef handle(event):\n    events.append(event); events.append([1](2))\n',
  '/tmp/ö/a.ts': 'x.push(1);\n',
};
const path = 'src/my app.py';
const grows = placeOf(files, path, 'events.append(event)');
const held = { place: placeOf(files, path, 'events = []'), role: 'held', says: 'made in d[k]' } as const;

describe('SARIF', () => {
  it('is valid with and without findings', () => {
    expect(sarifOf(reportInput(files, [])).runs[0]!.results).toEqual([]);
    expect(sarifOf(reportInput(files, [finding(grows, [held])])).runs[0]!.results).toHaveLength(1);
  });

  it('links the message to its related locations', () => {
    const [result] = sarifOf(reportInput(files, [finding(grows, [held])])).runs[0]!.results;
    expect(result!.message.text).toContain('[one more entry on every call](1); [made in d\\[k\\]](2)');
    expect(result!.relatedLocations.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('writes paths as percent-encoded URIs and columns from 1 with the end after the last character', () => {
    const others = finding(placeOf(files, '/tmp/ö/a.ts', 'x.push(1)'));
    const { results } = sarifOf(reportInput(files, [finding(grows), others])).runs[0]!;
    expect(results.map(({ locations }) => locations[0]!.physicalLocation)).toEqual([
      {
        artifactLocation: { uri: 'src/my%20app.py', uriBaseId: '%SRCROOT%' },
        region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 25 },
      },
      {
        artifactLocation: { uri: 'file:///tmp/%C3%B6/a.ts' },
        region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 10 },
      },
    ]);
  });

  it('keeps two findings of a rule on one line apart', () => {
    const second = finding(placeOf(files, path, 'events.append([1](2))'));
    const { results } = sarifOf(reportInput(files, [finding(grows), second])).runs[0]!;
    const hashes = results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    expect(hashes[0]).toMatch(/^[0-9a-f]+:1$/);
    expect(hashes[1]).toBe(`${hashes[0]!}:2`);
  });

  it('carries fixes', () => {
    const one = finding(grows);
    const edits = [{ path, start: 9, end: 11, text: 'deque(maxlen=1000)' }];
    const fixes = new Map([[one, { title: 'bound it', safety: 'unsafe', edits } as const]]);
    expect(sarifOf(reportInput(files, [one], fixes)).runs[0]!.results[0]!.fixes).toHaveLength(1);
  });

  it('names files from the root of the repository, wherever the run takes place', () => {
    const input = { ...reportInput(files, [finding(grows)]), inRepository: (at: string) => `packages/a/${at}` };
    const [location] = sarifOf(input).runs[0]!.results[0]!.locations;
    expect(location!.physicalLocation.artifactLocation.uri).toBe('packages/a/src/my%20app.py');
  });

  it('names a homepage where there is one', () => {
    const driver = (input: ReportInput): unknown => (sarifOf(input) as unknown as Drivers).runs[0].tool.driver;
    expect(driver(reportInput(files, []))).not.toHaveProperty('informationUri');
    expect(driver({ ...reportInput(files, []), homepage: 'https://example.org/' })).toMatchObject({
      informationUri: 'https://example.org/',
    });
  });
});

describe('what GitHub takes', () => {
  it('are 5,000 results: of 30,000 the worst and surest are kept, and it is said', () => {
    const many = Array.from({ length: 30_000 }, (_, at) =>
      finding(grows, [], {
        severity: at % 10 === 0 ? 'error' : 'note',
        confidence: at % 20 === 0 ? 'certain' : 'likely',
      }),
    );
    const input = reportInput(files, many);
    const { results, invocations } = sarifOf(input).runs[0]!;
    expect(results).toHaveLength(5000);
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(3000);
    expect(results.filter(({ properties }) => properties.confidence === 'certain')).toHaveLength(1500);
    const said = '30000 findings; only the 5000 worst are in the SARIF report, as GitHub takes no more';
    expect(invocations[0]!.toolExecutionNotifications[0]!.message.text).toBe(`${said}.`);
    expect(printSarif(input).omitted).toBe(said);
  });

  it('are 1,000 steps of a code flow and 100 places of a result', () => {
    const because = Array.from({ length: 1500 }, () => held);
    const [result] = sarifOf(reportInput(files, [finding(grows, because)])).runs[0]!.results;
    expect(result!.codeFlows[0]!.threadFlows[0]!.locations).toHaveLength(1000);
    expect(result!.relatedLocations).toHaveLength(100);
    expect(result!.message.text).toContain('(100) and 1401 more places.');
  });

  it('are 10 MB under gzip', () => {
    const noise = (): string => randomBytes(450_000).toString('base64');
    const big = Array.from({ length: 30 }, (_, at) =>
      finding(grows, [], { message: noise(), severity: at === 29 ? 'error' : 'warning' }),
    );
    const { text, omitted } = printSarif(reportInput(files, big));
    expect(gzipSync(text).length).toBeLessThanOrEqual(10_000_000);
    const { results } = (JSON.parse(text) as Log).runs[0]!;
    expect(results.length).toBeGreaterThan(10);
    expect(results.at(-1)).toMatchObject({ level: 'error' });
    expect(omitted).toBe(
      `30 findings; only the ${results.length} worst are in the SARIF report, as GitHub takes no more`,
    );
  });
});
