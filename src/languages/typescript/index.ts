import { loadGrammars } from '../syntax.js';
import type { Language } from '../language.js';
import { typescriptFixer } from './fixer/index.js';
import { lower } from './lower.js';

/** TypeScript and JavaScript, and what of them stands in Vue and Svelte files. */
export const typescript: Language = {
  name: 'typescript',
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte'],
  lineComment: '//',
  prepare: () => loadGrammars(['typescript', 'tsx']),
  lower,
  fixer: typescriptFixer,
};
