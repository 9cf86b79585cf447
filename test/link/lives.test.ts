import { describe, expect, it } from 'vitest';
import { Linked } from './linked.js';

/** Who holds an `Office`, told in each language: its `self.rooms` lives that long. */
const python = (holder: string): Record<string, string> => ({
  'office.py': `
    class Office:
        def __init__(self):
            self.rooms = {}
        def open(self, room_id):
            self.rooms[room_id] = 1
    `,
  'main.py': `
from office import Office
${holder}`,
});

const script = (holder: string): Record<string, string> => ({
  'office.ts': `
    export class Office {
      rooms = new Map<string, number>();
      open(roomId: string) {
        this.rooms.set(roomId, 1);
      }
    }`,
  'main.ts': `import { Office } from './office.js';\n${holder}`,
});

describe('an instance in Python lives', () => {
  it.each([
    ['as long as the process in a variable of its module', 'office = Office()', 'process'],
    ['as long as the process in an attribute of a class', 'class App:\n    office = Office()', 'process'],
    ['as long as the process in a module list', 'offices = [Office()]', 'process'],
    [
      'as long as the process when a function keeps it in the module',
      'office = None\ndef start():\n    global office\n    office = Office()',
      'process',
    ],
    [
      'as long as its holder',
      'class App:\n    def __init__(self):\n        self.office = Office()\napp = App()',
      'process',
    ],
    [
      'as long as the holder of its holder',
      'class App:\n    def __init__(self, office):\n        self.office = office\nclass Site:\n    def __init__(self):\n        self.app = App(Office())\nsite = Site()',
      'process',
    ],
    ['as long as what a factory makes is kept', 'def make():\n    return Office()\noffice = make()', 'process'],
    [
      'as long as the process when the factory is cached',
      'from functools import cache\n@cache\ndef office():\n    return Office()',
      'process',
    ],
    [
      'as long as the call that makes it when only the task of that call is handed on',
      'import asyncio\nasync def make():\n    office = Office()\n    await office.open(1)\n    return office\ndef main(loop):\n    for street in read():\n        asyncio.run_coroutine_threadsafe(make(), loop)\nmain(1)',
      'call',
    ],
    ['long when main makes it', 'def main():\n    office = Office()\n    office.open(1)\nmain()', 'long'],
    [
      'as long as the call that makes it for itself',
      'def answer(request):\n    office = Office()\n    office.open(request.id)\n    return 1\napp.on("request", answer)',
      'call',
    ],
    [
      'until its entry is removed',
      'offices = {}\ndef enter(name):\n    offices[name] = Office()\ndef leave(name):\n    del offices[name]',
      'connection',
    ],
    ['for a time that nobody knows where nobody makes it', '', 'unknown'],
    ['for a time that nobody knows where it is returned to nobody', 'def make():\n    return Office()', 'unknown'],
    [
      'as long as a connection when a protocol makes it',
      'from asyncio import Protocol\nclass Peer(Protocol):\n    def __init__(self):\n        self.office = Office()',
      'connection',
    ],
    [
      'for a time that nobody knows when a class that only looks like a protocol makes it',
      'from typing import Protocol\nclass Peer(Protocol):\n    def __init__(self):\n        self.office = Office()',
      'unknown',
    ],
    [
      'as long as a request when a view makes it',
      'from django.views import View\nclass Page(View):\n    def setup(self):\n        self.office = Office()',
      'request',
    ],
  ])('%s', async (_, holder, life) => {
    expect((await Linked.of(python(holder))).life('self.rooms')).toBe(life);
  });
});

describe('an instance in TypeScript lives', () => {
  it.each([
    ['as long as the process in a variable of its module', 'export const office = new Office();', 'process'],
    ['as long as the process in a static field', 'class App { static office = new Office(); }', 'process'],
    [
      'as long as the process behind getInstance',
      'class App {\n  private static instance?: App;\n  office = new Office();\n  static getInstance() {\n    return (App.instance ??= new App());\n  }\n}',
      'process',
    ],
    ['as long as its holder', 'class App { office = new Office(); }\nexport const app = new App();', 'process'],
    [
      'as long as what a factory makes is kept',
      'const make = () => new Office();\nexport const office = make();',
      'process',
    ],
    [
      'as long as the call that makes it for itself',
      "function answer(request) {\n  const office = new Office();\n  office.open(request.id);\n}\nserver.on('request', answer);",
      'call',
    ],
    [
      'until its entry is removed',
      'const offices = new Map();\nexport function enter(name) {\n  offices.set(name, new Office());\n}\nexport function leave(name) {\n  offices.delete(name);\n}',
      'connection',
    ],
    ['for a time that nobody knows where nobody makes it', '', 'unknown'],
    ['as long as the process in a provider', '@Injectable()\nclass Service { office = new Office(); }', 'process'],
    ['as long as a component is mounted', 'class Page extends React.Component { office = new Office(); }', 'component'],
  ])('%s', async (_, holder, life) => {
    expect((await Linked.of(script(holder))).life('this.rooms')).toBe(life);
  });

  it('as long as the process when it was made by an old-style constructor', async () => {
    const program = await Linked.of({
      'office.js': `
        function Office() {
          this.rooms = {};
        }
        Office.prototype.open = function (roomId) {
          this.rooms[roomId] = 1;
        };
        module.exports = Office;`,
      'main.js': `
        const Office = require('./office');
        const office = new Office();`,
    });
    expect(program.life('this.rooms')).toBe('process');
    expect(program.verdict('this.rooms')).toBe('possible');
  });
});

