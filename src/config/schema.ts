import * as v from 'valibot';
import type { ConfigurableRule } from './configuration.js';

const levels = ['off', 'note', 'warning', 'error'] as const;
const holds = ['list', 'deque', 'set', 'mapping', 'queue', 'text', 'object'] as const;

const says = <T extends v.GenericSchema>(schema: T, text: string) => v.pipe(schema, v.description(text));

const level = says(v.picklist(levels), 'How bad the findings of the rule are; "off": they are not wanted.');
const limit = says(
  v.pipe(v.number(), v.integer(), v.minValue(1)),
  'The bound that fixes write where no constant is in sight; 1000 unless it is set.',
);
const text = v.pipe(v.string(), v.nonEmpty());
const globs = v.array(text);

const argument = v.strictObject({
  name: says(text, 'The name by which the argument is given.'),
  position: says(
    v.pipe(v.number(), v.integer(), v.minValue(0)),
    'Its position where it is given without a name, from 0.',
  ),
});

const container = v.strictObject({
  make: says(text, 'The class, as the importing file would write it in full: "acme.cache.Store", "@acme/cache.Store".'),
  holds: says(v.picklist(holds), 'Which kind of collection it is like.'),
  bound: v.optional(says(v.picklist(['size', 'time', 'weak']), 'What always bounds it.')),
  limit: v.optional(says(argument, 'The argument that bounds its size.')),
  age: v.optional(says(argument, 'The argument that says when entries go.')),
});

const memo = v.strictObject({
  call: says(text, 'The decorator or function, as the importing file would write it in full.'),
  keeps: says(v.picklist(['bounded', 'unbounded']), 'Whether it ever lets go of a result.'),
  ends: v.optional(says(v.array(text), 'Names of arguments that bound it.')),
});

const pair = v.strictObject({
  acquire: says(text, 'The method that hands something over: "bus.subscribe".'),
  release: says(text, 'The method of the same receiver, or of what came back, that takes it back: "bus.unsubscribe".'),
});

const phase = v.strictObject({
  class: says(text, 'The base class or decorator of what your framework begins and ends; its last name counts.'),
  acquire: says(text, 'The method that it calls when an instance begins to be in use: "onShow".'),
  release: says(
    text,
    'The method that it calls when that is over: what "acquire" acquires is released by then: "onHide".',
  ),
});

const catalog = v.strictObject({
  containers: v.optional(v.array(container)),
  memos: v.optional(v.array(memo)),
  pairs: v.optional(v.array(pair)),
  phases: v.optional(v.array(phase)),
});

/** What a configuration may say, given the rules that there are. */
export function configurationSchema(rules: readonly ConfigurableRule[]) {
  return v.strictObject({
    $schema: v.optional(v.string()),
    extends: v.optional(
      says(
        v.union([text, v.array(text)]),
        'Configurations to start from: files beside this one ("./base.json"), or packages below node_modules.',
      ),
    ),
    rules: v.optional(says(settingsOf(rules), 'A level for each rule, or its options.')),
    exclude: v.optional(
      says(globs, 'Files and folders to leave out. Globs without a "/" speak of names at any depth, others of paths.'),
    ),
    overrides: v.optional(
      says(v.array(overrideOf(rules)), 'Other levels for some files; of several that fit the last one counts.'),
    ),
    catalog: v.optional(says(catalog, 'What your own libraries do, where leaklint cannot see it.')),
  });
}

function settingsOf(rules: readonly ConfigurableRule[]) {
  const setting = ({ takesLimit }: ConfigurableRule) =>
    takesLimit
      ? v.union([level, v.strictObject({ severity: v.optional(level), limit: v.optional(limit) })])
      : v.union([level, v.strictObject({ severity: v.optional(level) })]);
  return v.strictObject(Object.fromEntries(rules.map(rule => [rule.id, v.optional(setting(rule))])));
}

function overrideOf(rules: readonly ConfigurableRule[]) {
  return v.strictObject({
    files: says(globs, 'The files it is about; globs as in "exclude".'),
    rules: says(
      v.strictObject(Object.fromEntries(rules.map(({ id }) => [id, v.optional(level)]))),
      'Their level for each rule.',
    ),
  });
}

/** A configuration as it is written. */
export type Written = v.InferOutput<ReturnType<typeof configurationSchema>>;
