/** The least that any linter must do: find the files that leaklint finds, read them and parse them. */
import { gatherFiles } from '../src/discover/gather.js';
import { languageOf } from '../src/languages/index.js';
import { type Grammar, loadGrammars, withTree } from '../src/languages/syntax.js';

const { sources } = gatherFiles(process.argv.slice(2), {
  cwd: process.cwd(),
  exclude: [],
  gitignore: true,
  tests: false,
  languageOf,
});

function grammarOf(path: string): Grammar {
  if (languageOf(path) === 'python') return 'python';
  return /\.[cm]?ts$/.test(path) ? 'typescript' : 'tsx';
}

const grammars = sources.map(({ path }) => grammarOf(path));
await loadGrammars([...new Set(grammars)]);

const start = performance.now();
sources.forEach(({ text }, at) => withTree(grammars[at]!, text, () => undefined));
const bytes = sources.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
console.log(JSON.stringify({ files: sources.length, bytes, parse: performance.now() - start }));
