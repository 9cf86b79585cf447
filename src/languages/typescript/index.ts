import { loadGrammars } from '../syntax.js';
import type { Language } from '../language.js';
import { typescriptFixer } from './fixer/index.js';
import { grammarOf } from './grammar.js';
import { lower } from './lower.js';

/** TypeScript and JavaScript. */
export const typescript: Language = {
  name: 'typescript',
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
  prepare: () => loadGrammars(['typescript', 'tsx']),
  lower: source => lower(source, grammarOf(source.path)),
  fixer: typescriptFixer,
};
