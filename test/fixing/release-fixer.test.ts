import { beforeAll, describe, expect, it } from 'vitest';
import type { FixIntent } from '../../src/languages/fix-intent.js';
import { overlap } from '../../src/fix/edits.js';
import { typescript } from '../../src/languages/typescript/index.js';
import { fixed, Text } from './fixing.js';

beforeAll(() => typescript.prepare());

type By = Extract<FixIntent, { do: 'release' }>['by'];

const clear: By = { how: 'handed', name: 'clearInterval', others: [] };
const cancel: By = { how: 'handed', name: 'cancelAnimationFrame', others: [] };
const remove: By = { how: 'undone', name: 'removeEventListener', others: [] };
const disconnect: By = { how: 'called', name: 'disconnect', others: [] };

/** The class after the fix, where `acquired` is released in its `close`. */
function inStop(source: string, acquired: string, by: By): string {
  const text = new Text('a.ts', source);
  const start = source.search(/\bclose\b/);
  const at = { path: text.path, span: [start, start + 'close'.length] } as const;
  const end = { is: 'method', name: 'close', at } as const;
  return fixed(typescript.fixer, text, { do: 'release', acquired: text.at(acquired), end, by, isSure: true });
}

/** The function after the fix, where `acquired` is released by the cleanup of `useEffect`. */
function inEffect(source: string, acquired: string, by: By): string {
  const text = new Text('a.ts', source);
  const end = { is: 'effect', name: 'useEffect' } as const;
  return fixed(typescript.fixer, text, { do: 'release', acquired: text.at(acquired), end, by, isSure: true });
}

