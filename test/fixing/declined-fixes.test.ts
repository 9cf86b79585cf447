import { describe, expect, it } from 'vitest';
import { fixesOf } from './fixing-text.js';

async function declinedBy(text: string, extension: 'py' | 'ts'): Promise<string[]> {
  const fixes = await fixesOf(extension === 'py' ? 'python' : 'typescript', text);
  expect(fixes.text).toBe(text);
  return fixes.declined;
}

const flask = (body: string, more = ''): string =>
  [
    'from flask import Flask, request',
    'app = Flask(__name__)',
    'pages = {}',
    'events = []',
    '@app.get("/")',
    'def show():',
    ...body.split('\n').map(line => `    ${line}`),
    more,
  ].join('\n');

const express = (body: string, more = ''): string =>
  [
    "import express from 'express';",
    'const app = express();',
    'const events: any[] = [];',
    "app.post('/', (request: any, response: any) => {",
    ...body.split('\n').map(line => `  ${line}`),
    '});',
    more,
  ].join('\n');

const fill = (key: string): string => `if ${key} not in pages:\n    pages[${key}] = load(${key})`;

describe('a cache is not bounded', () => {
  it.each([
    [
      'two of its entries are used',
      `a, b = request.args["a"], request.args["b"]\n${fill('a')}\n${fill('b')}\nreturn pages[a] + pages[b]`,
    ],
    ['another may be stored meanwhile', `key = request.args["key"]\n${fill('key')}\nawait rest()\nreturn pages[key]`],
    ['it stores more by calling itself', `key = request.args["key"]\n${fill('key')}\nshow()\nreturn pages[key]`],
  ])('where %s', async (_, body) => {
    const text = flask(body).replace('def show', /await/.test(body) ? 'async def show' : 'def show');
    const [reason] = await declinedBy(text, 'py');
    expect(reason).toBe('several entries are needed at once');
  });

  it('where its entries are numbered by its size', async () => {
    const body =
      'key = request.args["key"]\nif key not in pages:\n    pages[key] = {"id": len(pages)}\nreturn pages[key]';
    expect(await declinedBy(flask(body), 'py')).toEqual(['its entries are numbered by its size']);
  });
});

describe('a map is not bounded', () => {
  const lookup = (key: string): string => `if (!pages.has(${key})) pages.set(${key}, load(${key}));`;
  const server = (body: string): string =>
    express(`const { userId, friendId } = request.params;\n${body}`)
      .replace("'/'", "'/:userId'")
      .replace('const events: any[] = []', 'const pages = new Map<string, any>()')
      .replace('(request', 'async (request');

  it.each([
    [
      'two of its entries are used',
      `${lookup('userId')}\n${lookup('friendId')}\nresponse.send(pages.get(userId)!.name + pages.get(friendId)!.name);`,
    ],
    ['another may be stored meanwhile', `${lookup('userId')}\nawait rest();\nresponse.send(pages.get(userId)!.name);`],
  ])('where %s', async (_, body) => {
    const [reason] = await declinedBy(server(body), 'ts');
    expect(reason).toBe('several entries are needed at once');
  });

  it('where its entries are numbered by its size', async () => {
    const body = 'if (!pages.has(userId)) pages.set(userId, { id: pages.size });\nresponse.send(pages.get(userId));';
    expect(await declinedBy(server(body), 'ts')).toEqual(['its entries are numbered by its size']);
  });

  it('but where another is only asked for, it is', async () => {
    const body = `${lookup('userId')}\nconst friend = pages.get(friendId);\nif (friend) greet(friend);\nresponse.send(pages.get(userId)!.name);`;
    expect((await fixesOf('typescript', server(body))).text).toContain('pages.delete(pages.keys()');
  });
});

const NUMBERED = 'its entries are numbered by its size';
const POSITION = 'its entries are known by their position';
const WALKED = 'it may grow while it is walked';

