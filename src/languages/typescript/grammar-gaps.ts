import { withoutTagTypes } from './tag-types.js';

/** What the grammar does not know, and takes its surroundings for broken because of: found by a pattern, and put differently. */
interface Gap {
  /** Stands in every text that has the gap: looked for first, as most texts have none. */
  readonly word: string;
  readonly pattern: RegExp;
  /** Gives as many UTF-16 units as it is given. */
  readonly as: (found: string) => string;
}

/**
 * `{ (a: A): B` and on the next line `<C>(c: C): D }`, which the grammar reads as parameters of the type before: the last space
 * before the second one, where what stands before it, a comment apart, is the end of a type.
 */
const callSignature =
  /[ \t](?=<\s*(?:const )?[A-Z][^<>()]*(?:<[^<>()]*>[^<>()]*)*>\()(?<=(?:[\w\])}'"]|[^=]>)(?:\s*\/\*\*(?:[^*]|\*(?!\/))*\*\/)?[ \t]*\r?\n\s*)(?<!\/\/[^\n]*\n\s*)/g;

/** `await read<string[]>(path)`: with types given, the grammar takes the call for one of what `await read` gives. */
const awaitedCall = /\bawait\s+[\w$.?]+<[^<>()]*(?:<[^<>()]*(?:<[^<>()]*>[^<>()]*)*>[^<>()]*)*>(?=\()/g;

const gaps: readonly Gap[] = [
  { word: 'export type *', pattern: /\bexport type(?= \*)/g, as: () => 'export     ' },
  {
    word: 'import(',
    pattern: /\bimport\((?:'[^'\n]*'|"[^"\n]*")\)\.(?=[A-Z]\w*[^\w(])/g,
    as: blank,
  },
  { word: 'abstract override', pattern: /\babstract override\b/g, as: () => 'abstract         ' },
  { word: 'out ', pattern: /(?:in )?out (?=[A-Z])(?<=[<,]\s*(?:in )?out )/g, as: blank },
  { word: 'in ', pattern: /in (?=[A-Z]\w*\s*(?:[,>=]|extends\b))(?<=[<,]\s*in )/g, as: blank },
  { word: '  <', pattern: callSignature, as: () => ';' },
  { word: '\t<', pattern: callSignature, as: () => ';' },
  { word: 'String.raw', pattern: /(?<!\\)\\u(?![\da-fA-F{])/g, as: () => '_u' },
  { word: 'await ', pattern: awaitedCall, as: found => found.replace(/<[^]*$/, blank) },
  // `delete seats![id]`, `!seats!.has(id)`: the operator takes the whole, not what stands before the `!`.
  { word: '!.', pattern: /!(?<=[\w$)\]]!)(?=\.[A-Za-z_$#])/g, as: blank },
  { word: '![', pattern: /!(?<=[\w$)\]]!)(?<!\b(?:return|case|typeof|else|in|of|await|yield)!)(?=\[)/g, as: blank },
  // The text before it is looked at where it begins, not at each space.
  { word: '="', pattern: /="(?<=\s[\w-]+=")[^"\n]*&[^"\n]*"/g, as: found => found.replaceAll('&', '_') },
];

/** The text as the grammar can read it. Offsets stay; what is left out are types, and characters of constants. */
export function withoutGaps(text: string): string {
  let read = withoutTagTypes(text);
  for (const { word, pattern, as } of gaps) if (read.includes(word)) read = read.replace(pattern, as);
  return read;
}

function blank(found: string): string {
  return found.replace(/[^\r\n]/g, ' ');
}
