import { expect, it, vi } from 'vitest';
import type * as AllRules from '../rules/index.js';
import { lint } from '../src/run/lint.js';
import { folderWith, leaky } from './command.js';

vi.mock('../rules/index.js', async importOriginal => {
  const { rules } = await importOriginal<typeof AllRules>();
  const broken = {
    ...rules[0]!,
    id: 'always-broken',
    check: () => {
      throw new Error('no way');
    },
  };
  return { rules: [broken, ...rules] };
});

it('a rule that breaks down takes nothing from what the others find, and is named', async () => {
  const warnings: string[] = [];
  const cwd = folderWith({ 'a.py': leaky });
  const findings = await lint({ cwd, warn: message => warnings.push(message) });
  expect(findings.map(({ rule }) => rule)).toEqual(['mutable-default']);
  expect(warnings).toEqual([expect.stringMatching(/^rule always-broken broke down: Error: no way/)]);
});

it('… and is a warning of the process where nobody is told', async () => {
  const heard = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  expect(await lint({ cwd: folderWith({ 'a.py': leaky }) })).toHaveLength(1);
  expect(heard).toHaveBeenCalledWith(expect.stringMatching(/^leaklint: rule always-broken broke down/));
});
