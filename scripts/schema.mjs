/** The JSON schema of leaklint's configuration, from the schema that validates it. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { build } from 'esbuild';
import { dirname } from 'node:path';

const root = dirname(import.meta.dirname);

const source = `
  export { configurationSchema } from './src/config/schema.js';
  export { configurableRules, ruleWords } from './src/run/scope.js';
`;

export async function configurationSchema() {
  const { configurationSchema, configurableRules, ruleWords } = await modules();
  const schema = toJsonSchema(configurationSchema(configurableRules));
  for (const { id, what } of ruleWords) schema.properties.rules.properties[id].description = what;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://unpkg.com/leaklint/dist/leaklint.schema.json',
    title: 'leaklint configuration',
    ...schema,
  };
}

async function modules() {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: root },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire('file:///');" },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