describe('a timer in a field is cleared in the teardown', () => {
  const timer = 'setInterval(f, 9)';
  const begin = `run() { this.t = ${timer}; }`;

  it.each([
    ['close() {\n    this.a();\n  }', 'close() {\n    this.a();\n    clearInterval(this.t);\n  }'],
    ['close() {\n    this.a(); // why\n  }', 'close() {\n    this.a(); // why\n    clearInterval(this.t);\n  }'],
    [
      'close() {\n    if (a) {\n      b();\n    }\n  }',
      'close() {\n    if (a) {\n      b();\n    }\n    clearInterval(this.t);\n  }',
    ],
    ['close() { this.a(); }', 'close() { this.a(); clearInterval(this.t); }'],
    [
      'async close() {\n    // first\n    await f();\n  }',
      'async close() {\n    clearInterval(this.t);\n    // first\n    await f();\n  }',
    ],
    [
      'close() {\n    if (a) return;\n    f();\n  }',
      'close() {\n    clearInterval(this.t);\n    if (a) return;\n    f();\n  }',
    ],
    [
      'close() {\n    if (this.isDisposed) {\n      return;\n    }\n    f();\n  }',
      'close() {\n    if (this.isDisposed) {\n      return;\n    }\n    clearInterval(this.t);\n    f();\n  }',
    ],
    [
      'close() {\n    if (!this.isClosed) return;\n    f();\n  }',
      'close() {\n    clearInterval(this.t);\n    if (!this.isClosed) return;\n    f();\n  }',
    ],
    ['async close() { await f(); }', 'async close() { clearInterval(this.t); await f(); }'],
    ['close() { this.a() }', 'close() { this.a(); clearInterval(this.t) }'],
    ['close() {}', 'close() {\n    clearInterval(this.t);\n  }'],
    ['close() {\n  }', 'close() {\n    clearInterval(this.t);\n  }'],
    ['close() {\n    // later\n  }', 'close() {\n    clearInterval(this.t);\n    // later\n  }'],
    [
      'close() {\n    xs.map(x => { return x; });\n  }',
      'close() {\n    xs.map(x => { return x; });\n    clearInterval(this.t);\n  }',
    ],
  ])('%j', (close, result) => {
    expect(inStop(`class A {\n  ${begin}\n  ${close}\n}\n`, timer, clear)).toBe(
      `class A {\n  ${begin}\n  ${result}\n}\n`,
    );
  });

  it('in the line ends and the indentation of the file', () => {
    const source = `class A {\r\n\trun() {\r\n\t\tthis.t = ${timer}\r\n\t}\r\n\tclose() {\r\n\t\tf()\r\n\t}\r\n}\r\n`;
    expect(inStop(source, timer, clear)).toBe(source.replace('f()\r\n', 'f()\r\n\t\tclearInterval(this.t)\r\n'));
  });

  it.each([
    [`t = ${timer}; close() { f(); }`, 'clearInterval(this.t);'],
    [`#t; run() { this.#t = ${timer}; } close() { f(); }`, 'clearInterval(this.#t);'],
    [`run() { this.t = window.${timer} as number; } close() { f(); }`, 'window.clearInterval(this.t);'],
    [`t?: number; ${begin} close() { f(); }`, 'clearInterval(this.t);'],
    [`t: number | null = null; ${begin} close() { f(); }`, 'if (this.t) clearInterval(this.t);'],
    [`t: ReturnType<() => number> | null = null; ${begin} close() { f(); }`, 'if (this.t) clearInterval(this.t);'],
  ])('in the form that fits %j', (members, statement) => {
    const acquired = members.includes('window.') ? `window.${timer}` : timer;
    const result = inStop(`class A { ${members} }\n`, acquired, clear);
    expect(result).toBe(`class A { ${members.replace('f(); }', `f(); ${statement} }`)} }\n`);
  });

  it('with a look whether there is a frame, where there may be none', () => {
    const source = 'class A { t?: number; run() { this.t = requestAnimationFrame(f); } close() { f(); } }\n';
    expect(inStop(source, 'requestAnimationFrame(f)', cancel)).toContain('if (this.t) cancelAnimationFrame(this.t);');
  });

  it.each([
    [`${begin} close = () => f();`, 'the end of its owner is no method with statements'],
    [`run() { ${timer}; } close() { f(); }`, 'its handle is not kept in a field of its own'],
    [`run() { this.ts[0] = ${timer}; } close() { f(); }`, 'its handle is not kept in a field of its own'],
    [`run() { this.t ??= ${timer}; } close() { f(); }`, 'its handle is not kept in a field of its own'],
    [`static t = ${timer}; close() { f(); }`, 'its handle is not kept in a field of its own'],
    [
      `run() { if (!this.t) this.t = ${timer}; } close() { f(); }`,
      '`this.t` is read elsewhere, and would have to be reset',
    ],
    [
      `run() { this.t = timers.${timer}; } close() { f(); }`,
      'what `timers` begins is ended by a function that may not be in sight',
    ],
    [`run() { function g() { this.t = ${timer}; } } close() { f(); }`, 'its owner ends in another class'],
  ])('not in %j', (members, reason) => {
    const acquired = members.includes('timers.') ? `timers.${timer}` : timer;
    expect(inStop(`class A { ${members} }\n`, acquired, clear)).toBe(`declined: ${reason}`);
  });

  it('not in another class', () => {
    const source = `class A { close() { f(); } }\nclass B { ${begin} }\n`;
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
    const source = `function handle() {}\nclass A {\n  on() {}\n  run() { ${acquired}; }\n  close() { f(); }\n}\n`;
    expect(inStop(source, acquired, remove)).toBe(source.replace('f(); }', `f(); ${statement} }`));
  });

  it('of an object that the constructor is given, or that listens itself', () => {
    const source = (handler: string) =>
      `class A {\n  constructor(private readonly w: Window) {}\n  on() {}\n  run() { this.w.addEventListener('x', ${handler}); }\n  close() { f(); }\n}\n`;
    for (const handler of ['this.on', 'this'])
      expect(inStop(source(handler), `this.w.addEventListener('x', ${handler})`, remove)).toContain(
        `f(); this.w.removeEventListener('x', ${handler});`,
      );
  });

  it('with what the constructor binds', () => {
    const source =
      "class A { constructor() { this.on = this.on.bind(this); window.addEventListener('x', this.on); } on() {} close() { f(); } }\n";
    expect(inStop(source, "window.addEventListener('x', this.on)", remove)).toContain('window.removeEventListener');
  });

  it.each([
    "window.addEventListener('x', () => f())",
    "window.addEventListener('x', this.fresh)",
    "window.addEventListener('x', this.other)",
    "window.addEventListener('x', this.inherited)",
    "window.addEventListener('x', local)",
    'window.addEventListener(topic, this.on)',
    "window.addEventListener('x', this.on, options)",
    "this.target.addEventListener('x', this.on)",
    "target().addEventListener('x', this.on)",
  ])('not %j', acquired => {
    const members = `on() {}\n  get fresh() { return () => f(); }\n  other = f;\n  set() { this.other = g; }`;
    const source = `class A {\n  ${members}\n  run() { const local = () => f(); ${acquired}; }\n  close() { f(); }\n}\n`;
    expect(inStop(source, acquired, remove)).toMatch(/^declined/);
  });
});

