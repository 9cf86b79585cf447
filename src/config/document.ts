import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parse as parseToml, TomlError } from 'smol-toml';
import { systemReason } from '../files/system-reason.js';
import { ConfigError } from './config-error.js';
import { tomlLineOf } from './toml-lines.js';

/** The name of a member, or the place in a list. */
export type Key = string | number;

/** What a file says of leaklint, and where in the file each key of it stands. */
export interface Document {
  readonly value: unknown;
  /** The line of a key, or of the nearest around it that has one; from 1. */
  readonly lineOf: (keys: readonly Key[]) => number | undefined;
}

/** Far beyond what anyone writes by hand, in bytes. */
const SIZE_LIMIT = 1 << 20;

/** Reads a file as configuration. Throws `ConfigError` for one that is not there, too large or broken. */
export function readDocument(file: string): Document {
  const text = textOf(file).replace(/^\uFEFF/, '');
  const name = basename(file);
  try {
    if (name.endsWith('.toml')) return readToml(text, file, name === 'pyproject.toml' ? ['tool', 'leaklint'] : []);
    return readJson(text, file, name === 'package.json' ? ['leaklint'] : []);
  } catch (error) {
    if (error instanceof RangeError) throw new ConfigError(file, [{ key: '', says: 'nested too deeply' }]);
    throw error;
  }
}

function textOf(file: string): string {
  const fail = (says: string): ConfigError => new ConfigError(file, [{ key: '', says }]);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw fail('no such configuration');
  if (!stats.isFile()) throw fail('not a file');
  if (stats.size > SIZE_LIMIT) throw fail('too large for a configuration: more than 1 MiB');
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw fail(`cannot be read: ${systemReason(error)}`);
  }
}

function readJson(text: string, file: string, within: readonly Key[]): Document {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (tree === undefined || first !== undefined) {
    const says =
      first === undefined ? 'empty; expected {}' : `not valid JSON: ${wordsOf(printParseErrorCode(first.error))}`;
    throw new ConfigError(file, [{ line: lineAt(text, first?.offset ?? 0), key: '', says }]);
  }
  const node = within.length === 0 ? tree : findNodeAtLocation(tree, [...within]);
  return {
    value: node === undefined ? {} : getNodeValue(node),
    lineOf: keys => lineOfNode(text, tree, [...within, ...keys]),
  };
}

/** `PropertyNameExpected` as `property name expected`. */
function wordsOf(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function lineOfNode(text: string, tree: Node, keys: readonly Key[]): number | undefined {
  for (let length = keys.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, keys.slice(0, length));
    if (node !== undefined) return lineAt(text, (node.parent?.type === 'property' ? node.parent : node).offset);
  }
  return undefined;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length;
}

function readToml(text: string, file: string, within: readonly string[]): Document {
  let value: unknown;
  try {
    value = parseToml(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const says = error.message.split('\n')[0]!.replace(/^Invalid TOML document: /, 'not valid TOML: ');
    throw new ConfigError(file, [{ line: error.line, key: '', says }]);
  }
  for (const key of within) value = (value as Readonly<Record<string, unknown>>)[key] ?? {};
  return { value, lineOf: keys => tomlLineOf(text, [...within, ...keys]) };
}
