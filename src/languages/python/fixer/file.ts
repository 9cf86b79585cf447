import { inFileParsedBy } from '../../fixer/code-file.js';
import { withLastTree } from '../../syntax.js';

export const inFile = inFileParsedBy((_path, text, use) => withLastTree('python', text, use));
