import { isUtf8 } from 'node:buffer';

/** A file's text, and what is needed to write it back as it was. */
export interface Decoded {
  /** Without the byte order mark. */
  readonly text: string;
  /** A label that `TextDecoder` knows. */
  readonly encoding: string;
  readonly bom: boolean;
  /** Why the text may not be what its author wrote. */
  readonly warning?: string;
}

/** Not text at all, and why. */
export interface Undecodable {
  readonly problem: string;
}

const marks = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** No source is larger; the parser gives up on some that are twice as large. */
const LARGEST = 8 * 2 ** 20;

/** PEP 263: in a comment on the first or second line. */
const codingCookie = /^(?:[^\r\n]*(?:\r\n?|\n))?[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/;

/** Python's names of encodings that the web's list of labels lacks. */
const pythonLabels: Readonly<Record<string, string>> = {
  'utf-8-sig': 'utf-8',
  'latin-1': 'latin1',
  'iso-latin-1': 'latin1',
  cp1252: 'windows-1252',
  'mac-roman': 'macintosh',
  cp932: 'shift_jis',
  cp949: 'euc-kr',
};

/** Reads `bytes` as text: by their byte order mark, else by the coding cookie of a Python file, else as UTF-8. */
export function decode(bytes: Buffer, language: 'python' | 'typescript'): Decoded | Undecodable {
  if (bytes.length > LARGEST) return { problem: 'larger than 8 MiB, skipped' };
  const mark = marks.find(({ bytes: start }) => start.every((byte, at) => bytes[at] === byte));
  if (mark !== undefined) return decodeAs(mark.encoding, bytes.subarray(mark.bytes.length), true);
  if (bytes.includes(0)) return { problem: 'binary file, skipped' };
  if (language === 'python') {
    const cookie = codingCookie.exec(bytes.toString('latin1', 0, 400))?.[1];
    if (cookie !== undefined) return decodeByCookie(cookie, bytes);
  }
  return decodeAs('utf-8', bytes, false);
}

function decodeByCookie(cookie: string, bytes: Buffer): Decoded {
  const name = cookie.toLowerCase().replaceAll('_', '-');
  try {
    const { encoding } = new TextDecoder(pythonLabels[name] ?? name);
    return decodeAs(encoding, bytes, false);
  } catch {
    return { ...decodeAs('utf-8', bytes, false), warning: `unknown encoding ${cookie}, read as UTF-8` };
  }
}

function decodeAs(encoding: string, bytes: Buffer, bom: boolean): Decoded {
  const isPlain = encoding === 'utf-8' && isUtf8(bytes);
  const text = isPlain ? bytes.toString('utf8') : new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  if (isPlain || !text.includes('\uFFFD')) return { text, encoding, bom };
  return { text, encoding, bom, warning: `not valid ${encoding.toUpperCase()}, read as far as it is` };
}
