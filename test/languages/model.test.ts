import { describe, expect, it } from 'vitest';
import { ModuleBuilder } from '../../src/languages/module-builder.js';
import type { Module, Span, Value } from '../../src/model/model.js';
import { printModule, printValue } from '../../src/model/print.js';
import { validateModule } from '../../src/model/validate.js';
import { spanOf } from '../../src/model/span.js';

const text = `import bus

rooms = {}

def join(user, room):
    for member in rooms[room]:
        member.greet(user)
    return len(rooms)
`;

function spanIn(part: string): Span {
  const start = text.indexOf(part);
  return spanOf(start, start + part.length);
}

/** What the Python frontend is to make of `text`, written by hand. */
function chatModule(): Module {
  const builder = new ModuleBuilder({ path: 'chat.py', text }, 'python');
  const bus = builder.declare('bus', 'import', spanIn('bus'));
  builder.import({ from: 'bus', name: '*', binding: bus, at: spanIn('import bus') });
  builder.declare('rooms', 'variable', spanIn('rooms'));
  builder.fact({
    is: 'assign',
    how: 'set',
    target: builder.name('rooms'),
    value: { is: 'literal', holds: 'mapping', of: [], keys: [], at: spanIn('{}') },
    region: builder.region,
    at: spanIn('rooms = {}'),
  });
  const at = spanIn(text.slice(text.indexOf('def')));
  const join = builder.open({ kind: 'function', name: 'join', at, head: spanIn('join') });
  builder.declare('join', 'function', spanIn('join'), { scope: 0, names: join });
  const parameters = ['user', 'room'].map(name => {
    const place = spanIn(name);
    return { name, at: place, binding: builder.declare(name, 'parameter', place) };
  });
  builder.shape(join, {
    function: { form: 'plain', parameters, decorators: [], async: false, generator: false, static: false },
  });
  lowerLoop(builder);
  const length = builder.call(builder.name('len'), [{ value: builder.name('rooms') }], spanIn('len(rooms)'));
  builder.fact({ is: 'exit', how: 'return', value: length, region: join, at: spanIn('return len(rooms)') });
  return builder.finish();
}

function lowerLoop(builder: ModuleBuilder): void {
  const over = {
    is: 'item',
    of: builder.name('rooms'),
    key: builder.name('room'),
    at: spanIn('rooms[room]'),
  } as const;
  const at = spanIn('for member in rooms[room]:\n        member.greet(user)');
  const loop = builder.open({
    kind: 'loop',
    at,
    head: spanIn('for member in rooms[room]'),
    loop: { form: 'for-each', over },
  });
  builder.declare('member', 'variable', spanIn('member'), { scope: builder.enclosing(['function']) });
  const member = builder.name('member');
  builder.fact({ is: 'assign', how: 'iterate', target: member, value: over, region: loop, at: spanIn('member') });
  const greet = { is: 'get', of: member, name: 'greet', at: spanIn('member.greet') } as const;
  const greeted = builder.call(greet, [{ value: builder.name('user') }], spanIn('member.greet(user)'));
  builder.mark((greeted as Extract<Value, { is: 'call' }>).fact, 'dropped');
  builder.close();
}

/** What is told of `chatModule` after the value at `path` (`facts.0.at`) was replaced. */
function brokenAt(path: string, value: unknown): string {
  const module = structuredClone(chatModule());
  const keys = path.split('.');
  const last = keys.pop()!;
  const owner = keys.reduce<Record<string, unknown>>(
    (inner, key) => inner[key] as Record<string, unknown>,
    module as unknown as Record<string, unknown>,
  );
  owner[last] = value;
  return validateModule(module).join('\n');
}

describe('printModule', () => {
  it('shows regions as a tree and facts in their order, with their lines', () => {
    expect(printModule(chatModule())).toBe(
      [
        '    1  module chat.py',
        "    1    import * as bus from 'bus'",
        '    3    rooms = {}',
        '    5    function join(user, room)',
        '    6      loop for-each over rooms[room]',
        '    6        for member in rooms[room]',
        '    7        member.greet(user) · dropped',
        '    8      len(rooms)',
        '    8      return len(rooms)',
        '',
      ].join('\n'),
    );
  });

  it('shows only what names a name, as a whole word, and what stands around it', () => {
    expect(printModule(chatModule(), 'user')).toContain('function join(user, room)');
    expect(printModule(chatModule(), 'member').split('\n')).toHaveLength(6);
    expect(printModule(chatModule(), 'mem')).toBe('    1  module chat.py\n');
  });
});

describe('printValue', () => {
  const module = chatModule();
  const at = spanOf(0, 1);
  const x = { is: 'name', name: 'x', binding: 0 } as const;
  it.each([
    ['not x', { is: 'op', op: 'not', of: [x], at }],
    [
      '(x + x) < 3',
      {
        is: 'op',
        op: '<',
        of: [
          { is: 'op', op: '+', of: [x, x], at },
          { is: 'const', value: 3 },
        ],
        at,
      },
    ],
    ['(x ? x : null)', { is: 'choice', how: 'if', test: x, of: [x, { is: 'const', value: null }] }],
    [
      '{x: [...x]}',
      {
        is: 'literal',
        holds: 'mapping',
        keys: [x],
        of: [{ is: 'literal', holds: 'list', of: [{ is: 'op', op: 'spread', of: [x], at }], at }],
        at,
      },
    ],
    [
      'await x.y[…]',
      { is: 'await', of: { is: 'item', of: { is: 'get', of: x, name: 'y', at }, key: { is: 'unknown' }, at } },
    ],
    ['(user, room) => {…}', { is: 'function', region: 1 }],
  ] as const)('writes %s', (expected, value) => {
    expect(printValue(module, value)).toBe(expected);
  });
});

describe('validateModule', () => {
  it('is silent for a sound module', () => {
    expect(validateModule(chatModule())).toEqual([]);
  });

  it.each([
    ['type: [object Undefined] is not plain JSON', 'facts.0.type', undefined],
    ['exports: [object Map] is not plain JSON', 'exports', new Map()],
    ['does not survive JSON', 'facts.0.value', { is: 'const', value: Infinity }],
    ['parent 7 does not come before it', 'regions.1.parent', 7],
    ['loop shape missing', 'regions.2.kind', 'try'],
    ['reach out of region 1', 'regions.2.from', 0],
    ['says region 0, lies in 2', 'facts.2.region', 0],
    ['is not in the text', 'facts.0.at', [5, 4]],
    ['region 9 does not exist', 'bindings.0.region', 9],
    ['name rooms: is bound to -1', 'facts.0.target.binding', -1],
    ['mapping: 1 keys, 0 values', 'facts.0.value.keys', [{ is: 'unknown' }]],
    ['uses call 3, which comes later', 'facts.0.value', { is: 'call', fact: 3 }],
    ['1 is not a call', 'facts.4.value', { is: 'call', fact: 1 }],
  ])('tells: %s', (expected, path, value) => {
    expect(brokenAt(path, value)).toContain(expected);
  });

  it('tells a region that opens when the one around it is over', () => {
    const module = chatModule();
    const [root, join, loop] = module.regions;
    const after = { ...loop!, id: 3, parent: root!.id };
    const regions = [root!, join!, loop!, after, { ...loop!, id: 4, parent: join!.id }];
    expect(validateModule({ ...module, regions }).join('\n')).toContain('parent 1 is closed before it');
  });
});