describe('a listener is removed in the teardown that is written in other words', () => {
  const inClass = (acquired: string, close = 'f();') =>
    `import { Events, bus } from 'b';\nclass A {\n  constructor() {\n    f();\n  }\n  on() {}\n  run() { ${acquired}; }\n  close() { ${close} }\n}\n`;
  const close = (acquired: string, others?: string) => inStop(inClass(acquired, others), acquired, remove);

  it('of what is imported, by a constant', () => {
    expect(close('bus.addEventListener(Events.Rung, this.on)')).toContain(
      'f(); bus.removeEventListener(Events.Rung, this.on);',
    );
    expect(close('bus.addEventListener(events.Rung, this.on)')).toMatch(/^declined/);
  });

  it('of a receiver of which another one is removed there', () => {
    const added = "this.a.b.addEventListener('x', this.on)";
    const other = "this.a.b.removeEventListener('y', this.on);";
    expect(close(added, other)).toContain(`${other} this.a.b.removeEventListener('x', this.on);`);
    expect(close(added, `if (this.a) ${other}`)).toMatch(/^declined/);
  });

  it('of a method that is bound where it is added: it is bound once', () => {
    const result = close("window.addEventListener('x', this.on.bind(this))");
    expect(result).toContain('    this.on = this.on.bind(this);\n    f();');
    expect(result).toContain("run() { window.addEventListener('x', this.on); }");
    expect(result).toContain("f(); window.removeEventListener('x', this.on);");
  });
});

describe('a component written as an object', () => {
  const component = (added: string, close: string) =>
    `export default {\n  mounted() {\n    ${added};\n  },\n  close() {\n    ${close}\n  },\n  methods: {\n    fit() {},\n  },\n};\n`;

  it('removes a listener that is one of its methods', () => {
    const added = "window.addEventListener('resize', this.fit)";
    const result = inStop(component(added, 'f();'), added, remove);
    expect(result).toContain("    f();\n    window.removeEventListener('resize', this.fit);\n");
    const other = added.replace('fit', 'other');
    expect(inStop(component(other, 'f();'), other, remove)).toMatch(/^declined/);
  });

  it('clears its timer', () => {
    const result = inStop(component('this.timer = setInterval(f, 9)', 'f();'), 'setInterval(f, 9)', clear);
    expect(result).toContain('    f();\n    clearInterval(this.timer);\n');
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
    expect(inStop(`class A { ${members} close() { f(); } }\n`, made, disconnect)).toBe(
      `class A { ${members} close() { f(); ${statement} } }\n`,
    );
  });
});

