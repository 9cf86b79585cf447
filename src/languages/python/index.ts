import type { Language } from '../language.js';
import { loadGrammars } from '../syntax.js';
import { pythonFixer } from './fixer/index.js';
import { lower } from './lower.js';

export const python: Language = {
  name: 'python',
  extensions: ['.py', '.pyi', '.pyw'],
  lineComment: '#',
  prepare: () => loadGrammars(['python']),
  lower,
  fixer: pythonFixer,
};
