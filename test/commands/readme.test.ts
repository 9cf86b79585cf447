import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { leaklint } from '../command.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** What needs no word of its own, or has no effect yet. */
const unnamed = ['--no-cache', '--help'];

it('the README names every option of check', () => {
  const help = leaklint(['check', '--help'], '.').stdout;
  const options = [...help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, option]) => option!);
  expect(options.length).toBeGreaterThan(unnamed.length);
  expect(options.filter(option => !readme.includes(`\`${option}`) && !unnamed.includes(option))).toEqual([]);
});