describe('what its owner has from its birth', () => {
  function inMethod(end: string, members: string, isSure = true): string {
    const text = new Text('a.ts', `class A { ${members} ${end}() { f(); } }\n`);
    const acquired = text.at('setInterval(f, 9)');
    const method = { is: 'method', name: end, at: text.at(end) } as const;
    const fix = typescript.fixer.fix({ do: 'release', acquired, end: method, by: clear, isSure }, () => text.text);
    return 'declined' in fix ? fix.declined : fix.safety;
  }

  it.each(['dispose', 'destroy', '_close', 'ngOnDestroy', 'componentWillUnmount'])('is released in %s', end => {
    expect(inMethod(end, 't = setInterval(f, 9);')).toBe('safe');
    expect(inMethod(end, 'constructor() { this.t = setInterval(f, 9); }')).toBe('safe');
  });

  it.each(['cleanup', 'reset', 'stop', 'disconnectedCallback'])('is not released in %s, which may come again', end => {
    expect(inMethod(end, 't = setInterval(f, 9);')).toContain('may live on');
    expect(inMethod(end, 'start() { this.t = setInterval(f, 9); }')).toBe('safe');
  });

  it('is only offered where it is not likely the end', () => {
    expect(inMethod('dispose', 't = setInterval(f, 9);', false)).toBe('unsafe');
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
    'useEffect(() => { let t = setInterval(f, 9); t = 0; });\n',
    'useEffect(() => { if (a) { const t = setInterval(f, 9); } f(); });\n',
    'useEffect(() => { if (a) { const t = setInterval(f, 9); } else { f(); } });\n',
    'useEffect(() => { if (a) { const t = setInterval(f, 9); return; } });\n',
    'useEffect(() => { const t = setInterval(f, 9); return f; });\n',
    'useEffect(() => { const t = setInterval(f, 9); if (a) return; f(); });\n',
    'useEffect(async () => { const t = setInterval(f, 9); });\n',
    'useEffect(() => { run(() => { const t = setInterval(f, 9); }); });\n',
    'useOther(() => { const t = setInterval(f, 9); });\n',
  ])('not in %j', source => {
    expect(inEffect(source, 'setInterval(f, 9)', clear)).toMatch(/^declined/);
  });

  it('under a condition that is its last statement', () => {
    const source = 'useEffect(() => {\n  if (a) {\n    const t = setInterval(f, 9);\n  }\n});\n';
    expect(inEffect(source, 'setInterval(f, 9)', clear)).toBe(
      'useEffect(() => {\n  if (a) {\n    const t = setInterval(f, 9);\n    return () => {\n      clearInterval(t);\n    };\n  }\n});\n',
    );
  });

  it('not beside one under a condition that follows', () => {
    const text = new Text(
      'a.ts',
      'useEffect(() => {\n  const s = setInterval(g, 9);\n  if (a) {\n    const t = setInterval(f, 9);\n  }\n});\n',
    );
    const end = { is: 'effect', name: 'useEffect' } as const;
    const editsOf = (acquired: string) => {
      const intent = { do: 'release', acquired: text.at(acquired), end, by: clear, isSure: true } as const;
      const fix = typescript.fixer.fix(intent, () => text.text);
      return 'edits' in fix ? fix.edits : [];
    };
    const [one, other] = [editsOf('setInterval(f, 9)'), editsOf('setInterval(g, 9)')];
    expect(one.some(each => other.some(edit => overlap(each, edit)))).toBe(true);
  });

  it.each([
    ['window.setInterval(f, 9)', 'interval', 'window.clearInterval'],
    ['setInterval(interval, 9)', 'timer', 'clearInterval'],
  ])('that clears what had no name: %j', (call, name, inverse) => {
    const source = `useEffect(() => {\n  ${call};\n});\n`;
    expect(inEffect(source, call, clear)).toBe(
      `useEffect(() => {\n  const ${name} = ${call};\n  return () => {\n    ${inverse}(${name});\n  };\n});\n`,
    );
  });

  it('of what may be absent as it was added', () => {
    const source = "const ref = find();\nuseEffect(() => {\n  ref?.addEventListener('x', f);\n});\nfunction f() {}\n";
    expect(inEffect(source, "ref?.addEventListener('x', f)", remove)).toContain(
      "    ref?.removeEventListener('x', f);\n",
    );
  });

  it('though it may be left before', () => {
    const source = 'useEffect(() => {\n  if (a) return;\n  const t = setInterval(f, 9);\n});\n';
    expect(inEffect(source, 'setInterval(f, 9)', clear)).toContain('  return () => {\n    clearInterval(t);\n  };\n');
  });

  it.each([
    ['return () => {\n    f();\n  };', 'return () => {\n    f();\n    clearInterval(t);\n  };'],
    ['return () => f();', 'return () => {\n    f();\n    clearInterval(t);\n  };'],
    ['return () =>\n    f();', 'return () => {\n    f();\n    clearInterval(t);\n  };'],
  ])('in the cleanup that is there: %j', (cleanup, result) => {
    const source = `useEffect(() => {\n  const t = setInterval(f, 9);\n  ${cleanup}\n});\n`;
    expect(inEffect(source, 'setInterval(f, 9)', clear)).toBe(source.replace(cleanup, result));
  });

  it.each([
    ["window.addEventListener('my-event', () => f())", 'handleMyEvent', '() => f()'],
    ["window.addEventListener('keydown', e => f(e))", 'handleKeydown', '(e: KeyboardEvent) => f(e)'],
    ["document.addEventListener('click', (e) => f(e))", 'handleClick', '(e: MouseEvent) => f(e)'],
    ["window.addEventListener('x', (e: Event) => f(e))", 'handleX', '(e: Event) => f(e)'],
    ["window.addEventListener('x', function () { f(); })", 'handleX', 'function () { f(); }'],
  ])('that removes a function which gets a name: %j', (statement, name, handler) => {
    const source = `useEffect(() => {\n  ${statement};\n}, []);\n`;
    const [receiver, topic] = /^(\w+)\.addEventListener\((.*?),/.exec(statement)!.slice(1) as [string, string];
    expect(inEffect(source, statement, remove)).toBe(
      `useEffect(() => {\n  const ${name} = ${handler};\n  ${receiver}.addEventListener(${topic}, ${name});\n  return () => {\n    ${receiver}.removeEventListener(${topic}, ${name});\n  };\n}, []);\n`,
    );
  });

  it.each(["window.addEventListener('x', e => f(e))", "ref.addEventListener('click', e => f(e))"])(
    'not where the type of a parameter would be lost: %j',
    statement => {
      const source = `const ref = find();\nuseEffect(() => {\n  ${statement};\n});\n`;
      expect(inEffect(source, statement, remove)).toMatch(/^declined: its parameters/);
    },
  );

  it('only once', () => {
    const source = 'useEffect(() => {\n  const t = setInterval(f, 9);\n  const s = setInterval(f, 9);\n});\n';
    expect(inEffect(source, 'setInterval(f, 9)', clear)).toContain('clearInterval(s)');
  });
});

it('a listener is left alone whose field gets another function after it was added', () => {
  const added = "window.addEventListener('resize', this.fit)";
  const panel = (constructor: string): string =>
    `class A { constructor() { ${constructor} } fit() {} close() { this.a(); } }\n`;
  expect(inStop(panel(`${added}; this.fit = f;`), added, remove)).toMatch(/^declined: its handler is made anew/);
  expect(inStop(panel(`this.fit = f; ${added};`), added, remove)).toContain('removeEventListener');
});