describe('a list is not bounded', () => {
  it.each([
    ['they are numbered', 'events.append((len(events), request.json))', '', NUMBERED],
    ['they are numbered by a variable', 'id = len(events)\nevents.append((id, request.json))', '', POSITION],
    [
      'one is asked for by its position',
      'events.append(request.json)',
      'def event(n):\n    return events[n]',
      POSITION,
    ],
    ['its last position is kept', 'events.append(request.json)\npages["last"] = len(events) - 1', '', POSITION],
    [
      'somebody waits as he walks it',
      'events.append(request.json)',
      'async def f(ws):\n    for e in events:\n        await ws.send(e)',
      WALKED,
    ],
    ['it grows as it is walked', 'for e in events:\n    events.append(request.json)\n    break', '', WALKED],
  ])('in Python where %s', async (_, body, more, reason) => {
    expect(await declinedBy(flask(body, more), 'py')).toContain(reason);
  });

  it.each([
    ['they are numbered', 'events.push({ id: events.length, body: request.body });', '', NUMBERED],
    [
      'they are numbered by a variable',
      'const id = events.length;\nevents.push({ id, body: request.body });',
      '',
      POSITION,
    ],
    [
      'one is asked for by its position',
      'events.push(request.body);',
      'export const event = (n: number) => events[n];',
      POSITION,
    ],
    ['its last position is kept', 'events.push(request.body);\nrequest.session.at = events.length - 1;', '', POSITION],
    [
      'somebody reads on from a position',
      'events.push(request.body);',
      'let at = 0;\nsetInterval(() => { events.slice(at).forEach(print); at = events.length; }, 9);',
      POSITION,
    ],
  ])('in TypeScript where %s', async (_, body, more, reason) => {
    expect(await declinedBy(express(body, more), 'ts')).toContain(reason);
  });

  it('by a constant that is no whole number, or is a rate', async () => {
    const limited = (limit: string): string =>
      flask('events.append(request.json)').replace('events =', `${limit}\nevents =`);
    expect(await declinedBy(limited('MAX_EVENTS = 10.0'), 'py')).toEqual(['`MAX_EVENTS` may be no whole number']);
    expect((await fixesOf('python', limited('MAX_EVENTS_PER_SECOND = 9'))).text).toContain('deque(maxlen=1000)');
    expect((await fixesOf('python', limited('MAX_EVENTS = 9'))).text).toContain('deque(maxlen=MAX_EVENTS)');
  });

  it('but where a loop counts its entries, it is', async () => {
    const loop = 'for (let i = 0; i < events.length; i++) print(events[i], events[events.length - 1]);';
    expect((await fixesOf('typescript', express('events.push(request.body);', loop))).text).toContain('events.shift()');
    const walk = 'def f():\n    return [events[i] - events[i - 1] for i in range(1, len(events))], events[-1]';
    expect((await fixesOf('python', flask('events.append(request.json)', walk))).text).toContain('deque(maxlen=1000)');
  });
});

describe('a list trimmed by hand stays', () => {
  const loop = (body: string, limit = 'N = 9', made = 'xs = []'): string =>
    `${limit}\ndef run(read):\n    ${made}\n    while True:\n${body.replace(/^/gm, '        ')}\n        print(sum(xs))\n`;
  const room = 'if len(xs) >= N:\n    xs.pop(0)\n';
  const trim = 'xs.append(read())\nif len(xs) > N:\n    xs.pop(0)';

  it.each([
    ['it is summed up', `${room}xs.append(sum(xs) + read())`],
    ['it is measured', `${room}xs.append((len(xs), read()))`],
    ['its oldest is read', `${room}xs.append(xs[0] if xs else read())`],
  ])('where it makes room, and %s before it is filled', async (_, body) => {
    expect(await declinedBy(loop(body), 'py')).toEqual([]);
  });

  it.each([
    'N = 60 / 7',
    'SECONDS = 60\nN = SECONDS / 2',
    'N = 1e3',
    'N = 10.0',
    'N = float(input())',
    'N: float = 9',
    'N = -1',
  ])('where its limit may be no whole number: %j', async limit => {
    expect(await declinedBy(loop(trim, limit), 'py')).toEqual(['`N` may be no whole number']);
  });

  it.each(['N = 60 // 7', 'N = int(60 / 7)', 'N: int = 9'])('but not where it is one: %j', async limit => {
    expect((await fixesOf('python', loop(trim, limit))).text).toContain('deque(maxlen=N)');
  });

  it('where the file calls something else a deque, under that name', async () => {
    const { text } = await fixesOf('python', loop(trim, 'deque = list\nN = 9'));
    expect(text).toContain('import collections\n');
    expect(text).toContain('xs = collections.deque(maxlen=N)');
  });
});

