import { inFileParsedBy } from '../../fixer/code-file.js';
import { withLastTree } from '../../syntax.js';

/** Lets a fix work on a file of Python. */
export const inFile = inFileParsedBy((_path, text, use) => withLastTree('python', text, use));
