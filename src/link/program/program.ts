import type { Calls } from './calls/calls.js';
import type { Names } from './names.js';
import type { Types } from './types/types.js';

/** Who is meant by a name, what an expression gives, and who calls whom. */
export interface Program {
  readonly names: Names;
  readonly types: Types;
  readonly calls: Calls;
}
