import * as v from 'valibot';
import { type Complaint, ConfigError } from './config-error.js';
import type { ConfigurableRule } from './configuration.js';
import { didYouMean } from './did-you-mean.js';
import type { Document, Key } from './document.js';
import { configurationSchema, type Written } from './schema.js';
import { choicesOf, expectationOf, type SchemaNode, schemasAt } from './schema-words.js';

/** What does not fit, and where. */
interface Misfit {
  readonly issue: v.BaseIssue<unknown>;
  readonly keys: readonly Key[];
}

/** What the document says, if it is a configuration. Throws `ConfigError` with all that is wrong with it. */
export function validate({ value, lineOf }: Document, file: string, rules: readonly ConfigurableRule[]): Written {
  if (Array.isArray(value)) throw new ConfigError(file, [{ key: '', says: 'expected an object, got a list' }]);
  const schema = configurationSchema(rules);
  const result = v.safeParse(schema, value);
  const words = schema as unknown as SchemaNode;
  const others = noObjectsIn(value, [], words);
  if (result.success && others.length === 0) return result.output;
  const complaints = result.success
    ? others.map(keys => complaintOfKind(keys, value, words, lineOf))
    : result.issues.flatMap(issue => misfitsIn(issue, [])).map(misfit => complaintOf(misfit, words, lineOf));
  throw new ConfigError(
    file,
    complaints.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  );
}

/** Where an empty list, or a date of TOML, stands instead of an object: valibot takes them for one without keys. */
function noObjectsIn(value: unknown, keys: readonly Key[], schema: SchemaNode): (readonly Key[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const isOther = value instanceof Date || (Array.isArray(value) && value.length === 0);
  if (isOther && !schemasAt(schema, keys).some(({ type }) => type === 'array')) return [keys];
  const entries: [Key, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, each]) => noObjectsIn(each, [...keys, key], schema));
}

function complaintOfKind(
  keys: readonly Key[],
  root: unknown,
  schema: SchemaNode,
  lineOf: Document['lineOf'],
): Complaint {
  const value = keys.reduce((around, key) => (around as Record<Key, unknown>)[key], root);
  const says = `expected ${expectationOf(schemasAt(schema, keys))}, got ${shown(value)}`;
  return { line: lineOf(keys), key: keys.join('.'), says };
}

/** What does not fit inside the alternative that was evidently meant; the issue itself where none was. */
function misfitsIn(issue: v.BaseIssue<unknown>, around: readonly Key[]): Misfit[] {
  const keys = [...around, ...(issue.path ?? []).map(({ key }) => key as Key)];
  const inner = (issue.issues ?? []).flatMap(each => misfitsIn(each, keys));
  const deeper = inner.filter(misfit => misfit.keys.length > keys.length);
  return deeper.length > 0 ? deeper : [{ issue, keys }];
}

function complaintOf({ issue, keys }: Misfit, schema: SchemaNode, lineOf: Document['lineOf']): Complaint {
  const place = { line: lineOf(keys), key: keys.join('.') };
  const list = issue.path?.at(-1)?.input;
  if (issue.type === 'strict_object' && Array.isArray(list)) {
    const key = keys.slice(0, -1);
    return { line: lineOf(key), key: key.join('.'), says: `expected an object, got ${shown(list)}` };
  }
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const known = schemasAt(schema, keys.slice(0, -1)).flatMap(({ entries = {} }) => Object.keys(entries));
    return { ...place, says: `there is no such key${didYouMean(String(keys.at(-1)), known)}` };
  }
  const nodes = schemasAt(schema, keys);
  const expected = expectationOf(nodes);
  if (issue.input === undefined) return { ...place, says: `is missing; expected ${expected}` };
  const proposal = typeof issue.input === 'string' ? didYouMean(issue.input, choicesOf(nodes)) : '';
  return { ...place, says: `expected ${expected}, got ${shown(issue.input)}${proposal}` };
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
