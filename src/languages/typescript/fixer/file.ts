import { inFileParsedBy } from '../../code-file.js';
import { withCode } from '../code.js';

export const inFile = inFileParsedBy(withCode);
