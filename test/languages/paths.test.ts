import { describe, expect, it } from 'vitest';
import { languageNamed } from '../../src/languages/index.js';
import type { CallFact, LanguageName, Module, Value } from '../../src/model/model.js';
import { waysOut } from '../../src/model/paths.js';
import { positionOf } from '../../src/model/source.js';
import { outdented } from '../link/linked.js';
import { startOf } from '../../src/model/span.js';

/**
 * The ways out of the first function after `h = acquire()` that miss `release(h)`, as `how line`. A program without `acquire`
 * holds on entry; `stop()` does not come back; `h` in a condition speaks of what is held.
 */
async function missed(name: LanguageName, text: string): Promise<string[]> {
  const language = languageNamed(name);
  await language.prepare();
  const path = name === 'python' ? 'a.py' : 'a.ts';
  const module = language.lower({ path, text: outdented(text).trimStart() });
  expect(module.problems).toEqual([]);
  const scope = module.regions.find(({ name: called }) => called === 'work')!.id;
  const acquire = module.facts.findIndex(fact => fact.is === 'assign' && calls(module, fact.value) === 'acquire');
  const releases = module.facts.flatMap((fact, id) => (fact.is === 'call' && calleeOf(fact) === 'release' ? [id] : []));
  const ways = waysOut(module, {
    scope,
    ...(acquire >= 0 && { acquire }),
    releases: new Set(releases),
    tells: part => (part.is === 'name' && part.name === 'h' ? 'held' : undefined),
    ends: id => calleeOf(module.facts[id] as CallFact) === 'stop',
  });
  return ways.map(({ how, fact, cancelled, caught }) => {
    const line = fact === undefined ? '' : ` ${positionOf(module.lineStarts, startOf(module.facts[fact]!.at)).line}`;
    return `${how}${line}${cancelled ? ' cancelled' : ''}${caught ? ' caught' : ''}`;
  });
}

function calls(module: Module, value: Value | undefined): string {
  if (value?.is === 'await') return calls(module, value.of);
  return value?.is === 'call' ? calleeOf(module.facts[value.fact] as CallFact) : '';
}

function calleeOf({ callee }: CallFact): string {
  return callee.is === 'name' || callee.is === 'get' ? callee.name : '';
}

interface Case {
  readonly story: string;
  readonly python?: string;
  readonly typescript?: string;
  readonly ways: readonly string[];
}

