const WORD = /(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/gs;

/**
 * Words as a shell would part them: by white space, which quotes and backslashes keep. Nothing is expanded. Undefined where a
 * quote does not end.
 */
export function shellWords(text: string): string[] | undefined {
  if (text.replace(WORD, '').trim() !== '') return undefined;
  return [...text.matchAll(WORD)].map(([word]) => unquoted(word));
}

function unquoted(word: string): string {
  return word.replace(
    /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gs,
    (_, single?: string, double?: string, plain?: string) =>
      single ?? double?.replace(/\\(["\\])/g, '$1') ?? plain ?? '',
  );
}
