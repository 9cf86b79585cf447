import { describe, expect, it } from 'vitest';
import { Linked } from './linked.js';

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
  const linked = await Linked.of(files, { isTest: path => path.startsWith('test') });
  return linked.verdict('self.rooms');
}

describe('what tests do to a collection of the program', () => {
  it.each([
    ['taking out entries', 'registry.rooms.clear()'],
    ['comparing its size', 'assert len(registry.rooms) == 0'],
    ['replacing it', 'registry.rooms = {}'],
    ['calling what empties it, as nobody else does', 'registry.forget_rooms()', removal],
    ['patching it away', 'monkeypatch.setattr(registry, "rooms", {})'],
  ])('is no removal: %s', async (_, line, more = '') => {
    const test = `from registry import registry\n\ndef test_enter(monkeypatch):\n    ${line}\n`;
    const files = { 'registry.py': registry(more), 'service.py': service, 'test_registry.py': test };
    expect(await verdict(files)).not.toBe(emptied);
  });

  it.each([
    [
      'the program calls it too',
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
    ['only tests fill it as well: it is offered to others', { 'service.py': '' }],
  ])('leaves a removal what it is: %s', async (_, files) => {
    const test =
      'from registry import registry\n\ndef test_enter(request):\n    registry.enter(request)\n    registry.forget_rooms()\n';
    const program = { 'registry.py': registry(removal), 'service.py': service, 'test_registry.py': test };
    expect(await verdict({ ...program, ...files })).toBe(emptied);
  });

  it('is no growth', async () => {
    const test = 'from registry import registry\n\ndef test_enter(request):\n    registry.rooms[request.id] = 1\n';
    const bare = 'class Registry:\n    def __init__(self):\n        self.rooms = {}\n\nregistry = Registry()\n';
    expect(await verdict({ 'registry.py': bare, 'test_registry.py': test })).toBe('only tests add to it');
  });
});
