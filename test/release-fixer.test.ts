import { beforeAll, describe, expect, it } from 'vitest';
import type { FixIntent } from '../src/languages/fix-intent.js';
import { typescript } from '../src/languages/typescript/index.js';
import { fixed, Text } from './fixing.js';

beforeAll(() => typescript.prepare());

type By = Extract<FixIntent, { do: 'release' }>['by'];

const clear: By = { how: 'handed', name: 'clearInterval' };
const cancel: By = { how: 'handed', name: 'cancelAnimationFrame' };
const remove: By = { how: 'undone', name: 'removeEventListener' };
const disconnect: By = { how: 'called', name: 'disconnect' };

/** The class after the fix, where `acquired` is released in its `stop`. */
function inStop(source: string, acquired: string, by: By): string {
  const text = new Text('a.ts', source);
  const start = source.search(/\bstop\b/);
  const at = { path: text.path, span: [start, start + 'stop'.length] } as const;
  const end = { is: 'method', name: 'stop', at } as const;
  return fixed(typescript.fixer, text, { do: 'release', acquired: text.at(acquired), end, by });
}

/** The function after the fix, where `acquired` is released by the cleanup of `useEffect`. */
function inEffect(source: string, acquired: string, by: By): string {
  const text = new Text('a.ts', source);
  const end = { is: 'effect', name: 'useEffect' } as const;
  return fixed(typescript.fixer, text, { do: 'release', acquired: text.at(acquired), end, by });
}

describe('a timer in a field is cleared in the teardown', () => {
  const timer = 'setInterval(f, 9)';
  const begin = `run() { this.t = ${timer}; }`;

  it.each([
    ['stop() {\n    this.a();\n  }', 'stop() {\n    this.a();\n    clearInterval(this.t);\n  }'],
    ['stop() {\n    this.a(); // why\n  }', 'stop() {\n    this.a(); // why\n    clearInterval(this.t);\n  }'],
    [
      'stop() {\n    if (a) {\n      b();\n    }\n  }',
      'stop() {\n    if (a) {\n      b();\n    }\n    clearInterval(this.t);\n  }',
    ],
    ['stop() { this.a(); }', 'stop() { this.a(); clearInterval(this.t); }'],
    ['stop() { this.a() }', 'stop() { this.a(); clearInterval(this.t) }'],
    ['stop() {}', 'stop() {\n    clearInterval(this.t);\n  }'],
    ['stop() {\n  }', 'stop() {\n    clearInterval(this.t);\n  }'],
    ['stop() {\n    // later\n  }', 'stop() {\n    clearInterval(this.t);\n    // later\n  }'],
    [
      'stop() {\n    xs.map(x => { return x; });\n  }',
      'stop() {\n    xs.map(x => { return x; });\n    clearInterval(this.t);\n  }',
    ],
  ])('%j', (stop, result) => {
    expect(inStop(`class A {\n  ${begin}\n  ${stop}\n}\n`, timer, clear)).toBe(
      `class A {\n  ${begin}\n  ${result}\n}\n`,
    );
  });

  it('in the line ends and the indentation of the file', () => {
    const source = `class A {\r\n\trun() {\r\n\t\tthis.t = ${timer}\r\n\t}\r\n\tstop() {\r\n\t\tf()\r\n\t}\r\n}\r\n`;
    expect(inStop(source, timer, clear)).toBe(source.replace('f()\r\n', 'f()\r\n\t\tclearInterval(this.t)\r\n'));
  });

  it.each([
    [`t = ${timer}; stop() { f(); }`, 'clearInterval(this.t);'],
    [`#t; run() { this.#t = ${timer}; } stop() { f(); }`, 'clearInterval(this.#t);'],
    [`run() { this.t = window.${timer} as number; } stop() { f(); }`, 'window.clearInterval(this.t);'],
    [`t?: number; ${begin} stop() { f(); }`, 'clearInterval(this.t);'],
    [`t: number | null = null; ${begin} stop() { f(); }`, 'if (this.t) clearInterval(this.t);'],
  ])('in the form that fits %j', (members, statement) => {
    const acquired = members.includes('window.') ? `window.${timer}` : timer;
    const result = inStop(`class A { ${members} }\n`, acquired, clear);
    expect(result).toBe(`class A { ${members.replace('f(); }', `f(); ${statement} }`)} }\n`);
  });

  it('with a look whether there is a frame, where there may be none', () => {
    const source = 'class A { t?: number; run() { this.t = requestAnimationFrame(f); } stop() { f(); } }\n';
    expect(inStop(source, 'requestAnimationFrame(f)', cancel)).toContain('if (this.t) cancelAnimationFrame(this.t);');
  });

  it.each([
    [`${begin} stop() { if (a) return; f(); }`, 'its end may be left before the last statement'],
    [`${begin} async stop() { await f(); }`, 'its end may be left before the last statement'],
    [`${begin} stop = () => f();`, 'the end of its owner is no method with statements'],
    [`run() { ${timer}; } stop() { f(); }`, 'its handle is not kept in a field of its own'],
    [`run() { this.ts[0] = ${timer}; } stop() { f(); }`, 'its handle is not kept in a field of its own'],
    [`run() { this.t ??= ${timer}; } stop() { f(); }`, 'its handle is not kept in a field of its own'],
    [`static t = ${timer}; stop() { f(); }`, 'its handle is not kept in a field of its own'],
    [
      `run() { if (!this.t) this.t = ${timer}; } stop() { f(); }`,
      '`this.t` is read elsewhere, and would have to be reset',
    ],
    [
      `run() { this.t = timers.${timer}; } stop() { f(); }`,
      'what `timers` begins is ended by a function that may not be in sight',
    ],
    [`run() { function g() { this.t = ${timer}; } } stop() { f(); }`, 'its owner ends in another class'],
  ])('not in %j', (members, reason) => {
    const acquired = members.includes('timers.') ? `timers.${timer}` : timer;
    expect(inStop(`class A { ${members} }\n`, acquired, clear)).toBe(`declined: ${reason}`);
  });

  it('not in another class', () => {
    const source = `class A { stop() { f(); } }\nclass B { ${begin} }\n`;
    expect(inStop(source, timer, clear)).toBe('declined: its owner ends in another class');
  });
});

