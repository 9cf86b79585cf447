import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Facts, Sourced } from '../../src/engine/lower.js';
import { lowerInWorkers } from '../../src/engine/workers.js';
import { folderWith } from '../command.js';

const paths = ['a.py', 'b.py', 'deadly.py', 'c.py', 'd.py', 'deadly2.py', 'e.py'];
const sources: readonly Sourced[] = paths.map(path => ({ path, text: '', language: 'python' }));

/** A thread's program that answers with the path, and does this where the path is deadly. */
function script(deadly: string, start = "parentPort.postMessage('ready');"): URL {
  const text = `
    import { parentPort } from 'node:worker_threads';
    import { serialize } from 'node:v8';
    parentPort.on('message', ({ index, source }) => {
      if (source.path.startsWith('deadly')) { ${deadly} }
      parentPort.postMessage({ index, bytes: serialize({ path: source.path }) });
    });
    ${start}`;
  return pathToFileURL(join(folderWith({ 'worker.mjs': text }), 'worker.mjs'));
}

async function lowered(program: URL): Promise<{ answers: string[]; left: readonly number[] }> {
  const answers = new Map<number, string>();
  const take = (index: number, facts: Facts): void => {
    answers.set(index, 'failure' in facts ? facts.failure : facts.module.path);
  };
  const left = await lowerInWorkers(sources, 2, take, program);
  return { answers: sources.map((_, index) => answers.get(index) ?? 'nothing'), left };
}

describe('a thread that dies', () => {
  it.each([
    ['by an error', "throw new Error('too much');", 'too much'],
    ['by its own end', 'process.exit(0);', 'its thread was ended'],
  ])('costs the file it was at: %s', async (_, deadly, reason) => {
    const { answers, left } = await lowered(script(deadly));
    expect(answers).toEqual(['a.py', 'b.py', reason, 'c.py', 'd.py', reason, 'e.py']);
    expect(left).toEqual([]);
  });

  it('leaves the files to others where it never starts', async () => {
    const { answers, left } = await lowered(script('', "throw new Error('no');"));
    expect(answers).toEqual(paths.map(() => 'nothing'));
    expect([...left].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});
