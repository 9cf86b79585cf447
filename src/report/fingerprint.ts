/** UTF-16 units that a line's hash looks at, from the line's start on. */
const windowLength = 100;
const base = 37;
const endOfFile = 0xffff;
const [space, tab, lineFeed, carriageReturn] = [32, 9, 10, 13];

/** A 64-bit word in two halves, each an unsigned 32-bit number. */
interface Word {
  readonly high: number;
  readonly low: number;
}

/**
 * GitHub's `primaryLocationLineHash` of every line of `text`, the first at index 0: the hash that github/codeql-action
 * computes when a tool gives none (MIT), so that alerts stay the same. A rolling polynomial hash over the text without
 * spaces and tabs; in hexadecimal, with the number of times that it has come so far behind a colon.
 */
export function lineHashes(text: string): string[] {
  const { units, lineStarts } = significantUnits(text);
  const times = new Map<string, number>();
  return hashesAt(units, lineStarts).map(hash => {
    const time = (times.get(hash) ?? 0) + 1;
    times.set(hash, time);
    return `${hash}:${time}`;
  });
}

/** The text without spaces and tabs, every line end as LF, the mark of its end last; and where its lines start in that. */
function significantUnits(text: string): { units: number[]; lineStarts: number[] } {
  const units: number[] = [];
  const lineStarts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === space || unit === tab) continue;
    if (unit === lineFeed && text.charCodeAt(at - 1) === carriageReturn) continue;
    const isLineEnd = unit === lineFeed || unit === carriageReturn;
    units.push(isLineEnd ? lineFeed : unit);
    if (isLineEnd) lineStarts.push(units.length);
  }
  units.push(endOfFile);
  return { units, lineStarts };
}

/** Hashes of the windows that start at `starts`, zeros standing behind the last unit. */
function hashesAt(units: readonly number[], starts: readonly number[]): string[] {
  const hashes: string[] = [];
  let hash: Word = { high: 0, low: 0 };
  for (let end = 1; hashes.length < starts.length; end++) {
    const leaving = units[end - 1 - windowLength] ?? 0;
    hash = subtract(timesPlus(hash, base, units[end - 1] ?? 0), timesPlus(leavingPower, leaving, 0));
    if (end - windowLength === starts[hashes.length]) hashes.push(hexadecimal(hash));
  }
  return hashes;
}

/** `word * factor + addend`, wrapping; both small enough (17 bits) for the low half to stay exact. */
function timesPlus({ high, low }: Word, factor: number, addend: number): Word {
  const product = low * factor + addend;
  return { high: (Math.imul(high, factor) + Math.floor(product / 2 ** 32)) >>> 0, low: product >>> 0 };
}

function subtract(from: Word, word: Word): Word {
  return { high: (from.high - word.high - (from.low < word.low ? 1 : 0)) >>> 0, low: (from.low - word.low) >>> 0 };
}

function hexadecimal({ high, low }: Word): string {
  return high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, '0');
}

/** `base` to the power of the window's length: the weight that a unit has when it leaves. */
const leavingPower = Array.from({ length: windowLength }).reduce<Word>(power => timesPlus(power, base, 0), {
  high: 0,
  low: 1,
});
