import { describe, expect, it } from 'vitest';
import type { LoadedSource } from '../../src/discover/gather.js';
import type { LanguageName } from '../../src/model/model.js';
import { byDefault, findingsOf, openProject } from '../linting.js';

/** Programs in which something is let go of in a way that was once not seen: nothing is said of them, however unsure. */
const programs: readonly { readonly title: string; readonly text: string; readonly language?: LanguageName }[] = [
  {
    title: 'a handler is deregistered where its owner ends',
    language: 'python',
    text: `
class Hall:
    def __init__(self):
        self.handlers = {}

    def register_event_handler(self, event, handler):
        self.handlers.setdefault(event, []).append(handler)

    def deregister_event_handler(self, event, handler):
        if handler in self.handlers[event]:
            self.handlers[event].remove(handler)


hall = Hall()


class Visitor:
    def start(self):
        hall.register_event_handler("bell", self.on_bell)

    def stop(self):
        hall.deregister_event_handler("bell", self.on_bell)

    def on_bell(self):
        print(self)


def handle_request(request):
    visitor = Visitor()
    visitor.start()
    request.wait()
    visitor.stop()
`,
  },
  {
    title: 'those who wait for an answer are told when the line is closed',
    text: `
      export class Line {
        private readonly waiting = new Map<number, { fulfil: (text: string) => void; reject: (error: Error) => void }>();
        private last = 0;
        constructor(private readonly socket: Socket) {
          socket.onData(text => this.answered(text));
        }
        async ask(question: string): Promise<string> {
          const id = ++this.last;
          const answer = new Promise<string>((fulfil, reject) => this.waiting.set(id, { fulfil, reject }));
          this.socket.write(id + question);
          return answer;
        }
        async close(): Promise<void> {
          for (const each of this.waiting.values()) each.reject(new Error('closed'));
          this.waiting.clear();
        }
        private answered(text: string): void {
          const id = Number.parseInt(text, 10);
          const each = this.waiting.get(id);
          this.waiting.delete(id);
          each?.fulfil(text);
        }
      }`,
  },
  {
    title: 'a listener is added when a library has been loaded, which is remembered where it was asked for',
    text: `
      const library = require('library');
      let isLoaded = false;
      exports.use = function use(done) {
        if (isLoaded) return done();
        library.load({}, function (error) {
          if (error) throw error;
          isLoaded = true;
          library.on('log', function (message) { console.log('library:', message); });
          done();
        });
      };`,
  },
  {
    title: 'a handler that is declared beside takes itself back',
    text: `
      export class View {
        private readonly clock = setInterval(() => console.log('still here'), 1_000);
        constructor(private readonly source: EventTarget) {
          const ready = () => {
            source.removeEventListener('ready', ready);
            this.draw();
          };
          source.addEventListener('ready', ready);
        }
        draw(): void {}
        dispose(): void {
          clearInterval(this.clock);
        }
      }`,
  },
  {
    title: 'a service, of which a framework makes one, subscribes to another while it is made',
    text: `
      import { Injectable } from '@angular/core';
      @Injectable({ providedIn: 'root' })
      export class Clock {
        constructor(private readonly settings: Settings) {
          settings.changed.subscribe(() => this.redraw());
        }
        redraw(): void {}
      }
      @Injectable({ providedIn: 'root' })
      export class Settings {
        readonly changed = new Subject<void>();
      }`,
  },
  {
    title: 'a session is opened by whoever comes first, in turn',
    language: 'python',
    text: `
import asyncio

import aiohttp


class Hub:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.session = None
        self.line = None

    async def open(self):
        if self.session is None:
            async with self.lock:
                if self.session is None:
                    self.session = aiohttp.ClientSession()
        return self.session

    async def bind(self, name):
        async with self.lock:
            if self.line is not None:
                raise RuntimeError("bound")
            token = await self.token(name)
            self.line = aiohttp.ClientSession(headers={"token": token})

    async def token(self, name):
        await asyncio.sleep(1)
        return name

    async def close(self):
        await self.session.close()
        await self.line.close()
`,
  },
];

/** Reads all that it is told to, and stops. */
const READER = `
import sys

from meters import Application, Request


class Reader(Application):
    def __init__(self, meters):
        self.meters = list(meters)
        self.values = []

    def next(self):
        if self.meters:
            request = Request(self.meters.pop())
            request.add_callback(self.done)
            self.send(request)

    def done(self, answer):
        self.values.append(answer.value)
        self.next()


reader = Reader(sys.argv[1:])
reader.next()
`;

function sourceOf(text: string, language: LanguageName, path = defaultPath(language)): LoadedSource {
  const file = { path, absolute: `/${path}`, language, encoding: 'utf-8', bom: false } as const;
  return { ...file, text, test: false, explicit: false };
}

function defaultPath(language: LanguageName): string {
  return language === 'python' ? 'program.py' : 'program.ts';
}

describe('nothing is said, however unsure', () => {
  it.each(programs)('where $title', async ({ text, language = 'typescript' }) => {
    const workspace = await openProject([sourceOf(text, language)]);
    expect(findingsOf(workspace, { ...byDefault, minConfidence: 'possible' }).map(({ rule }) => rule)).toEqual([]);
  });
});

describe('nothing is said by default', () => {
  it.each([
    { path: 'samples/read.py', told: [] },
    { path: 'meters/samples/read.py', told: ['registry-without-removal'] },
  ])('of a program of $path, unless it is a part of the library', async ({ path, told }) => {
    const workspace = await openProject([sourceOf(READER, 'python', path)]);
    expect(findingsOf(workspace, byDefault).map(({ rule }) => rule)).toEqual(told);
  });
});
