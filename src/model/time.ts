/**
 * How often something runs, seen from the start of the process.
 * - once: on import, at start-up · setup: a few times, by code that sets things up · unknown: nobody in sight calls it
 * - repeated: for every call, request, message or event · endless: on every pass of a loop or timer that has no end
 */
export type Runs = 'once' | 'setup' | 'unknown' | 'repeated' | 'endless';

/**
 * How long something lives.
 * - data: a value that is passed around · call: until a function returns · request, connection, component: until that ends
 * - unknown: nobody in sight decides · long: evidently for most of the process · process: until it ends
 */
export type Life = 'data' | 'call' | 'request' | 'connection' | 'component' | 'unknown' | 'long' | 'process';

const RUNS: readonly Runs[] = ['once', 'setup', 'unknown', 'repeated', 'endless'];
const LIVES: readonly Life[] = ['data', 'call', 'request', 'connection', 'component', 'unknown', 'long', 'process'];

/** The one of two that runs more often. */
export function moreOften(a: Runs, b: Runs): Runs {
  return RUNS.indexOf(a) >= RUNS.indexOf(b) ? a : b;
}

/** The longer of two lives. */
export function longer(a: Life, b: Life): Life {
  return LIVES.indexOf(a) >= LIVES.indexOf(b) ? a : b;
}

/** Whether something lives as long as another, or longer. */
export function livesAtLeast(life: Life, than: Life): boolean {
  return LIVES.indexOf(life) >= LIVES.indexOf(than);
}

/** Whether something runs as often as another, or more often. */
export function runsAtLeast(runs: Runs, than: Runs): boolean {
  return RUNS.indexOf(runs) >= RUNS.indexOf(than);
}
