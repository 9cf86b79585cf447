import { setFlagsFromString } from 'node:v8';

/**
 * Makes V8 wait longer before it compiles a function for speed. In a run of seconds up to a third of all processor time would
 * else go into compiling code that hardly runs any more. For programs of our own only: it holds for the whole process.
 */
export function optimizeLate(): void {
  const [major] = process.versions.node.split('.');
  for (const flag of Number(major) < 22 ? ONE_COMPILER : TWO_COMPILERS) setFlagsFromString(flag);
}

/** Until Node 22: fifteen times the work in a function, and less of other functions put into it then. */
const ONE_COMPILER = ['--interrupt-budget=1000000', '--max-inlined-bytecode-size-cumulative=300'];

/** Since then the one that is quick comes in between: it waits for twelve times as many calls, the dear one for thirty times. */
const TWO_COMPILERS = ['--invocation-count-for-maglev=5000', '--invocation-count-for-turbofan=100000'];
