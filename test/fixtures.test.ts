import { describe, expect, it } from 'vitest';
import type { Scope, Workspace } from '../src/engine/workspace.js';
import type { Finding } from '../src/finding.js';
import type { LanguageName } from '../src/model/model.js';
import { byDefault, findingsOf, lineOf, openProject } from './linting.js';
import { allStories, languages, type Mark, marksOf, sourcesOf, type Story } from './stories.js';
import { faultsOf } from './wording.js';

/** All that may be said. */
const everything: Scope = { ...byDefault, minConfidence: 'possible' };

describe.each(allStories())('$rule: $name', story => {
  for (const language of languages) {
    for (const telling of ['bad', 'good'] as const) {
      const sources = sourcesOf(story, telling, language);
      if (sources.length === 0) continue;
      it(`${telling}, in ${language}, is told as its marks say`, async () => {
        const workspace = await openProject(sources);
        const findings = findingsOf(workspace, everything);
        const { told, expected } = compare(findings, marksOf(sources), workspace);
        expect(told).toBe(expected);
        expect(findings.flatMap(faultsOf)).toEqual([]);
      });
    }
  }

  const [python = [], typescript = []] = languages.map(language => rulesMarked(story, language));
  if (python.length > 0 && typescript.length > 0) {
    it('is the same story in both languages', () => {
      expect(typescript).toEqual(python);
    });
  }

  const isBad = languages.some(language => sourcesOf(story, 'bad', language).length > 0);
  if (isBad && story.rule !== 'incident') {
    it('is about its rule', () => {
      expect([...python, ...typescript]).toContain(story.rule);
    });
  }

  it('expects no leak where all is well', () => {
    const marks = languages.flatMap(language => marksOf(sourcesOf(story, 'good', language)));
    expect(marks.filter(({ kind }) => kind !== 'noise')).toEqual([]);
  });
});

/** What was found and what should be, in words that are equal where they agree. */
function compare(
  findings: readonly Finding[],
  marks: readonly Mark[],
  workspace: Workspace,
): { told: string; expected: string } {
  const expected = marks.filter(({ kind }) => kind !== 'missed');
  const told = findings.flatMap(finding => {
    const mark = expected.find(each => speaksOf(each, finding, workspace));
    if (mark !== undefined) return [describeMark(mark)];
    return finding.confidence === 'possible' ? [] : [describeFinding(finding, workspace)];
  });
  return { told: told.sort().join('\n'), expected: expected.map(describeMark).sort().join('\n') };
}

function speaksOf({ kind, path, line, rule, part }: Mark, finding: Finding, workspace: Workspace): boolean {
  const isAsSure = (kind === 'possible') === (finding.confidence === 'possible');
  const isHere = finding.place.path === path && lineOf(finding, workspace) === line;
  return isAsSure && isHere && finding.rule === rule && finding.message.includes(part);
}

function describeMark({ path, line, rule, part }: Mark): string {
  return `${path}:${line} ${rule} "${part}"`;
}

function describeFinding(finding: Finding, workspace: Workspace): string {
  return `${finding.place.path}:${lineOf(finding, workspace)} ${finding.rule} [${finding.confidence}] ${finding.message}`;
}

/** The rules that the bad telling's marks name as true, found or not. */
function rulesMarked(story: Story, language: LanguageName): string[] {
  const marks = marksOf(sourcesOf(story, 'bad', language));
  return marks.flatMap(({ kind, rule }) => (kind === 'noise' ? [] : [rule])).sort();
}
