import { describe, expect, it } from 'vitest';
import type { Runs } from '../../src/model/time.js';
import { Linked } from './linked.js';

/** In each program the function in question is called `work`. */
type Case = readonly [why: string, program: string, runs: Runs];

describe('in Python a function runs', () => {
  const cases: readonly Case[] = [
    ['once when the module calls it', 'def work(): pass\nwork()', 'once'],
    [
      'once at the end of calls from main',
      'def work(): pass\ndef main():\n    step()\ndef step():\n    work()\nmain()',
      'once',
    ],
    ['once below the name guard', 'def work(): pass\nif __name__ == "__main__":\n    work()', 'once'],
    ['a few times in a loop at start-up', 'def work(n): pass\nfor name in NAMES:\n    work(name)', 'setup'],
    ['a few times when its name says so', 'def setup_logging():\n    work()\ndef work(): pass', 'setup'],
    [
      'a few times as a decorator that is used on import',
      'def work(f):\n    return f\n@work\ndef page(): pass',
      'once',
    ],
    ['nobody knows how often when nobody calls it', 'def work(): pass', 'unknown'],
    [
      'once where it runs the event loop, and so do those who call it',
      'import tkinter\nclass Board(tkinter.Tk): pass\ndef work():\n    show()\ndef show():\n    board = Board()\n    board.mainloop()',
      'once',
    ],
    ['for every request behind a route', '@app.route("/")\ndef work(): pass', 'repeated'],
    [
      'for every request when a handler calls it',
      '@app.get("/")\nasync def page():\n    await work()\nasync def work(): pass',
      'repeated',
    ],
    [
      'once as a command of a command line',
      'import click\nfrom app import shell\n@shell.command("export")\n@click.argument("path")\ndef work(path): pass',
      'once',
    ],
    [
      'once as a command of an application',
      'from app import app\n@app.cli.command("export")\ndef work(): pass',
      'once',
    ],
    [
      'for every message as a command of a bot',
      'from app import bot\n@bot.command("export")\ndef work(): pass',
      'repeated',
    ],
    [
      'nobody knows how often when the process ends',
      'import atexit\ndef work(): pass\natexit.register(work)',
      'unknown',
    ],
    ['for every event it is registered for', 'def work(event): pass\nbus.on("sale", work)', 'repeated'],
    [
      'for every event through a method',
      'class A:\n    def __init__(self, bus):\n        bus.subscribe(self.work)\n    def work(self, event): pass',
      'repeated',
    ],
    ['for ever in a loop without end', 'def work(): pass\nwhile True:\n    work()', 'endless'],
    [
      'for ever in the loop of a thread',
      'import threading\ndef loop():\n    while not stop.is_set():\n        work()\ndef work(): pass\nthreading.Thread(target=loop).start()',
      'endless',
    ],
    [
      'for ever for each message of a consumer',
      'def work(m): pass\nfor message in consumer:\n    work(message)',
      'endless',
    ],
    ['for ever when it asks for itself later', 'def work():\n    loop.call_later(1, work)\nwork()', 'endless'],
    [
      'a few times in a loop that is left',
      'def work(): pass\ndef main():\n    while True:\n        work()\n        if done():\n            break\nmain()',
      'setup',
    ],
  ];
  it.each(cases)('%s', async (_, program, runs) => {
    expect((await Linked.of({ 'main.py': program })).runs('work')).toBe(runs);
  });

  it('for every request as a view that a table of addresses names by its module', async () => {
    const linked = await Linked.of({
      'views.py': 'def work(request): pass',
      'urls.py': 'from django.urls import path\nimport views\nurlpatterns = [path("", views.work)]',
    });
    expect(linked.runs('work')).toBe('repeated');
  });

  it('for every request by the name of its file and its own', async () => {
    const runsIn = async (path: string, program: string): Promise<Runs> =>
      (await Linked.of({ [path]: `function work() {}\n${program}` })).runs('work');
    const post = 'export async function POST(request) {\n  work();\n}';
    expect(await runsIn('app/news/route.ts', post)).toBe('repeated');
    expect(await runsIn('app/news/letter.ts', post)).toBe('unknown');
    const asked = 'export default async function answer() {\n  work();\n}';
    expect(await runsIn('pages/api/news.ts', asked)).toBe('repeated');
    expect(await runsIn('pages/news.ts', asked)).toBe('unknown');
  });

  it('for every request that it is given, whoever gives it', async () => {
    const program = 'from starlette.requests import Request\ndef work(request: Request | None): pass';
    expect((await Linked.of({ 'main.py': program })).runs('work')).toBe('repeated');
  });

  it('for every request through another file', async () => {
    const program = await Linked.of({
      'store.py': 'def work(key): pass',
      'service.py': 'from store import work\nclass Service:\n    def find(self, key):\n        work(key)',
      'views.py': `
        from service import Service
        service = Service()
        @app.get("/")
        def page(request):
            return service.find(request.id)
        `,
    });
    expect(program.runs('work')).toBe('repeated');
  });

  it('once as a command of a library that the project has a copy of', async () => {
    const program = await Linked.of({
      'click/__init__.py': 'def command(name):\n    return lambda f: f',
      'main.py': 'import click\n@click.command("export")\ndef work(): pass',
    });
    expect(program.runs('work')).toBe('once');
  });

  it('at a distance of the calls that lead to it', async () => {
    const program = await Linked.of({
      'main.py': `
        @app.get("/")
        def page(request):
            find(request)
        def find(request):
            work(request)
        def work(request): pass
        def poll():
            while True:
                find(None)
                tick()
        def tick(): pass
        poll()
        `,
    });
    expect(program.distance('page')).toBe(0);
    expect(program.distance('find')).toBe(1);
    expect(program.distance('work')).toBe(2);
    expect(program.distance('tick')).toBe(1);
  });

  it('as often as a handler runs the functions that call each other', async () => {
    const main = `
      def even(n):
          return n == 0 or odd(n - 1)
      def odd(n):
          return n != 0 and even(n - 1)
      def deep(n):
          return up(n)
      def up(n):
          return deep(n)
      def work():
          deep(1)
      @app.get("/")
      def page():
          return even(4)
    `;
    const asked = ['odd', 'even', 'deep', 'up', 'page'];
    const first = await Linked.of({ 'main.py': main });
    const inOrder = asked.map(name => first.runs(name));
    expect(inOrder).toEqual(['repeated', 'repeated', 'unknown', 'unknown', 'repeated']);
    const second = await Linked.of({ 'main.py': main });
    expect(asked.toReversed().map(name => second.runs(name))).toEqual(inOrder.toReversed());
  });

  it('as often as what it overrides', async () => {
    const program = await Linked.of({
      'base.py':
        'class Base:\n    def run(self):\n        while True:\n            self.work()\n    def work(self):\n        raise NotImplementedError',
      'main.py':
        'from base import Base\nclass Poller(Base):\n    def poll(self): pass\n    def work(self):\n        self.poll()\n',
    });
    expect(program.runs('work')).toBe('endless');
    expect(program.runs('poll')).toBe('repeated');
  });
});

