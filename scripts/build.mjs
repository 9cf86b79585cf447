/**
 * Builds dist/: one bundle, the parser and grammars beside it as WebAssembly, and the licences of everything inside.
 * The same sources give the same bytes. `--check` writes nothing and exits 1 naming each file of dist/ that differs.
 */
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { libraryTypes } from './declarations.mjs';
import { configurationSchema } from './schema.mjs';
import { shownStories } from './stories.mjs';

const root = dirname(import.meta.dirname);
const dist = join(root, 'dist');
const wasm = {
  'web-tree-sitter.wasm': 'web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-python.wasm': 'tree-sitter-python/tree-sitter-python.wasm',
  'tree-sitter-typescript.wasm': 'tree-sitter-typescript/tree-sitter-typescript.wasm',
  'tree-sitter-tsx.wasm': 'tree-sitter-typescript/tree-sitter-tsx.wasm',
};

const { version, homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const inPackage = path => join(root, 'node_modules', path);
const manifest = name => JSON.parse(readFileSync(inPackage(`${name}/package.json`), 'utf8'));

/** What the program and the program of its threads have in common. */
const options = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  write: false,
  metafile: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'],
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
};

/** Packages in CommonJS form ask for Node's own modules by `require`, which an ES module does not have. */
const withRequire =
  "import{createRequire as leaklintRequire}from'node:module';const require=leaklintRequire(import.meta.url);";

/** The threads' program is all that lowers: with the grammars it decides what facts are. Its hash names the build. */
async function bundleWorker() {
  const result = await build({
    ...options,
    entryPoints: { worker: 'src/engine/worker.ts' },
    banner: { js: withRequire },
  });
  const [{ contents }] = result.outputFiles;
  const hash = createHash('sha256').update(contents);
  for (const path of Object.values(wasm)) hash.update(readFileSync(inPackage(path)));
  return { script: Buffer.from(contents), name: hash.digest('hex').slice(0, 16) };
}

async function bundle() {
  const worker = await bundleWorker();
  const settings = {
    ...options,
    define: {
      LEAKLINT_BUILD: JSON.stringify(worker.name),
      LEAKLINT_VERSION: JSON.stringify(version),
      LEAKLINT_HOMEPAGE: homepage === undefined ? 'undefined' : JSON.stringify(homepage),
      LEAKLINT_STORIES: JSON.stringify(JSON.stringify(shownStories())),
    },
    banner: { js: `#!/usr/bin/env node\n${withRequire}` },
  };
  const [cli, action] = await Promise.all([
    // What `--version` does not need is a file of its own, loaded by the commands that do, and by the library.
    build({ ...settings, entryPoints: ['src/cli.ts', 'src/index.ts'], splitting: true, chunkNames: '[name]-[hash]' }),
    // The GitHub Action is one file: parts that two entries share would have names that change with every build.
    build({ ...settings, entryPoints: ['src/action.ts'] }),
  ]);
  const textsOf = ({ outputFiles }) => outputFiles.map(({ path, text }) => [basename(path), text]);
  const scripts = [
    ...plainlyNamed(textsOf(cli), cli.metafile.outputs),
    ...textsOf(action).map(([name, text]) => [name, Buffer.from(text)]),
    ['worker.js', worker.script],
  ];
  return { scripts, inputs: [cli, action].flatMap(({ metafile }) => Object.keys(metafile.inputs)) };
}

/** The outputs without hashes in their names, so that a change of the sources changes files and makes none. */
function plainlyNamed(outputs, origins) {
  const hashed = outputs.map(([name]) => name).filter(name => /-[A-Z0-9]{8}\.js$/.test(name));
  const originOf = name => Object.keys(origins[`dist/${name}`].inputs).sort().join();
  const shared = hashed.filter(name => name.startsWith('chunk-')).sort((a, b) => (originOf(a) < originOf(b) ? -1 : 1));
  const plain = name =>
    shared.includes(name) ? `shared-${shared.indexOf(name) + 1}.js` : name.replace(/-\w{8}\.js$/, '.js');
  const renamed = text => hashed.reduce((changed, name) => changed.replaceAll(`./${name}`, `./${plain(name)}`), text);
  return outputs.map(([name, text]) => [hashed.includes(name) ? plain(name) : name, Buffer.from(renamed(text))]);
}

/** Names of the packages that the inputs of a bundle come from, and of those whose .wasm is copied. */
function packagesOf(inputs) {
  const names = [...inputs, ...Object.values(wasm).map(path => `node_modules/${path}`)]
    .map(path => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
    .filter(name => name !== undefined);
  return [...new Set(names)].sort();
}

function licences(packages) {
  const pages = packages.map(name => {
    const { version, license } = manifest(name);
    const file = readdirSync(inPackage(name)).find(entry => /^licen[cs]e/i.test(entry));
    const text =
      file === undefined
        ? `Licence: ${license}`
        : readFileSync(inPackage(`${name}/${file}`), 'utf8')
            .replaceAll('\r\n', '\n')
            .trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return Buffer.from(`leaklint bundles these packages.\n\n${pages.join(`\n${'-'.repeat(72)}\n\n`)}`);
}

async function contents() {
  const { scripts, inputs } = await bundle();
  return new Map([
    ...scripts,
    ['index.d.ts', Buffer.from(libraryTypes())],
    ['leaklint.schema.json', Buffer.from(`${JSON.stringify(await configurationSchema(), null, 2)}\n`)],
    ['LICENSES.txt', licences(packagesOf(inputs))],
    ...Object.entries(wasm).map(([name, path]) => [name, readFileSync(inPackage(path))]),
  ]);
}

function differences(files) {
  const stale = [...files].filter(([name, bytes]) => {
    const path = join(dist, name);
    return !existsSync(path) || !readFileSync(path).equals(bytes);
  });
  const surplus = existsSync(dist) ? readdirSync(dist).filter(name => !files.has(name)) : [];
  return [
    ...stale.map(([name]) => `dist/${name} is not what the sources build`),
    ...surplus.map(name => `dist/${name} is not built from anything`),
  ];
}

function write(files) {
  mkdirSync(dist, { recursive: true });
  for (const name of readdirSync(dist)) if (!files.has(name)) rmSync(join(dist, name), { recursive: true });
  for (const [name, bytes] of files) writeFileSync(join(dist, name), bytes);
  chmodSync(join(dist, 'cli.js'), 0o755);
}

const files = await contents();
if (process.argv.includes('--check')) {
  const found = differences(files);
  for (const line of found) console.error(line);
  if (found.length > 0) console.error('run `npm run bundle` and commit dist/');
  process.exitCode = found.length > 0 ? 1 : 0;
} else {
  write(files);
  for (const [name, bytes] of files) console.log(`dist/${name}  ${(bytes.length / 1024).toFixed(0)} KiB`);
}