describe('an inherited field', () => {
  const base = `
    class Base:
        def __init__(self):
            self.seen = set()
    `;

  it('is one with that of the base in another file', async () => {
    const program = await Linked.of({
      'base.py': base,
      'main.py': `
        from base import Base
        class Reader(Base):
            def receive(self, message_id):
                self.seen.add(message_id)
        reader = Reader()
        `,
    });
    expect(program.operations('self.seen')).toEqual(['grow main.py']);
    expect(program.life('self.seen')).toBe('process');
    expect(program.verdict('self.seen')).toBe('possible');
  });

  it('is let go of by a class derived from its own', async () => {
    const program = await Linked.of({
      'base.py': base,
      'reader.py': `
        from base import Base
        class Reader(Base):
            def receive(self, message_id):
                self.seen.add(message_id)
        `,
      'main.py': `
        from reader import Reader
        class Forgetful(Reader):
            def acknowledge(self, message_id):
                self.seen.discard(message_id)
        reader = Forgetful()
        `,
    });
    expect(program.verdict('self.seen')).toBe('entries are removed from it, or its size is checked');
  });

  it('is another in a class that has the name only', async () => {
    const program = await Linked.of({
      'base.py': base,
      'other.py': `
        class Other:
            def __init__(self):
                self.found = {}
            def receive(self, message_id):
                self.found[message_id] = 1
            def clear(self):
                self.seen.clear()
        other = Other()
        `,
    });
    expect(program.operations('self.seen')).toEqual([]);
    expect(program.verdict('self.found')).toBe('possible');
  });

  it('is made anew by each class derived in TypeScript', async () => {
    const program = await Linked.of({
      'base.ts': `
        export abstract class Base {
          protected readonly seen = new Set<string>();
        }`,
      'main.ts': `
        import { Base } from './base';
        class Reader extends Base {
          receive(messageId: string) { this.seen.add(messageId); }
        }
        export const reader = new Reader();`,
    });
    expect(program.operations('this.seen')).toEqual(['grow main.ts']);
    expect(program.verdict('this.seen')).toBe('possible');
  });
});

describe('an attribute of the class', () => {
  it('is shared by its instances', async () => {
    const program = await Linked.of({
      'main.py': `
        class Request:
            known = {}
            def answer(self, user_id):
                self.known[user_id] = self
        `,
    });
    expect(program.life('Request.known')).toBe('process');
    expect(program.verdict('Request.known')).not.toContain('does not live long');
  });

  it('is not, where each instance makes its own', async () => {
    const program = await Linked.of({
      'main.py': `
        class Request:
            known = {}
            def __init__(self):
                self.known = {}
        def answer(user_id):
            request = Request()
            request.known[user_id] = 1
        app.on("request", answer)
        `,
    });
    expect(program.life('self.known')).toBe('call');
    expect(program.verdict('self.known')).toContain('does not live long');
  });
});

describe('an instance that is hung on what another module keeps', () => {
  it('is hung there by the function that does it, wherever that stands', async () => {
    const program = await Linked.of({
      ...script(`
        import { town } from './town.js';
        function nameOf(street: string) {
          return street.trim();
        }
        export function furnish() {
          town.office = new Office();
          town.street = nameOf(town.street);
        }
        furnish();`),
      'town.ts': 'export let town: Town;\nexport function settle(found: Town) {\n  town = found;\n}',
    });
    expect(program.life('this.rooms')).toBe('long');
  });
});

describe('a local collection', () => {
  it('that is returned lives as long as its call', async () => {
    const program = await Linked.of({
      'main.py': `
        def tally(users):
            found = {}
            for user in users:
                found[user.id] = user
            return found
        `,
    });
    expect(program.life('found')).toBe('call');
  });

  it('lives as long as the functions that keep it', async () => {
    const program = await Linked.of({
      'main.ts': `
        function startCounting() {
          const counts = new Map<string, number>();
          server.on('request', request => counts.set(request.userId, 1));
        }
        startCounting();`,
    });
    expect(program.life('counts')).toBe('process');
    expect(program.verdict('counts')).toBe('told');
  });
});
