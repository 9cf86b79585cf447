import type { AmountNames } from '../../model/catalog/names/amounts.js';
import { setOf } from '../words.js';

/** English is what programs of every language are named in. */
export const amountNames: AmountNames = {
  amounts: setOf('MAX MAXIMUM LIMIT CAPACITY SIZE KEEP'),
  ofCollections: setOf('BUFFER HISTORY CACHE ENTRIES ITEMS RECORDS COUNT NUM NUMBER OF TO'),
  measures: setOf('LENGTH LEN BYTES CHARS AGE TIME TIMEOUT SECONDS SEC MS MINUTES HOURS DAYS MB KB PER'),
};
