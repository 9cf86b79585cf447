import { availableParallelism } from 'node:os';
import type { FactsCache } from './cache.js';
import { type Facts, lower, packed, prepareFor, type Sourced } from './lower.js';
import { lowerInWorkers, type Take } from './workers.js';

/** How facts are made of sources. */
export interface FactsOptions {
  /** Facts of earlier runs; undefined: every source is lowered. */
  readonly cache?: FactsCache | undefined;
  /** How many threads lower; undefined: as many as pay. */
  readonly threads?: number | undefined;
  /** Called for each source that is done. */
  readonly advance: () => void;
}

/**
 * Below this many UTF-16 units, starting threads takes longer than they save; on two cores always: each thread warms up
 * on its own, and what it found has to come back.
 */
const WORTH_THREADS = 4_000_000;
const MOST_THREADS = 4;

/** The facts of each source, in the order of the sources: from the cache, or lowered here or in other threads. */
export async function factsOf(sources: readonly Sourced[], options: FactsOptions): Promise<Facts[]> {
  const { cache, advance } = options;
  const facts = new Array<Facts | undefined>(sources.length);
  const missing: number[] = [];
  sources.forEach((source, index) => {
    const module = cache?.read(source);
    if (module === undefined) missing.push(index);
    else {
      facts[index] = { module };
      advance();
    }
  });
  const rest = missing.map(index => sources[index]!);
  await lowerAll(rest, options, (at, found, bytes) => {
    facts[missing[at]!] = found;
    if ('module' in found) cache?.write(rest[at]!, bytes ?? packed(found.module));
    advance();
  });
  cache?.close();
  return facts as Facts[];
}

async function lowerAll(sources: readonly Sourced[], { threads }: FactsOptions, take: Take): Promise<void> {
  const wanted = Math.min(threads ?? threadsThatPay(sources), sources.length);
  const left = wanted > 1 ? await lowerInWorkers(sources, wanted, take) : sources.map((_, index) => index);
  if (left.length === 0) return;
  await prepareFor(left.map(index => sources[index]!));
  for (const index of left) take(index, lower(sources[index]!));
}

function threadsThatPay(sources: readonly Sourced[]): number {
  const size = sources.reduce((sum, { text }) => sum + text.length, 0);
  return size < WORTH_THREADS ? 1 : Math.min(availableParallelism() - 1, MOST_THREADS);
}
