import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import type { LoadedSource } from '../../src/discover/gather.js';
import type { Workspace } from '../../src/engine/workspace.js';
import { planned } from '../../src/fix/fix.js';
import type { LanguageName } from '../../src/model/model.js';
import { rules } from '../../rules/index.js';
import type { Scope } from '../../src/engine/workspace.js';
import { byDefault, findingsOf, openProject } from '../linting.js';
import { allStories, extensions, languages, sourcesOf, type Story } from '../stories.js';

const folder = mkdtempSync(join(tmpdir(), 'leaklint-stories-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Node reads no decorators. */
const tsconfigRaw = { compilerOptions: { experimentalDecorators: true } };

const hasPython = spawnSync('python3', ['--version']).status === 0;

const fixedStories = allStories().flatMap(story =>
  languages.flatMap(language => {
    const [bad] = sourcesOf(story, 'bad', language);
    const [fixed] = sourcesOf(story, 'fixed', language);
    return bad && fixed ? [{ title: `${story.rule}: ${story.name}, in ${language}`, story, language, bad, fixed }] : [];
  }),
);

describe.each(fixedStories)('$title', ({ story, language, bad, fixed }) => {
  it('becomes what is written as fixed, and stays it', async () => {
    const workspace = await openProject([bad]);
    const scope = scopeOf(story);
    const { texts, declined } = fixesOf(workspace, scope, true);
    expect(declined).toEqual([]);
    expect(texts.get(bad.path)).toBe(fixed.text);
    expect(fixesOf(workspace.with(texts), scope, true).texts.size).toBe(0);
  });

  if (story.name === 'buffer-trimmed-by-hand') {
    it('is fixed safely', async () => {
      expect(fixesOf(await openProject([bad]), byDefault, false).texts.get(bad.path)).toBe(fixed.text);
    });
  }

  it('prints what it printed before', ({ skip }) => {
    skip(language === 'python' && !hasPython, 'python3 is not installed');
    const before = runProgram(bad, language);
    skip(/ModuleNotFoundError|ERR_MODULE_NOT_FOUND/.test(before.stderr), 'its framework is not installed');
    expect(before).toMatchObject({ status: 0, stderr: '' });
    expect(before.stdout).not.toBe('');
    expect(runProgram(fixed, language)).toEqual(before);
  });
});

/** What a user asks for who wants this rule's findings. */
function scopeOf({ rule }: Story): Scope {
  const isHidden = rules.find(({ id }) => id === rule)?.atMost === 'possible';
  return isHidden ? { ...byDefault, minConfidence: 'possible' } : byDefault;
}

function fixesOf(
  workspace: Workspace,
  scope: Scope,
  unsafe: boolean,
): { texts: ReadonlyMap<string, string>; declined: readonly string[] } {
  const findings = findingsOf(workspace, scope);
  const { texts, declined } = planned({ findings, wanted: findings, workspace, scope }, { unsafe });
  return { texts, declined: declined.map(({ finding, reason }) => `${finding.rule} ${finding.name}: ${reason}`) };
}

function runProgram(
  { path, text }: LoadedSource,
  language: LanguageName,
): { status: number | null; stdout: string; stderr: string } {
  const program = language === 'python' ? text : transformSync(text, { loader: 'ts', format: 'esm', tsconfigRaw }).code;
  const file = join(folder, language === 'python' ? path : path.replace(`.${extensions.typescript}`, '.mjs'));
  writeFileSync(file, program);
  const command = language === 'python' ? 'python3' : process.execPath;
  const { status, stdout, stderr } = spawnSync(command, [file], { encoding: 'utf8', timeout: 20_000 });
  return { status, stdout, stderr };
}
