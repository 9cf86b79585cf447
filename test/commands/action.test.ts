import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { clean, type Environment, folderWith, leaky, type Outcome, plainEnvironment } from '../command.js';
import { bySarifSchema } from '../report/validators.js';
import { workflowCommands } from '../report/workflow-commands.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Action {
  inputs: Record<string, { default: string }>;
  outputs: Record<string, object>;
  runs: { using: string; main: string };
}
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;

interface Run extends Outcome {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs what the runner would run, as it would: all inputs in the environment, files for what comes back. */
function runAction(
  workspace: string,
  inputs: Readonly<Record<string, string>> = {},
  { event = {}, node = process.execPath, more = {} }: { event?: object; node?: string; more?: Environment } = {},
): Run {
  const files = mkdtempSync(join(tmpdir(), 'leaklint-runner-'));
  const file = (name: string, content = ''): string => {
    writeFileSync(join(files, name), content);
    return join(files, name);
  };
  const given = {
    ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])),
    ...inputs,
  };
  const [output, summary] = [file('output'), file('summary')];
  const env = {
    ...plainEnvironment(),
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'owner/repository',
    GITHUB_SHA: 'c0ffee',
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event)),
    ...more,
  };
  const run = spawnSync(node, [join(root, action.runs.main)], { cwd: workspace, env, encoding: 'utf8' });
  return {
    code: run.status,
    stdout: run.stdout,
    stderr: run.stderr,
    outputs: outputsIn(readFileSync(output, 'utf8')),
    summary: readFileSync(summary, 'utf8'),
  };
}

/** As the runner reads them: `name<<mark`, the value, the mark. */
function outputsIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^(.+?)<<(.+)\n([^]*?)\n\2$/gm)].map(([, name, , value]) => [name!, value!]),
  );
}

function colourless(text: string): string {
  return text.replace(/\x1b\[[\d;]*m/g, '');
}

/** The program itself: npx starts it by a shell, and some shells drop variables with a `-` in their name. */
const { stdout: printed } = spawnSync('npx', ['--yes', '-p', 'node@24', 'node', '--print', 'process.execPath'], {
  // Elsewhere: this repository's .npmrc forbids the script by which the package gets its program.
  cwd: tmpdir(),
  encoding: 'utf8',
});
const node24 = printed.trim();
const hasNode24 = existsSync(node24);
if (!hasNode24) console.warn('Node 24 could not be had from the registry: the action is tested under this Node only');

describe.each([
  ['this Node', process.execPath, true],
  ['Node 24', node24, hasNode24],
])('the action, under %s', (_, node, isThere) => {
  it.skipIf(!isThere)('prints the report, annotates, writes the summary and SARIF, and says what it found', () => {
    const workspace = folderWith({ 'src/a.py': leaky, 'src/b.py': clean });
    const run = runAction(workspace, { 'sarif-file': 'leaklint.sarif' }, { node });
    expect(run).toMatchObject({ code: 1, stderr: '' });
    expect(colourless(run.stdout)).toMatch(/^warning\[mutable-default\]: [^]*\n1 finding \(1 warning\)/);
    expect(workflowCommands(run.stdout)).toMatchObject([
      { name: 'warning', properties: { file: 'src/a.py', line: '1' } },
    ]);
    expect(run.summary).toContain('[`src/a.py:1`](<https://github.com/owner/repository/blob/c0ffee/src/a.py#L1>)');
    expect(bySarifSchema()(JSON.parse(readFileSync(join(workspace, 'leaklint.sarif'), 'utf8')))).toBe('');
    expect(run.outputs).toEqual({
      findings: '1',
      errors: '0',
      warnings: '1',
      'sarif-file': 'leaklint.sarif',
      'exit-code': '1',
    });
  });
});

describe('action.yml', () => {
  it('names the outputs that there are, and a bundle that is committed', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/action.js' });
    expect(Object.keys(runAction(folderWith({ 'a.py': clean })).outputs).sort()).toEqual(
      Object.keys(action.outputs).sort(),
    );
  });

  it('has no input without effect', () => {
    const read = readFileSync(join(root, 'src/action/inputs.ts'), 'utf8');
    expect(Object.keys(action.inputs).filter(name => !read.includes(`input('${name}')`))).toEqual([]);
  });
});

