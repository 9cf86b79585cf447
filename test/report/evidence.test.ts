import { describe, expect, it } from 'vitest';
import { folderWith, leaklint } from '../command.js';

interface Reported {
  readonly name: string;
  readonly because: readonly { role: string; says: string; location: { path: string; line: number } }[];
}

function stepsOf(files: Readonly<Record<string, string>>, shown = 'repeats'): string[] {
  const { stdout } = leaklint(['-f', 'json', '--no-cache'], folderWith(files));
  const [finding] = (JSON.parse(stdout) as { findings: Reported[] }).findings;
  return finding!.because
    .filter(({ role }) => role === shown)
    .map(({ says, location }) => `${location.path}:${location.line} ${says}`);
}

describe('the evidence shows how often the code runs', () => {
  it('from the event, by each call, to a dict that only grows', () => {
    const steps = stepsOf({
      'board.py':
        'from flask import Flask, request\nfrom store import remember\n\napp = Flask(__name__)\n\n\n@app.post("/score")\ndef score():\n    remember(request.json["user_id"])\n    return "ok"\n',
      'store.py':
        'seen = {}\n\n\ndef remember(user_id):\n    _put(user_id)\n\n\ndef _put(user_id):\n    seen[user_id] = True\n',
    });
    expect(steps).toEqual([
      'board.py:8 `score` is a handler: `@post`',
      'board.py:9 that leads to this call of `remember`',
      'store.py:5 that leads to this call of `_put`',
    ]);
  });

  it('from the event to a listener on the page that a function adds', () => {
    const steps = stepsOf({
      'screen.ts':
        "export function watchSize(draw: () => void) {\n  window.addEventListener('resize', () => draw());\n}\n",
      'main.ts':
        "import { connect } from './link';\nimport { watchSize } from './screen';\n\nconst socket = connect();\nsocket.on('message', () => {\n  watchSize(() => {});\n});\n",
      'link.ts': "import { io } from 'socket.io-client';\n\nexport const connect = () => io();\n",
    });
    expect(steps).toEqual([
      'main.ts:5 what is given to `on` runs for every event',
      'main.ts:6 that leads to this call of `watchSize`',
    ]);
  });
});

describe('the evidence shows where the collection is made', () => {
  it('for what a mapping makes of keys that it lacks', () => {
    const board =
      'from collections import defaultdict\n\nfrom flask import Flask, request\n\napp = Flask(__name__)\nhistory = defaultdict(list)\n\n\n@app.post("/score")\ndef score():\n    history["chess"].append(request.json["user_id"])\n    return "ok"\n';
    expect(stepsOf({ 'board.py': board }, 'held')).toContain('board.py:6 it is made here');
  });
});

describe('a list that a field is made with by its factory', () => {
  const store =
    'from dataclasses import dataclass, field\n\nfrom flask import Flask\n\napp = Flask(__name__)\n\n\n@dataclass\nclass Store:\n    seen: list[str] = field(default_factory=list)\n\n\nstore = Store()\n\n\n@app.post("/seen/<name>")\ndef see(name):\n    store.seen.append(name)\n    return "ok"\n';

  it('is shown where the field is made', () => {
    expect(stepsOf({ 'store.py': store }, 'held')).toContain('store.py:10 it is made here');
  });

  it('is not exchanged for a deque around the field', () => {
    const { stdout, stderr } = leaklint(['--diff', '--unsafe-fixes', '--no-cache'], folderWith({ 'store.py': store }));
    expect(stdout).toBe('');
    expect(stderr).toContain('would fix 0');
  });
});