describe('a default stays as it is', () => {
  it.each([
    [
      '`None` means something',
      'def f(x, xs=[]):\n    if xs is None:\n        return [x]\n    xs.append(x)\n    return xs\n',
      '`None` means something else for `xs`',
    ],
    [
      'it is made of a name of the class',
      'class A:\n    BASE = {1: 2}\n    def f(self, k, d=dict(BASE)):\n        d[k] = 1\n        return d\n',
      '`BASE` may be another one inside of the function',
    ],
    [
      'it is made of what a parameter is called',
      'path = "a"\ndef f(path, d={"p": path}):\n    d[path] = path\n    return d\n',
      '`path` may be another one inside of the function',
    ],
    [
      'it counts what was given before',
      'def f(name, seen={}):\n    n = seen.get(name, 0)\n    seen[name] = n + 1\n    return f"{name}{n}"\n',
      '`seen` is asked what earlier calls put into it',
    ],
    [
      'it warns once only',
      'def f(m, told=set()):\n    if m not in told:\n        told.add(m)\n        print(m)\n',
      '`told` is asked what earlier calls put into it',
    ],
    [
      'it is written out by and by',
      'def f(line, lines=[]):\n    lines.append(line)\n    if len(lines) > 9:\n        print("".join(lines))\n        lines.clear()\n',
      '`lines` is asked what earlier calls put into it',
    ],
  ])('where %s', async (_, text, reason) => {
    expect(await declinedBy(text, 'py')).toEqual([reason]);
  });
});

it('a file that a function inside reads from stays open', async () => {
  const text =
    'def f(path):\n    source = open(path)\n    def read():\n        return source.read()\n    return read()\n';
  expect(await declinedBy(text, 'py')).toEqual(['it may be read on later']);
});

const tasks = (walk: string): string =>
  `import asyncio\ntasks = set()\nasync def handle(connection):\n    while True:\n        task = asyncio.create_task(run(await connection.read()))\n        tasks.add(task)\nasync def end():\n    return ${walk}\n`;

describe('tasks are not forgotten when they are done', () => {
  it('where they are waited for one by one', async () => {
    expect(await declinedBy(tasks('[await task for task in tasks]'), 'py')).toEqual([
      'it is walked while its tasks may end',
    ]);
  });

  it('where somebody asks what they gave', async () => {
    const text = tasks('[task.result() for task in tasks if task.done()]');
    expect(await declinedBy(text, 'py')).toEqual(['what its tasks gave is asked for when they are done']);
  });
});

const figure = (body: string): string =>
  `import matplotlib.pyplot as plt\nfrom flask import Flask, request\napp = Flask(__name__)\n@app.get("/")\ndef show():\n    fig, ax = plt.subplots()\n${body.replace(/^/gm, '    ')}\n`;

describe('a figure is not closed', () => {
  it('where a way out before its last use leaves it open', async () => {
    const text = figure('if not request.args:\n    return ""\nfig.savefig("a")\nreturn "a"');
    expect(await declinedBy(text, 'py')).toEqual(['the function is left while the figure is used']);
  });
});

const training = (add: string, after: string): string =>
  `import torch\ndef train(model, loader, f):\n    total = 0\n    for x, y in loader:\n        loss = f(model(x), y)\n        loss.backward()\n        ${add}\n    ${after}\n`;

describe('what is kept of a loss', () => {
  it.each([
    ['a number', 'total += loss', 'print(f"{total}")', 'total += loss.item()'],
    [
      'a tensor, where a number has not what is asked for',
      'total += loss',
      'print(total.item())',
      'total += loss.detach()',
    ],
    [
      'a tensor, where others get the sum',
      'total = total + loss',
      'return total / len(loader)',
      'total = total + loss.detach()',
    ],
  ])('is %s', async (_, add, after, written) => {
    expect((await fixesOf('python', training(add, after))).text).toBe(training(written, after));
  });
});

it('a memo is limited where the file calls something else lru_cache', async () => {
  const text =
    'from functools import cache\nfrom flask import Flask, request\nlru_cache = 5\napp = Flask(__name__)\n@cache\ndef load(key):\n    return key\n@app.get("/")\ndef show():\n    return load(request.args["q"])\n';
  expect((await fixesOf('python', text)).text).toContain('@functools.lru_cache(maxsize=1000)');
});

it('says that a handler would get its name on a line above, where it has no line of its own', async () => {
  const text =
    "import { useEffect } from 'react';\n" +
    'export function Clock({ onTick }: { onTick(): void }) {\n' +
    "  useEffect(() => { window.addEventListener('resize', () => onTick()); }, []);\n" +
    '  return null;\n}\n';
  expect(await declinedBy(text, 'ts')).toEqual(['its handler is made anew, and would get its name on a line above']);
});
