/** How far back the beginning of type arguments is looked for. */
const FARTHEST = 2000;

/** What types are written with, and neither the inside of a template nor code. */
const typesOnly = /^<(?!\/)[^`<>]*(?:(?:<|>|=>)[^`<>]*)*>$/;

/**
 * The text with the type arguments of tagged templates blanked out (`styled.div<Props>` before a template), which the
 * grammar does not know: it would take all of the file around them for broken. Offsets stay. Text at the end of a template
 * that looks like them is blanked too, which loses no fact.
 */
export function withoutTagTypes(text: string): string {
  let blanked = '';
  let from = 0;
  for (let end = text.indexOf('>`'); end >= 0; end = text.indexOf('>`', end + 2)) {
    const start = startOfTypes(text, end, from);
    if (start === undefined) continue;
    blanked += text.slice(from, start) + text.slice(start, end + 1).replace(/[^\r\n]/g, ' ');
    from = end + 1;
  }
  return from === 0 ? text : blanked + text.slice(from);
}

/** Where the `<` stands that the `>` at `end` closes, if what is before it can be a tag. */
function startOfTypes(text: string, end: number, least: number): number | undefined {
  let open = 0;
  for (let at = end; at >= Math.max(least, end - FARTHEST); at--) {
    const character = text[at];
    if (character === '`' || (character === '{' && text[at - 1] === '$')) return undefined;
    if (character === '>' && text[at - 1] !== '=') open++;
    if (character !== '<' || --open > 0) continue;
    const isTag = /[\w$)\]]/.test(text[at - 1] ?? '') && typesOnly.test(text.slice(at, end + 1));
    return isTag ? at : undefined;
  }
  return undefined;
}
