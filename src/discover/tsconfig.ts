import { posix } from 'node:path';
import type { NamePattern, NameScope } from '../model/module-names.js';
import { isObject, type JsonObject, type ManifestReader, stringsIn } from './manifest-reader.js';
import { patternOf, scopeOf } from './name-patterns.js';

/** Longer chains of `extends` are circles. */
const MAX_EXTENDS = 8;

/** What decides how a tsconfig's names are resolved, its own and what it extends. */
interface PathSettings {
  readonly baseUrl?: string;
  readonly paths?: JsonObject;
  /** The folder of the tsconfig in which the `paths` stand. */
  readonly pathsFolder?: string;
}

/** The names that the tsconfig.json or jsconfig.json gives to the files below its folder. */
export function readTsconfig(path: string, reader: ManifestReader): NameScope {
  const settings = settingsOf(path, reader, 0);
  return scopeOf(path, [...pathPatterns(settings, reader), ...basePattern(settings, reader)]);
}

function settingsOf(path: string, reader: ManifestReader, depth: number): PathSettings {
  const manifest = reader.read(path);
  if (manifest === undefined || depth > MAX_EXTENDS) return {};
  const folder = posix.dirname(path);
  const bases = stringsIn(manifest['extends'])
    .filter(base => /^\.{0,2}\//.test(base))
    .map(base => settingsOf(reader.path(folder, withExtension(base)), reader, depth + 1));
  return Object.assign({}, ...bases, ownSettings(manifest['compilerOptions'], folder, reader)) as PathSettings;
}

function ownSettings(options: unknown, folder: string, reader: ManifestReader): PathSettings {
  if (!isObject(options)) return {};
  const { baseUrl, paths } = options;
  return {
    ...(typeof baseUrl === 'string' && { baseUrl: reader.path(folder, baseUrl) }),
    ...(isObject(paths) && { paths, pathsFolder: folder }),
  };
}

function pathPatterns({ paths = {}, pathsFolder = '', baseUrl }: PathSettings, reader: ManifestReader): NamePattern[] {
  return Object.entries(paths).map(([key, targets]) =>
    patternOf(
      key,
      stringsIn(targets).map(target => reader.path(baseUrl ?? pathsFolder, target)),
    ),
  );
}

function basePattern({ baseUrl }: PathSettings, reader: ManifestReader): NamePattern[] {
  return baseUrl === undefined ? [] : [patternOf('*', [reader.path(baseUrl, '*')])];
}

function withExtension(path: string): string {
  return path.endsWith('.json') ? path : `${path}.json`;
}
