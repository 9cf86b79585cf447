import { describe, expect, it } from 'vitest';
import { gatherFiles } from '../../src/discover/gather.js';
import type { Scope } from '../../src/engine/workspace.js';
import { planned } from '../../src/fix/fix.js';
import { languageOf } from '../../src/languages/index.js';
import { folderWith } from '../command.js';
import { byDefault, findingsOf, openProject } from '../linting.js';

const scope: Scope = { ...byDefault, selected: new Set([...byDefault.selected, 'unused-suppression']) };

const leak = 'def collect(item, seen=[]):';
const body = '    seen.append(item)\n    return seen\n';

/** The text of a file after the safe fixes; why there are none, where one was declined. */
async function fixed(path: string, text: string): Promise<string> {
  const { sources } = gatherFiles(['.'], {
    cwd: folderWith({ [path]: text }),
    exclude: [],
    gitignore: true,
    tests: false,
    languageOf,
  });
  const workspace = await openProject(sources);
  const findings = findingsOf(workspace, scope);
  const { texts, declined } = planned({ findings, wanted: findings, workspace, scope }, { unsafe: false });
  return texts.get(path) ?? declined.map(({ reason }) => reason).join('\n');
}

describe('a suppression that is not needed', () => {
  it.each([
    ['is removed with its line', 'a.py', '# leaklint: ignore[cached-method]\nx = 1\n', 'x = 1\n'],
    ['is removed from the end of a line', 'a.py', 'x = 1  # leaklint: ignore[cached-method] -- few\n', 'x = 1\n'],
    ['is removed from the top of a file', 'a.ts', '// leaklint: ignore-file[cached-method]\r\nf();\r\n', 'f();\r\n'],
    ['is removed at the end of the text', 'a.ts', 'f();\n/* leaklint: ignore[mutable-default] */', 'f();\n'],
    ['is removed with all its rules', 'a.ts', 'f(); // leaklint: ignore[cached-method, unbounded-growth]\n', 'f();\n'],
    [
      'is taken out of the others',
      'a.py',
      `${leak}  # leaklint: ignore[cached-method, mutable-default] -- wanted\n${body}`,
      `${leak}  # leaklint: ignore[mutable-default] -- wanted\n${body}`,
    ],
    [
      'stays where its comment says something else',
      'a.py',
      'x = 1  # type: ignore  # leaklint: ignore[cached-method]\n',
      'the comment says something else too',
    ],
    [
      'stays where its comment holds another',
      'a.ts',
      'f(); /* leaklint: ignore[cached-method] leaklint: ignore[unbounded-growth] */\n',
      'the comment says something else too\nthe comment says something else too',
    ],
  ])('%s', async (_title, path, before, after) => {
    expect(await fixed(path, before)).toBe(after);
  });
});
