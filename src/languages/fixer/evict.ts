import type { FixIntent, Use } from '../fix-intent.js';
import type { Edit, Fix } from '../language.js';
import type { Node } from '../syntax.js';
import type { CodeFile, InFile } from './code-file.js';
import { isNumbered } from './numbered.js';

type Evict = Extract<FixIntent, { do: 'evict' }>;

/** How a language writes a mapping that knows its oldest entry, and the eviction of that. */
export interface EvictForms {
  readonly inFile: InFile;
  /** Why what is made so cannot be bounded by its oldest entry; undefined if it can. */
  refusal(making: string): string | undefined;
  /** Said where an entry is put by something that no statement can follow. */
  readonly notFollowed: string;
  functionAround(node: Node): Node | undefined;
  /** Whether it is asked there for an entry, so that the same function knows how to do without. */
  asks(use: Use): boolean;
  /** Whether an entry is taken for granted there. */
  relies(file: CodeFile, use: Use): boolean;
  /** Whether the function that puts the entry needs others as well. */
  needsOthers(file: CodeFile, grow: Node): boolean;
  /** Whether what is put cannot be made once more: a lock, a connection. */
  putsOneOfAKind(file: CodeFile, grow: Node): boolean;
  /** Drops the oldest entry after one is put; undefined where no statement can follow. */
  evictionAfter(file: CodeFile, grow: Node, limit: string): Edit | undefined;
}

/** After each entry that is put into a mapping, drops the oldest one if there are too many. */
export function evictBy(forms: EvictForms): (intent: Evict, read: (path: string) => string) => Fix {
  return (intent, read) => {
    const { made, grows, limit, name } = intent;
    if (grows.some(({ path }) => path !== made.path)) return { declined: 'it is filled by another file' };
    return forms.inFile(made, read, file => {
      const declined = forms.refusal(file.textOf(file.at(made.span))) ?? whyMissed(forms, file, intent);
      if (declined !== undefined) return { declined };
      const edits = grows.map(({ span }) => forms.evictionAfter(file, file.at(span), limit));
      const written = edits.filter(edit => edit !== undefined);
      if (written.length < edits.length) return { declined: forms.notFollowed };
      return { title: `keep the newest ${limit} entries of \`${name}\``, safety: 'unsafe', edits: written };
    });
  };
}

/** Why an entry may not be dropped; undefined if it may: who has put it in or looked for it there does not miss it. */
function whyMissed(forms: EvictForms, file: CodeFile, { grows, uses }: Evict): string | undefined {
  const asked = uses.filter(use => forms.asks(use)).map(({ place }) => place);
  const ready = new Set(
    [...grows, ...asked]
      .filter(({ path }) => path === file.path)
      .map(({ span }) => forms.functionAround(file.at(span))?.id),
  );
  const isElsewhere = ({ place: { path, span } }: Use): boolean =>
    path !== file.path || !ready.has(forms.functionAround(file.at(span))?.id);
  if (uses.some(({ how }) => how === 'hand' || how === 'keep')) return 'code that is not seen uses it';
  if (uses.some(use => isElsewhere(use) && forms.relies(file, use))) return 'an entry is taken for granted elsewhere';
  if (grows.some(({ span }) => isNumbered(uses, span))) return 'its entries are numbered by its size';
  if (grows.some(({ span }) => forms.needsOthers(file, file.at(span)))) return 'several entries are needed at once';
  return grows.some(({ span }) => forms.putsOneOfAKind(file, file.at(span)))
    ? 'what it holds is one of a kind, and would be made once more'
    : undefined;
}