describe('the workflows of this repository and its documents', () => {
  interface Step {
    uses?: string;
    with?: Record<string, unknown>;
  }
  interface Workflow {
    jobs: Record<string, { steps: Step[] }>;
  }
  const textOf = (name: string): string => readFileSync(join(root, name), 'utf8');
  const [example = ''] = /(?<=```yaml\n)name: [^]*?(?=```)/.exec(textOf('docs/github-action.md')) ?? [];

  it.each([
    ['.github/workflows/test.yml', textOf('.github/workflows/test.yml')],
    ['docs/github-action.md', example],
  ])('%s uses the action by inputs that it has', (_, text) => {
    const steps = Object.values((parse(text) as Workflow).jobs).flatMap(job => job.steps);
    const own = steps.filter(({ uses }) => uses === './' || uses?.startsWith('OWNER/leaklint@'));
    expect(own).toHaveLength(1);
    expect(Object.keys(own[0]!.with ?? {}).filter(name => !(name in action.inputs))).toEqual([]);
  });

  it('tell of every input, and of none that there is not', () => {
    const [, inputs = ''] = /^## Inputs$([^]*?)^## /m.exec(textOf('docs/github-action.md')) ?? [];
    const documented = [...inputs.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
    expect(documented.sort()).toEqual(Object.keys(action.inputs).sort());
  });
});

describe('the inputs of the action', () => {
  const workspace = folderWith({ 'a.py': leaky, 'sub dir/b.py': leaky, 'sub dir/known.json': '' });

  it('paths, args and min-confidence say what is reported', () => {
    expect(runAction(workspace, { paths: "'sub dir'" }).outputs).toMatchObject({ findings: '1' });
    expect(runAction(workspace, { paths: 'a.py\n"sub dir/b.py"' }).outputs).toMatchObject({ findings: '2' });
    expect(runAction(workspace, { args: '--exclude "sub dir" --min-severity=warning' }).outputs).toMatchObject({
      findings: '1',
    });
    expect(runAction(workspace, { args: '--ignore mutable-default' })).toMatchObject({
      code: 0,
      outputs: { findings: '0' },
    });
    expect(runAction(workspace, { 'min-confidence': 'sure' })).toMatchObject({
      code: 2,
      outputs: { 'exit-code': '2' },
    });
  });

  it('fail-on says what makes the step fail', () => {
    expect(runAction(workspace, { 'fail-on': 'error' })).toMatchObject({
      code: 0,
      outputs: { findings: '2', 'exit-code': '0' },
    });
    expect(runAction(workspace, { 'fail-on': 'never' }).code).toBe(0);
    expect(runAction(workspace, { 'fail-on': 'warning' }).code).toBe(1);
  });

  it('working-directory is where paths start, and annotations still name files from the root', () => {
    execFileSync('git', ['init', '-q'], { cwd: workspace });
    const run = runAction(workspace, { 'working-directory': 'sub dir', 'sarif-file': 'out.sarif' });
    expect(workflowCommands(run.stdout)).toMatchObject([{ properties: { file: 'sub dir/b.py' } }]);
    expect(readFileSync(join(workspace, 'out.sarif'), 'utf8')).toContain('"uri": "sub%20dir/b.py"');
  });

  it('annotations and summary can be switched off', () => {
    const run = runAction(workspace, { annotations: 'false', summary: 'false' });
    expect(workflowCommands(run.stdout)).toEqual([]);
    expect(run.summary).toBe('');
    expect(colourless(run.stdout)).toContain('2 findings (2 warnings)');
  });

  it('baseline leaves out what is known', () => {
    const project = folderWith({ 'a.py': leaky });
    expect(runAction(project, { baseline: 'known.json', args: '--update-baseline' }).code).toBe(0);
    expect(runAction(project, { baseline: 'known.json' })).toMatchObject({ code: 0, outputs: { findings: '0' } });
  });

  it.each([
    [{ annotations: 'perhaps' }, 'input annotations is one of true, false, not perhaps'],
    [{ paths: 'nowhere' }, 'no such file or folder: nowhere'],
    [
      { args: '--exclude "a b.py' },
      'input args: a quote or a backslash is not followed by what ends it: --exclude "a b.py',
    ],
    [{ args: '--selct x' }, "unknown option '--selct'"],
    [{ 'only-changed': 'maybe' }, 'input only-changed is one of lines, files, true, false, not maybe'],
    [{ 'fail-on': 'nevr' }, 'input fail-on is one of note, warning, error, never, not nevr'],
    [{ 'working-directory': 'nowhere' }, 'input working-directory: nowhere: no such file or folder'],
  ])('%j is an error that stands beside the step', (inputs, message) => {
    const run = runAction(workspace, inputs);
    expect(run).toMatchObject({ code: 2, outputs: { 'exit-code': '2', findings: '0' } });
    expect(workflowCommands(run.stdout)).toMatchObject([{ name: 'error', data: expect.stringContaining(message) }]);
  });

  it('cannot be made to command the runner', () => {
    const run = runAction(workspace, { paths: "'x\n::add-mask::y'", 'sarif-file': 'a\nfindings<<x\n99\nx' });
    expect(workflowCommands(run.stdout).map(({ name }) => name)).toEqual(['error']);
    expect(run.outputs).toMatchObject({ findings: '0' });
  });
});

describe('only-changed', () => {
  const git = (folder: string, ...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();

  /** A repository whose second commit adds to one file and leaves the other alone. */
  function repository(): { folder: string; base: string } {
    const folder = folderWith({ 'old.py': leaky, 'touched.py': leaky });
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'one');
    const base = git(folder, 'rev-parse', 'HEAD');
    writeFileSync(join(folder, 'touched.py'), `${leaky}\n\n${leaky.replace('collect', 'gather')}`);
    git(folder, 'commit', '-qam', 'two');
    return { folder, base };
  }

  it.each([
    ['a pull request', (base: string) => ({ pull_request: { base: { sha: base } } })],
    ['a merge queue', (base: string) => ({ merge_group: { base_sha: base } })],
    ['a push', (base: string) => ({ before: base })],
  ])('reports what touches the lines or files of %s', (_, eventOf) => {
    const { folder, base } = repository();
    const found = (wanted: string): string[] => {
      const run = runAction(folder, { 'only-changed': wanted, args: '-f concise' }, { event: eventOf(base) });
      return [...run.stdout.matchAll(/^\w+\.py:\d+/gm)].map(([place]) => place);
    };
    expect(found('lines')).toEqual(['touched.py:6']);
    expect(found('true')).toEqual(['touched.py:6']);
    expect(found('files')).toEqual(['touched.py:1', 'touched.py:6']);
    expect(found('false')).toEqual(['old.py:1', 'touched.py:1', 'touched.py:6']);
  });

  it('reports everything where the event has no changes, and says so', () => {
    const { folder } = repository();
    for (const event of [{}, { before: '0'.repeat(40) }, { pull_request: { base: { sha: '--upload-pack=evil' } } }]) {
      const run = runAction(folder, { 'only-changed': 'lines' }, { event });
      expect(run.outputs).toMatchObject({ findings: '3' });
      expect(run.stderr).toContain('only-changed: this event has no changes; all findings are reported');
    }
  });

  it('says what to fetch where the history is not there', () => {
    const { folder, base } = repository();
    const shallow = folderWith({});
    git(shallow, 'clone', '-q', '--depth', '1', `file://${folder}`, '.');
    const run = runAction(shallow, { 'only-changed': 'lines' }, { event: { pull_request: { base: { sha: base } } } });
    expect(run.code).toBe(2);
    expect(workflowCommands(run.stdout)).toMatchObject([{ name: 'error', data: expect.stringMatching(/fetch/) }]);
  });
});
