import type { NameWords } from '../model/catalog/name-words.js';
import { amountNames } from './names/amounts.js';
import { beginningNames } from './names/beginnings.js';
import { classNames } from './names/classes.js';
import { endingNames } from './names/endings.js';
import { handlerNames } from './names/handlers.js';
import { memberNames } from './names/members.js';

const SETS_UP =
  '_*(setup|set_?up|init|initiali[sz]e|configure|config|install|register|bootstrap|activate|load|create_?app|make_?app|include|use(?![rds])|define|declare|add_|set_|bind)';

/** English is what programs of every language are named in; `setsUp`: names of a language's own that set something up. */
export function nameWordsWith(setsUp: string): NameWords {
  return { ...nameWords, setsUp: new RegExp(`^(${SETS_UP}|${setsUp})`, 'i') };
}

const nameWords: Omit<NameWords, 'setsUp'> = {
  ...amountNames,
  ...beginningNames,
  ...endingNames,
  ...handlerNames,
  ...memberNames,
  ...classNames,
};
