// The cases of an eslint test file: it is run with everything that it imports replaced by what only takes them down.
import { build } from 'esbuild';

const STUB = `
  const dedent = (strings, ...values) => {
    const text = typeof strings === 'string' ? strings : String.raw({ raw: strings.raw ?? strings }, ...values);
    const indent = Math.min(...text.split('\\n').filter(line => line.trim()).map(line => line.match(/^\\s*/)[0].length));
    return text.split('\\n').map(line => line.slice(indent)).join('\\n').trim();
  };
  // The lines of '~~~ [message]' below what they speak of are no code.
  const unmarked = text => text.split('\\n').filter(line => !/^\\s*~+/.test(line)).join('\\n');
  const any = new Proxy(function () {}, { get: (target, key) => (key === Symbol.toPrimitive ? () => '' : any), apply: () => any });
  const take = cases => { globalThis.__cases.push(cases); };
  class RuleTester { run(name, rule, cases) { take(cases); } }
  const test = Object.assign(take, { snapshot: take, typescript: take, babel: take, vue: take });
  // What is imported by another name comes from the prototype, which bundling leaves in place.
  module.exports = Object.assign(Object.create(new Proxy({}, { get: () => any })), {
    __esModule: true, default: dedent, outdent: dedent, stripIndent: dedent, RuleTester, getTester: () => ({ test }),
    ruleTester: () => new RuleTester(), fromFixture: (text, more) => ({ code: unmarked(dedent(text)), ...more }),
  });
`;

/** Each snippet in a file of its own; undefined when there is no text. */
export async function eslintCases(text, extension) {
  if (text === undefined) return undefined;
  const { outputFiles } = await build({
    stdin: { contents: text, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    define: { 'import.meta': '{}' },
    logLevel: 'error',
    plugins: [
      {
        name: 'stub',
        setup(plugin) {
          plugin.onResolve({ filter: /.*/ }, ({ path, kind }) =>
            kind === 'entry-point' ? undefined : { path, namespace: 'stub' },
          );
          plugin.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: STUB, loader: 'js' }));
        },
      },
    ],
  });
  globalThis.__cases = [];
  new Function('module', 'exports', 'require', outputFiles[0].text)({ exports: {} }, {}, () => ({}));
  const files = [];
  const sites = [];
  for (const { valid = [], invalid = [] } of globalThis.__cases) {
    for (const [bad, cases] of [
      [false, valid],
      [true, invalid],
    ])
      for (const each of cases) {
        const code = typeof each === 'string' ? each : each.code;
        const file = `${bad ? 'invalid' : 'valid'}-${files.length}.${extension}`;
        files.push({ name: file, text: code });
        sites.push({ file, line: undefined, bad, text: code });
      }
  }
  return { files, sites };
}
