import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rules } from '../../rules/index.js';
import { lint } from '../../src/run/lint.js';
import { folderWith, leaky } from '../command.js';

const [broken] = rules;

beforeEach(() => {
  vi.spyOn(broken!, 'check').mockImplementation(() => {
    throw new Error('no way');
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

it('a rule that breaks down takes nothing from what the others find, and is named', async () => {
  const warnings: string[] = [];
  const cwd = folderWith({ 'a.py': leaky });
  const findings = await lint({ cwd, warn: message => warnings.push(message) });
  expect(findings.map(({ rule }) => rule)).toEqual(['mutable-default']);
  expect(warnings).toEqual([expect.stringContaining(`rule ${broken!.id} broke down: Error: no way`)]);
});

it('… and is a warning of the process where nobody is told', async () => {
  const heard = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  expect(await lint({ cwd: folderWith({ 'a.py': leaky }) })).toHaveLength(1);
  expect(heard).toHaveBeenCalledWith(expect.stringContaining(`leaklint: rule ${broken!.id} broke down`));
});