describe('a listener is removed in the teardown', () => {
  it.each([
    ["window.addEventListener('x', this.on)", "window.removeEventListener('x', this.on);"],
    ["document.body.addEventListener('x', this.on, true)", "document.body.removeEventListener('x', this.on, true);"],
    [
      "window.addEventListener('x', this.on, { capture: true })",
      "window.removeEventListener('x', this.on, { capture: true });",
    ],
    ["addEventListener('x', handle)", "removeEventListener('x', handle);"],
  ])('%j', (acquired, statement) => {
    const source = `function handle() {}\nclass A {\n  on() {}\n  run() { ${acquired}; }\n  stop() { f(); }\n}\n`;
    expect(inStop(source, acquired, remove)).toBe(source.replace('f(); }', `f(); ${statement} }`));
  });

  it('with what the constructor binds', () => {
    const source =
      "class A { constructor() { this.on = this.on.bind(this); window.addEventListener('x', this.on); } on() {} stop() { f(); } }\n";
    expect(inStop(source, "window.addEventListener('x', this.on)", remove)).toContain('window.removeEventListener');
  });

  it.each([
    "window.addEventListener('x', () => f())",
    "window.addEventListener('x', this.on.bind(this))",
    "window.addEventListener('x', this.fresh)",
    "window.addEventListener('x', this.other)",
    "window.addEventListener('x', this.inherited)",
    "window.addEventListener('x', local)",
    'window.addEventListener(topic, this.on)',
    "window.addEventListener('x', this.on, options)",
    "this.target.addEventListener('x', this.on)",
    "target().addEventListener('x', this.on)",
    "window?.addEventListener('x', this.on)",
  ])('not %j', acquired => {
    const members = `on() {}\n  get fresh() { return () => f(); }\n  other = f;\n  set() { this.other = g; }`;
    const source = `class A {\n  ${members}\n  run() { const local = () => f(); ${acquired}; }\n  stop() { f(); }\n}\n`;
    expect(inStop(source, acquired, remove)).toMatch(/^declined/);
  });
});

describe('an observer is disconnected in the teardown', () => {
  const made = 'new ResizeObserver(f)';

  it.each([
    [`o = ${made};`, 'this.o.disconnect();'],
    [`constructor() { this.o = ${made}; }`, 'this.o.disconnect();'],
    [`o: ResizeObserver | undefined; run() { this.o = ${made}; this.o.observe(e); }`, 'this.o?.disconnect();'],
    [`o!: ResizeObserver; run() { this.o = ${made}; }`, 'this.o?.disconnect();'],
  ])('%j', (members, statement) => {
    expect(inStop(`class A { ${members} stop() { f(); } }\n`, made, disconnect)).toBe(
      `class A { ${members} stop() { f(); ${statement} } }\n`,
    );
  });
});

describe('an effect returns its cleanup', () => {
  it.each([
    ["window.addEventListener('x', on);", "window.removeEventListener('x', on);"],
    ["ref.addEventListener('x', on);", "ref.removeEventListener('x', on);"],
  ])('%j', (statement, inverse) => {
    const source = `function use() {\n  const ref = find();\n  const on = () => f();\n  useEffect(() => {\n    ${statement}\n  });\n}\n`;
    const result = source.replace(`${statement}\n`, `${statement}\n    return () => {\n      ${inverse}\n    };\n`);
    expect(inEffect(source, statement.slice(0, -1), remove)).toBe(result);
  });

  it('that clears an interval', () => {
    const source = 'React.useEffect(() => {\n  const t = setInterval(f, 9)\n  f()\n}, [])\n';
    expect(inEffect(source, 'setInterval(f, 9)', clear)).toBe(
      source.replace('  f()\n', '  f()\n  return () => {\n    clearInterval(t)\n  }\n'),
    );
  });

  it.each([
    'useEffect(() => { setInterval(f, 9); });\n',
    'useEffect(() => { let t = setInterval(f, 9); t = 0; });\n',
    'useEffect(() => { if (a) { const t = setInterval(f, 9); } });\n',
    'useEffect(() => { const t = setInterval(f, 9); return () => f(); });\n',
    'useEffect(async () => { const t = setInterval(f, 9); });\n',
    'useEffect(() => { run(() => { const t = setInterval(f, 9); }); });\n',
    'useOther(() => { const t = setInterval(f, 9); });\n',
  ])('not in %j', source => {
    expect(inEffect(source, 'setInterval(f, 9)', clear)).toMatch(/^declined/);
  });

  it('only once', () => {
    const source = 'useEffect(() => {\n  const t = setInterval(f, 9);\n  const s = setInterval(f, 9);\n});\n';
    expect(inEffect(source, 'setInterval(f, 9)', clear)).toContain('clearInterval(s)');
  });
});
