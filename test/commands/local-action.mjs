/**
 * Runs the action's source in GitHub's own stand-in for a runner, on a folder with one leak: `node test/commands/local-action.mjs`.
 * By hand: @github/local-action is 330 MB with what it needs. The tests run the bundle with a runner's environment.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'leaklint-local-action-'));
const at = name => join(folder, name);
const environment = {
  INPUT_PATHS: '.',
  'INPUT_SARIF-FILE': 'leaklint.sarif',
  GITHUB_WORKSPACE: folder,
  GITHUB_OUTPUT: at('output'),
  GITHUB_STEP_SUMMARY: at('summary.md'),
};
writeFileSync(at('leaky.py'), 'def collect(item, seen=[]):\n    seen.append(item)\n    return seen\n');
writeFileSync(at('output'), '');
writeFileSync(at('summary.md'), '');
writeFileSync(
  at('.env'),
  Object.entries(environment)
    .map(([name, value]) => `${name}=${value}\n`)
    .join(''),
);
// Here: it looks for its own packages in the current folder, and this repository's .npmrc forbids their scripts.
const tell = (program, ...args) =>
  spawnSync(program, args, { cwd: folder, env: { ...process.env, npm_config_yes: 'true' }, stdio: 'inherit' });
writeFileSync(at('package.json'), '{}');
tell('npm', 'install', '--silent', '@github/local-action');
tell('npx', 'local-action', dirname(dirname(import.meta.dirname)), 'src/action/run.ts', at('.env'));
const results = ['output', 'summary.md', 'leaklint.sarif'].map(name => readFileSync(at(name), 'utf8'));
const isRight = /^exit-code<<(.*)\n1\n\1$/m.test(results[0]) && results.every(text => text.includes('1'));
console.log(isRight ? 'the action did what it should' : `something is missing in ${folder}`);
process.exitCode = isRight ? 0 : 1;
