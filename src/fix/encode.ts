/** The bytes of `text` in an encoding that `TextDecoder` names; undefined where that cannot be done without loss. */
export function encode(text: string, encoding: string, bom: boolean): Buffer | undefined {
  const marked = bom ? `\uFEFF${text}` : text;
  if (encoding === 'utf-8') return Buffer.from(marked, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(marked, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(marked, 'utf16le').swap16();
  return encodeSingleByte(text, encoding);
}

/** By the table that the decoder is: legacy encodings of one byte a character. */
function encodeSingleByte(text: string, encoding: string): Buffer | undefined {
  const characters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  if (characters.length !== 256) return undefined;
  const byteOf = new Map(Array.from(characters, (character, byte) => [character, byte]));
  const bytes = Array.from(text, character => byteOf.get(character));
  return bytes.includes(undefined) ? undefined : Buffer.from(bytes as number[]);
}
