import { describe, expect, it } from 'vitest';
import { Linked } from './linked.js';

const REMOVED = 'entries are removed from it, or its size is checked';

/** `jobs`, filled for every request; the rest of the program is said by each test. */
const filling = `
jobs = {}
@app.post("/jobs")
def create(request):
    jobs[request.id] = request
`;

describe('what one file fills', () => {
  it('grows for ever when nobody empties it', async () => {
    expect((await Linked.of({ 'jobs.py': filling })).verdict('jobs')).toBe('told');
  });

  it.each([
    ['by its name', 'from jobs import jobs\ndef done(id):\n    del jobs[id]'],
    ['through its module', 'import jobs\ndef done(id):\n    jobs.jobs.pop(id)'],
    ['by a star import', 'from jobs import *\ndef done(id):\n    jobs.pop(id, None)'],
    ['under another name', 'from jobs import jobs as open_jobs\ndef done(id):\n    open_jobs.pop(id)'],
    ['through an alias', 'import jobs\ndef done(id):\n    mine = jobs.jobs\n    del mine[id]'],
    ['through a bound method', 'from jobs import jobs\nforget = jobs.pop\ndef done(id):\n    forget(id)'],
    [
      'through a field',
      'from jobs import jobs\nclass A:\n    def __init__(self):\n        self._jobs = jobs\n    def done(self, id):\n        self._jobs.pop(id)',
    ],
    ['by a helper', 'from jobs import jobs\nfrom sweep import sweep\ndef tick():\n    sweep(jobs)'],
    ['by a helper of a helper', 'from jobs import jobs\nfrom sweep import deep\ndef tick():\n    deep(jobs)'],
    ['by a keyword argument', 'from jobs import jobs\nfrom sweep import sweep\ndef tick():\n    sweep(table=jobs)'],
    ['as a callback', 'from jobs import jobs\ndef watch(task):\n    task.add_done_callback(jobs.pop)'],
    [
      'by an unbound method',
      'from jobs import jobs\nfrom sweep import Sweeper\ndef tick(sweeper: Sweeper):\n    sweeper.sweep(jobs)',
    ],
  ])('may be emptied in another, %s', async (_, emptying) => {
    const program = await Linked.of({
      'jobs.py': filling,
      'sweep.py': `
        def sweep(table):
            for id in list(table):
                del table[id]
        def deep(table):
            sweep(table)
        class Sweeper:
            def sweep(self, table):
                table.clear()
        `,
      'main.py': emptying,
    });
    expect(program.verdict('jobs')).toBe(REMOVED);
  });

  it.each([
    ['empties a namesake', 'jobs = {}\ndef done(id):\n    jobs.pop(id)'],
    ['empties a local of that name', 'from jobs import jobs\ndef done(id):\n    jobs = {}\n    jobs.pop(id, None)'],
    ['reads it', 'from jobs import jobs\ndef find(id):\n    return jobs.get(id)'],
    ['counts it', 'from jobs import jobs\ndef count():\n    return len(jobs)'],
    ['empties a copy', 'from jobs import jobs\ndef done(id):\n    mine = dict(jobs)\n    mine.pop(id)'],
    [
      'hands it to a helper that reads',
      'from jobs import jobs\ndef show(table):\n    print(len(table))\ndef tick():\n    show(jobs)',
    ],
  ])('grows for ever when another %s', async (_, reading) => {
    const program = await Linked.of({ 'jobs.py': filling, 'main.py': reading });
    const [own] = program.verdicts('jobs');
    expect(own).toBe('told');
  });
});

describe('a helper', () => {
  it('fills what it is given, under the keys it is given', async () => {
    const program = await Linked.of({
      'put.ts': 'export function put(table: Map<string, number>, key: string) { table.set(key, 1); }',
      'main.ts': `
        import { put } from './put.js';
        const seen = new Map<string, number>();
        const modes = new Map<string, number>();
        app.get('/', request => {
          put(seen, request.sessionId);
          put(modes, 'fast');
        });`,
    });
    expect(program.operations('seen')).toEqual(['grow main.ts']);
    expect(program.verdict('seen')).toBe('told');
    expect(program.verdict('modes')).toBe('its keys are a few: constant');
  });

  it('that puts what it is given where other files find it says nothing of the keys that they use', async () => {
    const program = await Linked.of({
      'current.ts': 'export let page;\nexport function enter(given) {\n  page = given;\n}',
      'notes.ts': `
        import { page } from './current.js';
        export function note(first, second, third, author, text) {
          page.set(author, text);
        }
      `,
      'main.ts': `
        import { enter } from './current.js';
        const notes = new Map();
        app.get('/notes', () => enter(notes));
      `,
    });
    expect(program.operations('notes')).toEqual(['grow main.ts']);
  });

  it('that returns a collection gives everybody the same one', async () => {
    const program = await Linked.of({
      'store.py': '_rows = {}\ndef rows():\n    return _rows',
      'fill.py': 'from store import rows\n@app.get("/")\ndef page(request):\n    rows()[request.id] = 1',
      'drop.py': 'from store import rows\ndef leave(id):\n    rows().pop(id)',
    });
    expect(program.operations('_rows').filter(each => !each.startsWith('escape'))).toEqual([
      'grow fill.py',
      'shrink drop.py',
    ]);
    expect(program.verdict('_rows')).toBe(REMOVED);
  });

  it('that is handed a collection decides nothing about those it is not handed', async () => {
    const program = await Linked.of({
      'main.py': `
        kept = {}
        swept = {}
        def sweep(table):
            table.clear()
        @app.get("/")
        def page(request):
            kept[request.id] = 1
            swept[request.id] = 1
            sweep(swept)
        `,
    });
    expect(program.verdict('kept')).toBe('told');
    expect(program.verdict('swept')).toBe(REMOVED);
  });
});

