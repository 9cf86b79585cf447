/** Whether a text speaks of what a person calls `name`: as a word of it, or as a part where the name is several. */
export function speaksOf(text: string, name: string | undefined): boolean {
  if (name === undefined) return true;
  return /^[\w$#]+$/.test(name) ? text.split(/[^\w$#]+/).includes(name) : text.includes(name);
}
