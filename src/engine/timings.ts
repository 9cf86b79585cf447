/** How long each phase of a run took. */
export class Timings {
  private readonly phases = new Map<string, number>();

  readonly measure = <T>(phase: string, work: () => T): T => {
    const start = performance.now();
    const result = work();
    const end = (): void => void this.phases.set(phase, (this.phases.get(phase) ?? 0) + performance.now() - start);
    if (result instanceof Promise) void result.finally(end);
    else end();
    return result;
  };

  /** A line a phase, in the order in which they began to be measured, and the time since the process started. */
  print(): string {
    const rows = [...this.phases, ['in all', performance.now()] as const];
    return rows.map(([phase, time]) => `${time.toFixed(0).padStart(8)} ms  ${phase}\n`).join('');
  }
}