const cases: readonly Case[] = [
  {
    story: 'a release at the end is passed',
    python: `
      def work():
          h = acquire()
          use(h)
          release(h)
    `,
    typescript: `
      function work() {
        const h = acquire();
        use(h);
        release(h);
      }
    `,
    ways: [],
  },
  {
    story: 'no release: it falls through',
    python: `
      def work():
          h = acquire()
          use(h)
    `,
    typescript: `
      const work = () => {
        const h = acquire();
        use(h);
      };
    `,
    ways: ['end'],
  },
  {
    story: 'an early return goes past it',
    python: `
      def work(x):
          h = acquire()
          if x:
              return None
          release(h)
    `,
    typescript: `
      function work(x) {
        const h = acquire();
        if (x)
          return null;
        release(h);
      }
    `,
    ways: ['return 4'],
  },
  {
    story: 'a throw goes past it, a process that ends does not',
    python: `
      def work(x):
          h = acquire()
          if x:
              raise ValueError(x)
          elif not x.ok:
              stop()
          release(h)
    `,
    typescript: `
      function work(x) {
        const h = acquire();
        if (x)
          throw new Error(x);
        else if (!x.ok)
          stop();
        release(h);
      }
    `,
    ways: ['throw 4'],
  },
  {
    story: 'finally is on every way',
    python: `
      async def work(x):
          h = acquire()
          try:
              if x:
                  return await x
              raise ValueError(x)
          finally:
              release(h)
    `,
    typescript: `
      async function work(x) {
        const h = acquire();
        try {
          if (x) return await x;
          throw new Error(x);
        } finally {
          release(h);
        }
      }
    `,
    ways: [],
  },
  {
    story: 'what stands between the acquisition and the try is not guarded',
    python: `
      async def work(x):
          h = acquire()
          await x.ready()
          try:
              await x
          finally:
              release(h)
    `,
    typescript: `
      async function work(x) {
        const h = acquire();
        await x.ready();
        try {
          await x;
        } finally {
          release(h);
        }
      }
    `,
    ways: ['await 3'],
  },
  {
    story: 'an await that fails releases; in Python one that is cancelled does not',
    python: `
      async def work(x):
          h = acquire()
          try:
              await x
          except Exception:
              release(h)
              raise
          release(h)
    `,
    ways: ['await 4 cancelled'],
  },
  {
    story: 'a catch of everything sees all of it',
    python: `
      async def work(x):
          h = acquire()
          try:
              await x
          except BaseException:
              release(h)
              raise
          release(h)
    `,
    typescript: `
      async function work(x) {
        const h = acquire();
        try {
          await x;
        } catch (error) {
          release(h);
          throw error;
        }
        release(h);
      }
    `,
    ways: [],
  },
  {
    story: 'the acquisition that is awaited holds nothing when it fails',
    python: `
      async def work():
          h = await acquire()
          release(h)
    `,
    typescript: `
      async function work() {
        const h = await acquire();
        release(h);
      }
    `,
    ways: [],
  },
  {
    story: 'a call that fails is caught, and the catch forgets',
    python: `
      def work(x):
          h = acquire()
          try:
              x.parse(h)
          except ValueError:
              return None
          release(h)
    `,
    typescript: `
      function work(x) {
        const h = acquire();
        try {
          x.parse(h);
        } catch {
          return null;
        }
        release(h);
      }
    `,
    ways: ['return 6 caught'],
  },
  {
    story: 'a catch that goes on reaches the release',
    python: `
      def work(x):
          h = acquire()
          try:
              x.parse(h)
          except ValueError:
              x.log()
          release(h)
    `,
    typescript: `
      function work(x) {
        const h = acquire();
        try {
          x.parse(h);
        } catch {
          x.log();
        }
        release(h);
      }
    `,
    ways: [],
  },
  {
    story: 'a generator may never be asked for more',
    python: `
      def work(x):
          h = acquire()
          yield x
          release(h)
    `,
    ways: ['yield 3'],
  },
  {
    story: 'a generator that is closed runs finally, and no catch',
    typescript: `
      function* work(x) {
        const h = acquire();
        try {
          yield x;
        } catch {
          release(h);
        }
        release(h);
      }
    `,
    ways: ['yield 4 cancelled'],
  },
  {
    story: 'a guard that asks for the thing itself is no way around',
    python: `
      def work(x):
          h = None
          if x:
              h = acquire()
          if h is not None and x.open:
              release(h)
    `,
    typescript: `
      function work(x) {
        let h;
        if (x) h = acquire();
        if (h != null) release(h);
      }
    `,
    ways: [],
  },
  {
    story: 'a guard that is the wrong way round never releases',
    python: `
      def work():
          h = acquire()
          if not h:
              release(h)
    `,
    typescript: `
      function work() {
        const h = acquire();
        if (!h) release(h);
      }
    `,
    ways: ['end'],
  },
  {
    story: 'the guard of the acquisition guards the release as well',
    python: `
      def work(x):
          if x.verbose:
              h = acquire()
          x.run()
          if x.verbose:
              release(h)
    `,
    typescript: `
      function work(x) {
        let h;
        if (x.verbose) h = acquire();
        x.run();
        if (x.verbose) release(h);
      }
    `,
    ways: [],
  },
  {
    story: 'a guard that the acquisition does not share',
    python: `
      def work(x):
          h = acquire()
          if x.verbose:
              release(h)
    `,
    typescript: `
      function work(x) {
        const h = acquire();
        if (x.verbose) release(h);
      }
    `,
    ways: ['end'],
  },
  {
    story: 'a flag says whether there is still something to do',
    python: `
      def work(x):
          done = False
          h = acquire()
          try:
              x.run(h)
              release(h)
              done = True
          finally:
              if not done:
                  release(h)
    `,
    typescript: `
      function work(x) {
        let done = false;
        const h = acquire();
        try {
          x.run(h);
          release(h);
          done = true;
        } finally {
          if (!done) release(h);
        }
      }
    `,
    ways: [],
  },
  {
    story: 'both arms release',
    python: `
      def work(x):
          h = acquire()
          if x:
              release(h)
          else:
              release(h)
    `,
    typescript: `
      function work(x) {
        const h = acquire();
        if (x) release(h);
        else release(h);
      }
    `,
    ways: [],
  },
  {
    story: 'acquired on every pass, released after the loop',
    python: `
      def work(xs):
          for x in xs:
              h = acquire()
          release(h)
    `,
    typescript: `
      function work(xs) {
        let h;
        for (const x of xs)
          h = acquire();
        release(h);
      }
    `,
    ways: ['again 3'],
  },
  {
    story: 'continue goes past the release of the pass',
    python: `
      def work(xs):
          while True:
              h = acquire()
              if xs.skip():
                  continue
              release(h)
    `,
    ways: ['again 3'],
  },
  {
    story: 'a teardown that returns early',
    python: `
      def work(self):
          if self.stopped:
              return
          release(self)
    `,
    typescript: `
      function work(self) {
        if (self.stopped)
          return;
        release(self);
      }
    `,
    ways: ['return 3'],
  },
];

describe.each(['python', 'typescript'] as const)('ways out that miss the release, in %s', language => {
  it.each(cases.flatMap(each => (each[language] === undefined ? [] : [{ ...each, text: each[language] }])))(
    '$story',
    async ({ text, ways }) => {
      const found = await missed(language, text);
      const lines = (each: string): string => each.replace(/ \d+/, '');
      expect(language === 'python' ? found : found.map(lines)).toEqual(language === 'python' ? ways : ways.map(lines));
    },
  );
});
