import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { folderWith, leaklint, leaky, type Outcome } from '../command.js';

const check = (folder: string, ...args: readonly string[]): Outcome => leaklint(['-f', 'concise', ...args], folder);
const told = ({ stdout }: Outcome): string[] =>
  [...stdout.matchAll(/^(.+?):\d+:\d+: (\w+)\[/gm)].map(([, path, severity]) => `${path!} ${severity!}`);
const off = '{"rules": {"mutable-default": "off"}}';
const error = '{"rules": {"mutable-default": "error"}}';

/** A folder that is the root of a repository, so that no configuration above it counts. */
function project(files: Readonly<Record<string, string>>): string {
  return folderWith({ '.git/HEAD': 'ref: refs/heads/main\n', 'a.py': leaky, ...files });
}

describe('a configuration', () => {
  it.each([
    ['leaklint.json', error],
    ['leaklint.jsonc', '{\n  // all of them\n  "rules": {"mutable-default": "error",},\n}'],
    ['leaklint.toml', '[rules]\nmutable-default = "error"\n'],
    ['package.json', `{"name": "a", "leaklint": ${error}}`],
    ['pyproject.toml', '[project]\nname = "a"\n\n[tool.leaklint.rules]\nmutable-default = "error"\n'],
  ])('may stand in %s', (name, text) => {
    expect(told(check(project({ [name]: text })))).toEqual(['a.py error']);
  });

  it('is the nearest from what is linted upwards, and no other', () => {
    const folder = project({ 'leaklint.json': off, 'sub/leaklint.json': '{}', 'sub/deep/b.py': leaky });
    expect(told(check(folder))).toEqual([]);
    expect(told(check(folder, 'sub/deep'))).toEqual(['sub/deep/b.py warning']);
    expect(told(check(folder, 'sub/deep/b.py', 'a.py'))).toEqual([]);
    expect(leaklint(['-f', 'concise', '--stdin-filename', 'sub/c.py'], folder, leaky).code).toBe(1);
  });

  it('is none that lies outside of the repository, or speaks of something else', () => {
    const folder = project({
      'leaklint.json': off,
      'inner/.git/HEAD': '',
      'inner/a.py': leaky,
      'inner/package.json': '{"name": "leaklint"}',
      'inner/pyproject.toml': '[tool.black]\n',
    });
    expect(told(check(folder, 'inner'))).toEqual(['inner/a.py warning']);
  });

  it('is the one that is named, or none', () => {
    const folder = project({ 'leaklint.json': off, 'other/strict.json': error });
    expect(told(check(folder, '--config', 'other/strict.json'))).toEqual(['a.py error']);
    expect(told(check(folder, '--no-config'))).toEqual(['a.py warning']);
  });

  it('says how bad the findings of a rule are, in some files otherwise', () => {
    const overrides = [
      { files: ['billing', '*.tmp.py'], rules: { 'mutable-default': 'off' } },
      { files: ['billing/keep/**'], rules: { 'mutable-default': 'note' } },
    ];
    const rules = { 'mutable-default': { severity: 'error' } };
    const folder = project({
      'leaklint.json': JSON.stringify({ rules, overrides }),
      'b.tmp.py': leaky,
      'billing/c.py': leaky,
      'billing/keep/d.py': leaky,
    });
    expect(told(check(folder))).toEqual(['a.py error', 'billing/keep/d.py note']);
    expect(told(check(join(folder, 'billing')))).toEqual(['keep/d.py note']);
  });

  it('is overruled by what the command line selects', () => {
    const folder = project({ 'leaklint.json': off });
    expect(told(check(folder))).toEqual([]);
    expect(told(check(folder, '--select', 'mutable-default'))).toEqual(['a.py warning']);
  });

  it('makes no suppression unneeded by switching its rule off', () => {
    const suppressed = leaky.replace('\n', '  # leaklint: ignore[mutable-default]\n');
    const overrides = [{ files: ['a.py'], rules: { 'mutable-default': 'off' } }];
    expect(told(check(project({ 'a.py': suppressed, 'leaklint.json': off })))).toEqual([]);
    expect(told(check(project({ 'a.py': suppressed, 'leaklint.json': JSON.stringify({ overrides }) })))).toEqual([]);
  });

  it('leaves files out, by globs from its own folder', () => {
    const files = { 'old/b.py': leaky, 'old/new/c.py': leaky, 'gen/d.py': leaky, 'sub/gen/e.py': leaky };
    const folder = project({ ...files, 'leaklint.json': '{"exclude": ["old/new", "gen", "/a.py", "./a.py"]}' });
    expect(told(check(folder))).toEqual(['old/b.py warning']);
    expect(told(check(join(folder, 'old')))).toEqual(['b.py warning']);
    expect(told(check('/', folder))).toEqual([`${folder.slice(1)}/old/b.py warning`]);
  });

  it('sets the bound that fixes write', () => {
    const queue = 'import queue\n\nevents = queue.Queue()\n\n\ndef on_message(message):\n    events.put(message)\n';
    const rules = { 'unbounded-queue': { limit: 77 } };
    const folder = project({ 'a.py': queue, 'leaklint.json': JSON.stringify({ rules }) });
    const { stdout } = leaklint(['--fix', '--unsafe-fixes', '--diff', '--min-confidence', 'possible'], folder);
    expect(stdout).toContain('+events = queue.Queue(maxsize=77)');
  });

  it('tells what libraries do that leaklint does not know', () => {
    const memo = (name: string): string =>
      `import uuid\nfrom acme.tools import ${name}\n\n\n@${name}\ndef page(text, number):\n    return text, number\n\n\ndef on_message(message):\n    return page(message, uuid.uuid4())\n`;
    const memos = [
      { call: 'acme.tools.remember', keeps: 'unbounded' },
      { call: 'acme.tools.recall', keeps: 'bounded' },
    ];
    const containers = [{ make: 'acme.tools.Shelf', holds: 'list', limit: { name: 'most', position: 0 } }];
    const shelf = (make: string): string =>
      `from acme.tools import Shelf\n\n\ndef run(source):\n    shelf = ${make}\n    while True:\n        shelf.append(source.read())\n`;
    const files = {
      'a.py': memo('remember'),
      'b.py': memo('recall'),
      'c.py': shelf('Shelf()'),
      'd.py': shelf('Shelf(most=9)'),
    };
    const folder = project({ ...files, 'leaklint.json': JSON.stringify({ catalog: { memos, containers } }) });
    expect(told(check(folder, '--no-config'))).toEqual([]);
    expect(told(check(folder))).toEqual(['a.py warning', 'c.py error']);
    expect(leaklint(['model', 'c.py:shelf'], folder).stdout).toContain('shelf: a list');
  });
});

describe('a pair of the catalog', () => {
  it('is taken for what has to be released', () => {
    const view = (end: string): string =>
      `import { bus } from '@acme/bus';\n\nexport class View extends HTMLElement {\n  private readonly changed = (): void => this.render();\n  connectedCallback(): void {\n    bus.enlist('changed', this.changed);\n  }\n  disconnectedCallback(): void {\n    ${end}\n  }\n  render(): void {}\n}\n`;
    const catalog = { pairs: [{ acquire: 'bus.enlist', release: 'bus.delist' }] };
    const files = { 'a.py': '', 'b.ts': view('this.render();'), 'c.ts': view("bus.delist('changed', this.changed);") };
    const folder = project({ ...files, 'leaklint.json': JSON.stringify({ catalog }) });
    expect(told(check(folder, '--no-config'))).toEqual([]);
    expect(told(check(folder))).toEqual(['b.ts warning']);
  });
});

describe('a phase of the catalog', () => {
  const view = (cls: string, end: string): string =>
    `import { Screen } from '@acme/ui';\n\nexport class ${cls} extends Screen {\n  private readonly changed = (): void => this.draw();\n  onShow(): void {\n    window.addEventListener('resize', this.changed);\n  }\n  onHide(): void {\n    ${end}\n  }\n  draw(): void {}\n}\n`;
  const plugin = (end: string): string =>
    `from acme import bus, plugin\n\n\n@plugin\nclass Chart:\n    def on_load(self):\n        bus.subscribe(self.draw)\n\n    def on_unload(self):\n        ${end}\n\n    def draw(self, event):\n        print(self, event)\n`;

  it('says when a framework begins a thing, and by when what it acquires is released', () => {
    const phases = [
      { class: 'acme.ui.Screen', acquire: 'onShow', release: 'onHide' },
      { class: 'plugin', acquire: 'on_load', release: 'on_unload' },
    ];
    const files = {
      'a.py': plugin('print(self)'),
      'b.py': plugin('bus.unsubscribe(self.draw)'),
      'c.ts': view('Chart', 'this.draw();'),
      'd.ts': view('Table', "window.removeEventListener('resize', this.changed);"),
    };
    const folder = project({ ...files, 'leaklint.json': JSON.stringify({ catalog: { phases } }) });
    expect(told(check(folder, '--no-config'))).toEqual([]);
    const outcome = check(folder);
    expect(told(outcome)).toEqual(['a.py warning', 'c.ts warning']);
    expect(outcome.stdout).toContain('`on_load` starts the subscription `bus`, and `on_unload` does not end it');
    expect(outcome.stdout).toContain("`onShow` starts the listener `window 'resize'`, and `onHide` does not end it");
  });

  it('is known of classes of the project as well, and of those derived from them', () => {
    const base = 'export class Screen {\n  onShow(): void {}\n  onHide(): void {}\n}\n';
    const phases = [{ class: 'Screen', acquire: 'onShow', release: 'onHide' }];
    const folder = project({
      'a.py': '',
      'src/screen.ts': base,
      'src/chart.ts': view('Chart', 'this.draw();').replace('@acme/ui', './screen.js'),
      'leaklint.json': JSON.stringify({ catalog: { phases } }),
    });
    expect(told(check(folder))).toEqual(['src/chart.ts warning']);
  });
});

describe('extends', () => {
  it('starts from other files, of which the later count', () => {
    const files = {
      'in/leaklint.json': '{"extends": ["./base.toml", "../shared.json"]}',
      'in/base.toml': 'exclude = ["b.py"]\n[rules]\nmutable-default = "error"\n',
      'in/b.py': leaky,
      'in/c.py': leaky,
    };
    const folder = project({ ...files, 'shared.json': '{"rules": {"mutable-default": "note"}}' });
    expect(told(check(folder, 'in'))).toEqual(['in/c.py note']);
    expect(check(project(files), 'in').stderr).toContain('in/leaklint.json:1: extends.1: there is no ../shared.json');
  });

  it('finds packages below node_modules, whose globs mean this project', () => {
    const folder = project({
      'leaklint.json': '{"extends": "@acme/lint"}',
      'node_modules/@acme/lint/leaklint.json': '{"extends": "./deep/more.json", "exclude": ["old/b.py"]}',
      'node_modules/@acme/lint/deep/more.json': error,
      'old/b.py': leaky,
    });
    expect(told(check(folder))).toEqual(['a.py error']);
  });

  it('may lead to one file twice', () => {
    const folder = project({
      'leaklint.json': '{"extends": ["./b.json", "./c.json"]}',
      'b.json': '{"extends": "./d.json"}',
      'c.json': '{"extends": "./d.json"}',
      'd.json': error,
    });
    expect(told(check(folder))).toEqual(['a.py error']);
  });

  it('runs no code', () => {
    const folder = project({ 'leaklint.json': '{"extends": "./evil.js"}', 'evil.js': "throw new Error('ran');\n" });
    expect(check(folder).stderr).toContain('evil.js:1: not valid JSON');
  });
});

describe('leaklint init', () => {
  it.each([
    ['leaklint.jsonc', 'package.json', '{}'],
    ['leaklint.toml', 'pyproject.toml', ''],
  ])('writes %s beside a %s, which changes nothing', (name, manifest, text) => {
    const folder = project({ [manifest]: text });
    const { code, stdout } = leaklint(['init'], folder);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Wrote ${name}\\.[^]*id: leaklint\n[^]*uses: .*leaklint@v`));
    expect(check(folder)).toMatchObject({ code: 1, stderr: '' });
    expect(leaklint(['init'], folder)).toMatchObject({ code: 2, stderr: expect.stringContaining(name) });
  });

  it.each(['leaklint.jsonc', 'leaklint.toml'])('writes comments in %s that are true', name => {
    const folder = project({ [name === 'leaklint.toml' ? 'setup.py' : 'package.json']: '{}' });
    leaklint(['init'], folder);
    const text = readFileSync(join(folder, name), 'utf8');
    const spoken =
      name === 'leaklint.toml'
        ? text.replace(/^# (?=[a-z[])/gm, '').replace(/^#$/gm, '')
        : text.replace(/\/\/ (?=["{])/g, '');
    writeFileSync(join(folder, name), spoken);
    expect(check(folder).stderr).toBe('');
    expect(spoken).not.toBe(text);
  });
});

describe('a configuration that leaklint cannot take', () => {
  const deep = (text: string): string => text.repeat(200_000);

  it.each<[string, string, string]>([
    [
      'leaklint.json',
      '{\n  "rules": {\n    "mutable-defualt": "off"\n  }\n}',
      ':3: rules.mutable-defualt: there is no such key (did you mean "mutable-default"?)',
    ],
    [
      'leaklint.json',
      '{"rules": {"cached-method": "of"}}',
      ':1: rules.cached-method: expected "off", "note", "warning" or "error", or an object, got "of" (did you mean "off"?)',
    ],
    [
      'leaklint.json',
      '{"rules": {\n"unbounded-queue": {"limit": 0}}}',
      ':2: rules.unbounded-queue.limit: expected a whole number from 1, got 0',
    ],
    ['leaklint.json', '{"rules": {"mutable-default": {"limit": 5}}}', 'mutable-default.limit: there is no such key'],
    ['leaklint.json', '{"exclude": "x"}', ':1: exclude: expected a list, got "x"'],
    ['leaklint.json', '{"overrides": [{"rules": {}}]}', 'overrides.0.files: is missing; expected a list'],
    ['leaklint.json', '{"exclude": [""]}', 'exclude.0: expected a text that is not empty, got ""'],
    [
      'leaklint.json',
      '{"catalog": {"containers": [{"make": "a", "holds": "dict"}]}}',
      'catalog.containers.0.holds: expected "list", ',
    ],
    [
      'leaklint.json',
      '{"catalog": {"phases": [{"class": "A", "acquire": "b", "relase": "c"}]}}',
      'catalog.phases.0.relase: there is no such key (did you mean "release"?)',
    ],
    ['leaklint.json', '{"catalog": {"phase": []}}', 'catalog.phase: there is no such key (did you mean "phases"?)'],
    [
      'leaklint.json',
      '{"catalog": {"phases": [{"class": "A", "acquire": "b"}]}}',
      'catalog.phases.0.release: is missing; expected a text that is not empty',
    ],
    ['leaklint.json', '[]', ': expected an object, got a list'],
    ['leaklint.json', 'null', ': expected an object, got null'],
    ['leaklint.json', '', ':1: not valid JSON: value expected'],
    ['leaklint.json', '{\n"rules": {', ':2: not valid JSON: close brace expected'],
    ['leaklint.json', '{"rules": []}', ':1: rules: expected an object, got []'],
    [
      'leaklint.toml',
      '[rules]\nmutable-default = 1979-05-27\n',
      ':2: rules.mutable-default: expected "off", "note", "warning" or "error", or an object, got "1979-05-27"',
    ],
    ['leaklint.toml', 'rules = ["mutable-default"]', ':1: rules: expected an object, got ["mutable-default"]'],
    ['leaklint.json', '{"__proto__": {"exclude": []}}', '__proto__: there is no such key'],
    ['leaklint.json', '{"extends": "./leaklint.json"}', ':1: extends: in a circle: leaklint.json → leaklint.json'],
    ['leaklint.json', '{"extends": "base"}', ':1: extends: there is no base'],
    ['leaklint.json', deep('['), ': nested too deeply'],
    ['leaklint.toml', `x = ${deep('[')}`, ':1: not valid TOML: '],
    ['leaklint.toml', 'a = 1\na = 2\n', ':2: not valid TOML: '],
    [
      'leaklint.toml',
      '\n[rules]\nunbounded-queue = { limit = "x" }\n',
      ':3: rules.unbounded-queue.limit: expected a whole number from 1, got "x"',
    ],
    [
      'leaklint.toml',
      '[[overrides]]\nfiles = []\nrules = {}\n[[overrides]]\nfiles = []\n[overrides.rules]\nx = "off"\n',
      ':7: overrides.1.rules.x: ',
    ],
    [
      'pyproject.toml',
      '[tool.leaklint]\n\nexclud = []\n',
      ':3: exclud: there is no such key (did you mean "exclude"?)',
    ],
    ['package.json', '{"leaklint":\n{"exclud": []}}', ':2: exclud: there is no such key (did you mean "exclude"?)'],
    ['package.json', '{"leaklint": {', ':1: not valid JSON: '],
  ])('%s: %.60s', (name, text, message) => {
    const { code, stdout, stderr } = check(project({ [name]: text }));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`leaklint: error: ${name}${message.startsWith(':') ? message : ''}`);
    expect(stderr).toContain(message);
  });

  it('is one that is not there, no file, or too large', () => {
    const folder = project({ 'large.json': ' '.repeat(1 << 21), 'folder.json/x': '' });
    symlinkSync('/dev/zero', join(folder, 'endless.json'));
    const says = (file: string): string => check(folder, '--config', file).stderr;
    expect(says('nothing.json')).toContain('nothing.json: no such configuration');
    expect(says('folder.json')).toContain('folder.json: not a file');
    expect(says('endless.json')).toContain('endless.json: not a file');
    expect(says('large.json')).toContain('large.json: too large for a configuration: more than 1 MiB');
  });

  it('tells all that is wrong, in the order of the lines', () => {
    const text = '{\n"exclude": 1,\n"rules": {"x": "off"},\n"other": 2\n}';
    const { stderr } = check(project({ 'leaklint.json': text }));
    expect(stderr.match(/leaklint\.json:\d+/g)).toEqual(['leaklint.json:2', 'leaklint.json:3', 'leaklint.json:4']);
  });
});

describe('the configuration in the README', () => {
  it('is one', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const [, text = ''] = /^```jsonc\n([^]*?)^```$/m.exec(readme)!;
    const folder = project({ 'leaklint.jsonc': text, 'base.json': '{}' });
    expect(check(folder)).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('the JSON schema', () => {
  const schema = JSON.parse(
    readFileSync(new URL('../../dist/leaklint.schema.json', import.meta.url), 'utf8'),
  ) as object;
  const isValid = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

  it('takes what leaklint takes, and nothing else', () => {
    expect(
      isValid({ $schema: 'x', extends: './a.json', rules: { 'unbounded-queue': { limit: 5 } }, exclude: [] }),
    ).toBe(true);
    expect(isValid({ rules: { 'unbounded-queue': 'of' } })).toBe(false);
    expect(isValid({ rules: { 'no-such-rule': 'off' } })).toBe(false);
    expect(isValid({ overrides: [{ files: ['a'] }] })).toBe(false);
    expect(isValid({ catalog: { phases: [{ class: 'A', acquire: 'b', release: 'c' }] } })).toBe(true);
    expect(isValid({ catalog: { phases: [{ class: 'A', acquire: 'b' }] } })).toBe(false);
    expect(isValid([])).toBe(false);
  });
});
