import { readFileSync } from 'node:fs';
import { basename, isAbsolute, posix, resolve } from 'node:path';
import { parse, type ParseError } from 'jsonc-parser';
import { lineStartsOf, positionOf } from '../model/source.js';
import { shownPath } from './native-path.js';

/** An object of a JSON file, whatever is in it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Files that say what modules are called: package.json, tsconfig.json, jsconfig.json, tsconfig.base.json … */
export function isManifest(name: string): boolean {
  return /^(?:package|[jt]sconfig(?:\..+)?)\.json$/.test(name);
}

/** Whether it is a `package.json`. */
export function isPackageManifest(path: string): boolean {
  return basename(path) === 'package.json';
}

/** Reads the manifests of a project: JSON, with comments and trailing commas, each file once. */
export class ManifestReader {
  readonly warnings: string[] = [];
  private readonly known = new Map<string, JsonObject | undefined>();

  constructor(private readonly cwd: string) {}

  /** What is written in the file, as far as it is JSON; undefined where there is no such file. `path` is as it is shown. */
  read(path: string): JsonObject | undefined {
    if (!this.known.has(path)) this.known.set(path, this.readFresh(path));
    return this.known.get(path);
  }

  /** How the file or folder `relative` to `folder` is shown. */
  path(folder: string, relative: string): string {
    const path = posix.join(folder, relative);
    const isInside = !isAbsolute(path) && !path.startsWith('..');
    return isInside ? path : shownPath(this.cwd, resolve(this.cwd, folder, relative));
  }

  private readFresh(path: string): JsonObject | undefined {
    const text = textOf(resolve(this.cwd, path));
    if (text === undefined) return undefined;
    const value = parsePlain(text) ?? this.parseTolerant(path, text);
    return isObject(value) ? value : undefined;
  }

  private parseTolerant(path: string, text: string): unknown {
    const errors: ParseError[] = [];
    const value: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
    const [first] = errors;
    if (first !== undefined) {
      const { line } = positionOf(lineStartsOf(text), first.offset);
      this.warnings.push(`${path}:${line}: not valid JSON: module names in it may be missed`);
    }
    return value;
  }
}

/** Ten times as fast, and enough for most. */
function parsePlain(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}

/** Whether a JSON value is an object, and no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The strings in a JSON value, however deep, in their order. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