describe('an alias', () => {
  it('grows what it stands for', async () => {
    const program = await Linked.of({
      'main.ts': `
        const sockets = new Set<Socket>();
        const { add } = { add: 1 };
        server.on('connection', socket => {
          const all = sockets;
          all.add(socket);
        });`,
    });
    expect(program.verdict('sockets')).toBe('told');
  });

  it('stands for nothing else once it is given another value', async () => {
    const program = await Linked.of({
      'main.py': `
        jobs = {}
        @app.get("/")
        def page(request):
            table = jobs
            table[request.id] = 1
            table = {}
            table.pop(1, None)
        `,
    });
    expect(program.verdict('jobs')).toBe('told');
  });

  it('as a bound method grows too', async () => {
    const program = await Linked.of({
      'main.py': `
        seen = set()
        @app.get("/")
        def page(request):
            add = seen.add
            add(request.id)
        `,
    });
    expect(program.verdict('seen')).toBe('told');
  });
});

describe('what decorators fill on import', () => {
  it('is silent, in whatever file they are used', async () => {
    const program = await Linked.of({
      'table.py': `
        pages = {}
        hooks = []
        def page(path):
            def keep(f):
                pages[path] = f
                return f
            return keep
        def before(f):
            hooks.append(f)
            return f
        `,
      'main.py': 'from table import before, page\n@page("/")\ndef home(): pass\n@before\ndef check(): pass',
    });
    expect(program.verdict('pages')).toContain('its keys are a few');
    expect(program.verdict('hooks')).toContain('it grows at start-up only');
  });

  it('is not, where a handler uses them', async () => {
    const program = await Linked.of({
      'main.py': `
        hooks = []
        def before(f):
            hooks.append(f)
            return f
        @app.get("/")
        def page(request):
            @before
            def check():
                return request.user
            return check()
        `,
    });
    expect(program.runs('before')).toBe('repeated');
    expect(program.verdict('hooks')).toBe('told');
  });
});

describe('a collection in a pair', () => {
  it('is let go where its place gets a new one', async () => {
    const program = await Linked.of({
      'pairs.ts': `
        const pairs: Record<string, [number, string[]]> = {};
        export function open(id: string) { pairs[id] = [1, []]; }
        export function add(id: string, text: string) { pairs[id]![1].push(text); }
        export function clear(id: string) { pairs[id]![1] = []; }`,
    });
    expect(program.operations('pairs[*][*]')).toEqual(['grow pairs.ts', 'replace pairs.ts']);
  });
});

describe('a collection that a framework watches', () => {
  it.each([
    ['ref', 'const rows = ref([]); export const add = row => rows.value.push(row);', 'rows.value'],
    ['reactive', 'const rows = reactive(new Map()); export const add = row => rows.set(row.id, row);', 'rows'],
    ['$state', 'const rows = $state([]); export const add = row => rows.push(row);', 'rows'],
  ])('by `%s` is what it was given', async (name, text, slot) => {
    const imports = name === '$state' ? '' : `import { ${name} } from 'vue';\n`;
    expect((await Linked.of({ 'rows.js': imports + text })).operations(slot)).toEqual(['grow rows.js']);
  });
});

describe('an exported collection', () => {
  it('is the same in every file', async () => {
    const program = await Linked.of({
      'state.js': 'const rows = [];\nmodule.exports = { rows };\n',
      'main.js': "const { rows } = require('./state');\napp.get('/', request => rows.push(request.id));\n",
    });
    expect(program.operations('rows')).toContain('grow main.js');
  });

  // What `module.exports.rows` holds has no binding in its file, and so no entity for importers to share.
  it.fails('is so too when it has no name of its own', async () => {
    const program = await Linked.of({
      'state.js': 'exports.rows = [];\n',
      'main.js': "const state = require('./state');\napp.get('/', request => state.rows.push(request.id));\n",
    });
    expect(program.operations('exports.rows')).toContain('grow main.js');
  });
});

describe('what is emptied only where its owner ends', () => {
  const calls = (end: string): string => `
from flask import Flask
app = Flask(__name__)
class Clock:
    def __init__(self):
        self.calls = []
    def looping(self, f):
        self.calls.append(f)
    def ${end}(self):
        self.calls.clear()
clock = Clock()
@app.post("/calls")
def on_call(request):
    clock.looping(request.f)
@app.delete("/calls")
def on_end(request):
    clock.${end}()
`;

  it.each(['close', '__exit__', 'on_shutdown', 'cancel_all_looping_calls', 'reset_for_tests'])(
    'grows until then: %s',
    async end => {
      const program = await Linked.of({ 'clock.py': calls(end) });
      expect(program.verdict('self.calls')).toBe('possible');
    },
  );

  it.each(['cleanup', 'reset', 'flush'])('does not, where that may be called at any time: %s', async end => {
    const program = await Linked.of({ 'clock.py': calls(end) });
    expect(program.verdict('self.calls')).toBe(REMOVED);
  });
});