describe('in TypeScript a function runs', () => {
  const cases: readonly Case[] = [
    [
      'once in what an extension does in the background',
      'export default defineBackground(() => {\n  work();\n});\nfunction work() {}',
      'once',
    ],
    ['once when the module calls it', 'function work() {}\nwork();', 'once'],
    [
      'once at the end of calls from main',
      'const work = () => {};\nasync function main() {\n  work();\n}\nvoid main();',
      'once',
    ],
    ['once inside an array method at start-up', 'function work() {}\nfunction main() {\n  work();\n}\nmain();', 'once'],
    ['a few times for each of an array', 'function work(n) {}\nfor (const name of names) work(name);', 'setup'],
    ['nobody knows how often when it is exported', 'export function work() {}', 'unknown'],
    [
      'for every request of a server',
      "function work() {}\napp.get('/', (request, response) => {\n  work();\n});",
      'repeated',
    ],
    ['for every event of an emitter', "function work() {}\nemitter.on('data', work);", 'repeated'],
    [
      'for every event as a bound method',
      "class A {\n  constructor(bus) {\n    bus.on('x', this.work.bind(this));\n  }\n  private work() {}\n}",
      'repeated',
    ],
    ['for every event as a handler that is assigned', 'function work() {}\nsocket.onmessage = work;', 'repeated'],
    ['for every message behind a decorator', "class A {\n  @Get('/')\n  work() {}\n}", 'repeated'],
    ['for ever in an interval', 'function work() {}\nsetInterval(work, 1000);', 'endless'],
    [
      'again and again for the arrow of an interval',
      'function work() {}\nsetInterval(() => work(), 1000);',
      'repeated',
    ],
    [
      'for ever when it sets a timeout for itself',
      'function work() {\n  setTimeout(work, 1000);\n}\nwork();',
      'endless',
    ],
    [
      'for ever when it sets an arrow for itself',
      'async function work() {\n  setTimeout(() => work(), 1000);\n}\nwork();',
      'endless',
    ],
    ['once in a timeout', 'function work() {}\nsetTimeout(work, 1000);', 'once'],
    [
      'once as the answer to a call that is made once',
      'function work() {}\ndb.connect((error, info) => work());',
      'once',
    ],
    ['once when the page is loaded', "function work() {}\nwindow.addEventListener('load', () => work());", 'once'],
    ['once when the page is loaded, as its handler', 'function work() {}\nwindow.onload = () => work();', 'once'],
    ['nobody knows how often when a sender ends', "function work() {}\nbus.on('close', () => work());", 'unknown'],
    [
      'a few times when a flag that the function sets keeps it from running again',
      'let isReady = false;\nfunction work() {\n  isReady = true;\n}\nbus.on("window", () => {\n  if (!isReady) work();\n});',
      'setup',
    ],
    [
      'nobody knows how often for what a store does not have',
      'function work() {}\nstore.get(key, () => work());',
      'unknown',
    ],
    [
      'for every request of a path that is not written there',
      'function work() {}\napp.get(path, (request, response) => work());',
      'repeated',
    ],
    ['nobody knows how often as a plugin', 'function work() {}\nserver.register(instance => work());', 'unknown'],
    ['once when it is ready', 'function work() {}\napp.onReady(() => work());', 'once'],
    ['for every error of an emitter', "function work() {}\ndb.on('error', error => work());", 'repeated'],
    [
      'once when a method of the project calls it back for its one call',
      'class Client {\n  connect(done) {\n    this.started.then(() => done());\n  }\n}\nfunction main() {\n  const client = new Client();\n  client.connect(() => work());\n}\nfunction work() {}\nmain();',
      'once',
    ],
    [
      'for every event that a class of the project keeps it for',
      'class Bus {\n  handlers = [];\n  subscribe(handler) {\n    this.handlers.push(handler);\n  }\n}\nconst bus = new Bus();\nbus.subscribe(() => work());\nfunction work() {}',
      'repeated',
    ],
    [
      'for ever in a loop without end',
      'function work() {}\nasync function main() {\n  for (;;) {\n    await next();\n    work();\n  }\n}\nmain();',
      'endless',
    ],
    [
      'for ever for each message of a socket',
      'function work(m) {}\nfor await (const message of socket) work(message);',
      'endless',
    ],
  ];
  it.each(cases)('%s', async (_, program, runs) => {
    expect((await Linked.of({ 'main.ts': program })).runs('work')).toBe(runs);
  });

  it('for every request through another file', async () => {
    const program = await Linked.of({
      'store.ts': 'export default function work(key: string) {}',
      'index.ts': "export { default as find } from './store.js';",
      'server.ts':
        "import { find } from '.';\nimport http from 'node:http';\nhttp.createServer(request => find(request.url));",
    });
    expect(program.runs('work')).toBe('repeated');
  });
});
