/** Words as a shell would part them: by white space, which quotes and backslashes keep. Nothing is expanded. */
export function shellWords(text: string): string[] {
  return [...text.matchAll(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/gs)].map(([word]) => unquoted(word));
}

function unquoted(word: string): string {
  return word.replace(
    /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gs,
    (_, single?: string, double?: string, plain?: string) =>
      single ?? double?.replace(/\\(["\\])/g, '$1') ?? plain ?? '',
  );
}
