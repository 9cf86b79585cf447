/** A path as part of a URI: each segment percent-encoded, halves of surrogate pairs replaced. */
export function percentEncoded(path: string): string {
  return path
    .split('/')
    .map(segment => encodeURIComponent(wellFormed(segment)))
    .join('/');
}

/** `String.prototype.toWellFormed`, which the types of this project's language level lack. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
