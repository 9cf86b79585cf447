/** A terminal's line that tells how far the work has come; rewritten in place. */
export interface Progress {
  readonly advance: () => void;
  /** Takes the line away. */
  readonly end: () => void;
}

const delay = 500;
const interval = 100;

/** Shows nothing. */
export const silent: Progress = { advance: () => undefined, end: () => undefined };

/** Shows files done, of how many, and the rate, once the work has taken half a second. */
export function showProgress(total: number, stream: NodeJS.WriteStream): Progress {
  const start = performance.now();
  let done = 0;
  let nextAt = start + delay;
  let isShown = false;
  return {
    advance() {
      done++;
      const now = performance.now();
      if (now < nextAt) return;
      nextAt = now + interval;
      isShown = true;
      const rate = Math.round((done * 1000) / (now - start));
      stream.write(`\r\x1b[Kleaklint: ${done} of ${total} files, ${rate} a second`);
    },
    end() {
      if (isShown) stream.write('\r\x1b[K');
    },
  };
}
