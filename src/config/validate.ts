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
  if (result.success) return result.output;
  const complaints = result.issues
    .flatMap(issue => misfitsIn(issue, []))
    .map(misfit => complaintOf(misfit, schema as unknown as SchemaNode, lineOf));
  throw new ConfigError(
    file,
    complaints.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  );
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
