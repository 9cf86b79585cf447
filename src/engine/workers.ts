import { Worker } from 'node:worker_threads';
import { type Facts, type Sourced, unpacked } from './lower.js';

/** A source for a thread to lower. */
export interface Order {
  readonly index: number;
  readonly source: Sourced;
}

/** What comes back: that the thread has started; a source's module, packed; why it could not be lowered. */
export type Answer =
  | 'ready'
  | { readonly index: number; readonly bytes: Uint8Array }
  | { readonly index: number; readonly failure: string };

/** Called once for each source that is done, in any order; `bytes` is the module where it was packed already. */
export type Take = (index: number, facts: Facts, bytes?: Uint8Array) => void;

/** So many sources lie with a thread: one in work, one that waits, so that it never does. */
const IN_HAND = 2;

const program = new URL('./worker.js', import.meta.url);

/**
 * Lowers sources in `threads` threads. A thread that dies costs the source it was at; another takes its place. Returns the
 * indexes of the sources that are left when no thread can be started.
 */
export function lowerInWorkers(
  sources: readonly Sourced[],
  threads: number,
  take: Take,
  script = program,
): Promise<readonly number[]> {
  return new Promise(resolve => new Crew(sources, take, script, resolve).start(threads));
}

/** One thread, and what lies with it: the first is in work. */
interface Member {
  readonly worker: Worker;
  readonly inHand: number[];
  ready: boolean;
}

class Crew {
  private readonly members = new Set<Member>();
  /** Sources that nobody has taken up, the next one last. */
  private readonly open: number[];
  private undone: number;

  constructor(
    private readonly sources: readonly Sourced[],
    private readonly take: Take,
    private readonly script: URL,
    private readonly end: (left: readonly number[]) => void,
  ) {
    this.open = sources.map((_, index) => index).reverse();
    this.undone = sources.length;
  }

  start(threads: number): void {
    for (let at = 0; at < threads; at++) this.hire();
  }

  private hire(): void {
    const worker = new Worker(this.script);
    const member: Member = { worker, inHand: [], ready: false };
    this.members.add(member);
    let reason = 'its thread was ended';
    worker.on('message', (answer: Answer) => this.hear(member, answer));
    worker.on('error', error => (reason = error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => this.lose(member, reason));
  }

  private hear(member: Member, answer: Answer): void {
    if (answer === 'ready') member.ready = true;
    else {
      member.inHand.splice(member.inHand.indexOf(answer.index), 1);
      if ('failure' in answer) this.settle(answer.index, { failure: answer.failure });
      else this.settle(answer.index, { module: unpacked(answer.bytes) }, answer.bytes);
    }
    this.give(member);
  }

  private give({ worker, inHand }: Member): void {
    while (inHand.length < IN_HAND && this.open.length > 0) {
      const index = this.open.pop()!;
      const { path, language, text } = this.sources[index]!;
      const order: Order = { index, source: { path, language, text } };
      inHand.push(index);
      worker.postMessage(order);
    }
  }

  /** A thread has ended that was not told to. */
  private lose(member: Member, reason: string): void {
    if (!this.members.delete(member)) return;
    const [atWork, ...waiting] = member.inHand;
    this.open.push(...waiting);
    if (atWork !== undefined) this.settle(atWork, { failure: reason });
    if (this.undone === 0) return;
    if (member.ready) this.hire();
    else if (this.members.size === 0) this.end(this.open);
  }

  private settle(index: number, facts: Facts, bytes?: Uint8Array): void {
    this.take(index, facts, bytes);
    this.undone--;
    if (this.undone > 0) return;
    const members = [...this.members];
    this.members.clear();
    void Promise.all(members.map(({ worker }) => worker.terminate())).then(() => this.end([]));
  }
}
