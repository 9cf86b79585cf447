import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { printSarif } from '../src/report/sarif.js';
import type { ReportInput } from '../src/report/report-input.js';
import { finding, placeOf, reportInput } from './report-fixture.js';

interface Schema {
  $schema?: string;
  id?: string;
  definitions: { region: { anyOf?: unknown; properties: { anyOf?: unknown } } };
}

/**
 * The OASIS schema as Ajv reads it: without the two keywords of draft 4, and with the `anyOf` of a region where it is meant
 * to be; it stands, by mistake, among the names of properties.
 */
function oasisSchema(): Schema {
  const schema = JSON.parse(readFileSync(new URL('schemas/sarif-2.1.0.json', import.meta.url), 'utf8')) as Schema;
  const { region } = schema.definitions;
  if (region.properties.anyOf !== undefined) {
    region.anyOf = region.properties.anyOf;
    delete region.properties.anyOf;
  }
  delete schema.$schema;
  delete schema.id;
  return schema;
}

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(oasisSchema());

interface Log {
  runs: { results: Result[]; invocations: { toolExecutionNotifications: { message: { text: string } }[] }[] }[];
}
interface Result {
  message: { text: string };
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: object } }[];
  relatedLocations: { id: number }[];
  partialFingerprints: { primaryLocationLineHash: string };
  fixes?: unknown[];
}

function sarifOf(input: ReportInput): Log {
  const log = JSON.parse(printSarif(input)) as Log;
  expect(validate(log), JSON.stringify(validate.errors, null, 2)).toBe(true);
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
    expect(result!.message.text).toContain('[grows: one more entry on every call](1); [held: made in d\\[k\\]](2)');
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

  it('keeps the worst 5,000 and says so', () => {
    const many = Array.from({ length: 5001 }, () => finding(grows, [], { severity: 'note' }));
    const run = sarifOf(reportInput(files, [...many, finding(grows, [], { severity: 'error' })])).runs[0]!;
    expect(run.results).toHaveLength(5000);
    expect(run.results.at(-1)).toMatchObject({ level: 'error' });
    expect(run.invocations[0]!.toolExecutionNotifications[0]!.message.text).toContain('5002 findings');
  });
});
