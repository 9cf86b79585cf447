/**
 * `npm run new-rule -- ID` makes what a rule begins with: rules/ID.ts with its words to fill in, its place in
 * rules/index.ts, and a story in both languages that fails until the rule finds what its marks say.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const index = join(root, 'rules/index.ts');

/** Findings that no file in rules/ makes. */
const ownFindings = ['unused-suppression'];

/** What speaks against the id, if anything does. */
function objectionTo(id) {
  if (id === undefined) return 'which rule? `npm run new-rule -- ID`, as in `npm run new-rule -- socket-not-closed`';
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)+$/.test(id)) {
    return `\`${id}\` is no id of a rule: two or more words in small letters with hyphens between them, as in \`socket-not-closed\``;
  }
  if (ownFindings.includes(id)) return `leaklint itself has findings of \`${id}\`: choose another id`;
  const taken = [`rules/${id}.ts`, `fixtures/${id}`].find(path => existsSync(join(root, path)));
  return taken && `${taken} is there already: choose another id`;
}

function ruleOf(id, name) {
  return `import { defineRule } from '../src/rule.js';

export const ${name} = defineRule({
  id: '${id}',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'TODO: one sentence: what is found.',
    why: 'TODO: what comes of it in production.',
    instead: 'TODO: what to write instead.',
  },
  // TODO: ask the questions of src/rule.ts of the project, and give a finding for each bad answer.
  check: () => [],
});
`;
}

/** By path below fixtures/ID: a program with a leak that only the new rule is to find, and one without. */
function storyOf(id) {
  const mark = `leak: ${id} "TODO: a part of the message"`;
  const python = (what, line) => `"""TODO: the story: ${what}."""


def handle(request):
    return ${line}
`;
  const typescript = (what, line) => `// TODO: the story: ${what}.

export function handle(request: string): string {
  return ${line}
}
`;
  const [leaks, isWell] = ['what this program keeps and why that is bad', 'the same program as it should be'];
  return {
    'first-story/bad.py': python(leaks, `request.upper()  # ${mark}`),
    'first-story/good.py': python(isWell, 'request.upper()'),
    'first-story/bad.ts': typescript(leaks, `request.toUpperCase(); // ${mark}`),
    'first-story/good.ts': typescript(isWell, 'request.toUpperCase();'),
  };
}

/** rules/index.ts with the rule imported and listed last. */
function indexWith(id, name) {
  return readFileSync(index, 'utf8')
    .replace(/\n\n(?=\/\*\* Every rule)/, `\nimport { ${name} } from './${id}.js';\n\n`)
    .replace(/(?=\];\n$)/, `  ${name},\n`);
}

function write(path, text) {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(path);
}

function makeRule(id) {
  const name = id.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
  write(`rules/${id}.ts`, ruleOf(id, name));
  write('rules/index.ts', indexWith(id, name));
  for (const [path, text] of Object.entries(storyOf(id))) write(`fixtures/${id}/${path}`, text);
  console.log(
    `\nFill in what says TODO, and name the folder of the story after what happens in it. What is left to do:`,
  );
  console.log(`  npx vitest run test/fixtures.test.ts -t ${id}`);
}

const [id] = process.argv.slice(2);
const objection = objectionTo(id);
if (objection) {
  console.error(`new-rule: ${objection}`);
  process.exitCode = 2;
} else makeRule(id);
