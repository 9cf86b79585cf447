import type { Edit } from '../../../language.js';
import type { Node } from '../../../syntax.js';
import type { CodeFile } from '../../../code-file.js';

/** Edits that make the removals name what was added, or why there are none. */
export type Rebinding = { readonly edits: readonly Edit[]; readonly name: string } | { readonly declined: string };

/** The same expression in the registration and in a removal: each makes a function of its own. */
export interface Twins {
  readonly file: CodeFile;
  readonly added: Node;
  readonly removed: readonly Node[];
}
