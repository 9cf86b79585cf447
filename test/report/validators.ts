import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);

/** What is wrong with a value, '' if nothing is. */
export type Validator = (value: unknown) => string;

/** By a schema in the repository, or the part of it that `pointer` names. */
export function bySchema(path: string, pointer = ''): Validator {
  const schema = readSchema(path) as { definitions: object };
  return asValidator(ajv.compile(pointer === '' ? schema : { definitions: schema.definitions, $ref: pointer }));
}

/**
 * The OASIS schema as Ajv reads it: without the two keywords of draft 4, and with the `anyOf` of a region where it is meant
 * to be; it stands, by mistake, among the names of properties.
 */
export function bySarifSchema(): Validator {
  const schema = readSchema('test/report/schemas/sarif-2.1.0.json') as {
    $schema?: string;
    id?: string;
    definitions: { region: { anyOf?: unknown; properties: { anyOf?: unknown } } };
  };
  const { region } = schema.definitions;
  if (region.properties.anyOf !== undefined) {
    region.anyOf = region.properties.anyOf;
    delete region.properties.anyOf;
  }
  delete schema.$schema;
  delete schema.id;
  return asValidator(ajv.compile(schema));
}

export const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined;
if (!hasXmllint)
  console.warn('xmllint is not there: JUnit reports are not validated (Debian: apt-get install libxml2-utils)');

/** What xmllint says of a document under test/report/schemas/junit.xsd; '' if it is valid. */
export function xmllintSays(xml: string): string {
  const schema = fileURLToPath(new URL('./schemas/junit.xsd', import.meta.url));
  const run = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, '-'], { input: xml, encoding: 'utf8' });
  return run.status === 0 ? '' : run.stderr;
}

function readSchema(path: string): object {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')) as object;
}

function asValidator(validate: ValidateFunction): Validator {
  return value => (validate(value) ? '' : JSON.stringify(validate.errors, null, 2));
}
