import { setFlagsFromString } from 'node:v8';

/**
 * Makes V8 wait longer, fifteen times the work in a function, before it compiles it for speed, and put less of other
 * functions into it then. Until Node 22 its one optimizing compiler is so dear that in a run of seconds a third of all
 * processor time goes into code that hardly runs any more. For programs of our own only: it holds for the whole process.
 */
export function optimizeLate(): void {
  const [major] = process.versions.node.split('.');
  if (Number(major) >= 22) return;
  setFlagsFromString('--interrupt-budget=1000000');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
}
