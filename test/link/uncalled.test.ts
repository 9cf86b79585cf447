import { describe, expect, it } from 'vitest';
import { gatherFiles } from '../../src/discover/gather.js';
import { languageOf } from '../../src/languages/index.js';
import { folderWith } from '../command.js';
import { Linked } from './linked.js';
import { byDefault, findingsOf, openProject } from '../linting.js';

const registry = (more: string): string => `
class Registry:
    def __init__(self):
        self.rooms = {}

    def enter(self, request):
        self.rooms[request.id] = request

${more}

registry = Registry()
`;

const removal = '    def forget_rooms(self):\n        self.rooms.clear()\n';
const service = 'from registry import registry\n\n@app.route("/")\ndef enter(request):\n    registry.enter(request)\n';
const emptied = 'entries are removed from it, or its size is checked';

async function verdict(files: Readonly<Record<string, string>>): Promise<string> {
  return (await Linked.of(files)).verdict('self.rooms');
}

describe('emptying a collection in a method that nobody calls', () => {
  const program = { 'registry.py': registry(removal), 'service.py': service };

  it('does not happen', async () => {
    expect(await verdict(program)).toBe('told');
  });

  const forget = '    def forget(self, request_id):\n        del self.rooms[request_id]\n';

  it('does not happen where it takes out one entry, and each request adds one', async () => {
    expect(await verdict({ ...program, 'registry.py': registry(forget) })).toBe('told');
  });

  it('happens where it takes out one entry for a request, by the name of its file', async () => {
    const route = `
const rooms = new Map();
export async function POST(request) {
  const { id } = await request.json();
  rooms.set(id, request);
}
export async function DELETE(request) {
  const { id } = await request.json();
  rooms.delete(id);
}
`;
    expect((await Linked.of({ 'app/rooms/route.ts': route })).verdict('rooms')).toBe(emptied);
  });

  it('happens where it takes out one entry, and others add them too: it is there for those who know the key', async () => {
    const others = 'from registry import registry\n\ndef enter(request):\n    registry.enter(request)\n';
    expect(await verdict({ ...program, 'registry.py': registry(forget), 'service.py': others })).toBe(emptied);
  });

  it.each([
    [
      'the program calls it',
      { 'sweep.py': 'from registry import registry\n\ndef sweep():\n    registry.forget_rooms()\n' },
    ],
    [
      'the program names it, on something unknown',
      { 'sweep.py': 'def sweep(every):\n    for one in every: one.forget_rooms()\n' },
    ],
    [
      'it is handed on',
      { 'exit.py': 'import atexit\nfrom registry import registry\natexit.register(registry.forget_rooms)\n' },
    ],
    ['nobody fills it either: both are offered to others', { 'service.py': '' }],
  ])('is what it is where %s', async (_, files) => {
    expect(await verdict({ ...program, ...files })).toBe(emptied);
  });
});

describe('emptying a collection in a function that nobody calls', () => {
  const queue = `
    const late = { jobs: [] as string[] };
    export function put(job: string): void {
      late.jobs.push(job);
    }
    export function forget(): void {
      late.jobs = [];
    }
  `;
  const service = "import { put } from './queue.js';\nprocess.on('message', (job: string) => put(job));\n";

  it.each([
    [false, 'nobody names it', { 'sweep.ts': '' }],
    [
      true,
      'somebody imports it',
      { 'sweep.ts': "import { forget } from './queue.js';\nexport const sweep = [forget];\n" },
    ],
    [
      true,
      'somebody takes it from the module as a whole',
      { 'sweep.ts': "import * as queue from './queue.js';\nexport const sweep = queue.forget;\n" },
    ],
    [
      false,
      'somebody has a function of the same name from another module',
      { 'sweep.ts': "import * as queue from './other.js';\nexport const sweep = queue.forget;\n", 'other.ts': '' },
    ],
  ])('is a removal: %s, where %s', async (isRemoval, _, files) => {
    const program = await Linked.of({ 'queue.ts': queue, 'service.ts': service, ...files });
    expect(program.verdict('late.jobs') === emptied).toBe(isRemoval);
  });
});

describe('what tests do to a collection of the program', () => {
  async function found(tests: boolean, files: Readonly<Record<string, string>>): Promise<string[]> {
    const options = { cwd: folderWith(files), exclude: [], gitignore: true, tests, languageOf };
    const workspace = await openProject(gatherFiles(['.'], options).sources);
    return findingsOf(workspace, { ...byDefault, minConfidence: 'possible' }).map(({ place }) => place.path);
  }

  it.each([
    ['taking out entries', 'registry.rooms.clear()'],
    ['comparing its size', 'assert len(registry.rooms) == 0'],
    ['replacing it', 'registry.rooms = {}'],
    ['calling what empties it', 'registry.forget_rooms()'],
    ['patching it away', 'monkeypatch.setattr(registry, "rooms", {})'],
    ['adding to it', 'registry.rooms[1] = 1'],
  ])('proves nothing, whether they are read or not: %s', async (_, line) => {
    const test = `from registry import registry\n\ndef test_enter(monkeypatch):\n    ${line}\n`;
    const files = { 'registry.py': registry(removal), 'service.py': service, 'test_registry.py': test };
    expect(await found(false, files)).toEqual(['registry.py']);
    expect(await found(true, files)).toEqual(['registry.py']);
  });

  it('is no growth of the program', async () => {
    const test =
      'from registry import registry\n\n@app.route("/")\ndef enter(request):\n    registry.rooms[request.id] = 1\n';
    const bare = 'class Registry:\n    def __init__(self):\n        self.rooms = {}\n\nregistry = Registry()\n';
    const files = { 'registry.py': bare, 'test_registry.py': test };
    expect(await found(false, files)).toEqual([]);
    expect(await found(true, files)).toEqual(['test_registry.py']);
  });
});
