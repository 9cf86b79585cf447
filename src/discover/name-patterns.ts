import { posix } from 'node:path';
import type { NamePattern, NameScope } from '../model/module-names.js';

/** The pattern of a name with one `*` or none. */
export function patternOf(name: string, targets: readonly string[]): NamePattern {
  const star = name.indexOf('*');
  if (star < 0) return { prefix: name, targets };
  return { prefix: name.slice(0, star), suffix: name.slice(star + 1), targets };
}

/** What the manifest at `path` says for the files below its folder. */
export function scopeOf(path: string, patterns: readonly NamePattern[]): NameScope {
  return { folder: folderOf(path), patterns: ordered(patterns) };
}

/** The folder of a manifest, '' or with a `/` at its end. */
export function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : `${folder}/`;
}

/** Whole names first, then by the length of what must match. */
export function ordered(patterns: readonly NamePattern[]): NamePattern[] {
  return [...patterns].sort((a, b) => weightOf(b) - weightOf(a));
}

function weightOf({ prefix, suffix }: NamePattern): number {
  return suffix === undefined ? Number.MAX_SAFE_INTEGER : prefix.length;
}
