import type { Value } from '../../model/model.js';

/** A name without the marks of what is private: `close` of `_close`, `#close`. */
export function plainName(name: string): string {
  return name.replace(/^[_#]+/, '');
}

/** `_fill`, `#fill`, `__fill`: nobody else is to use it. */
export function isPrivate(name: string): boolean {
  return /^[_#]/.test(name) && !isSpecial(name);
}

/** `__exit__`: what the language calls by itself. */
export function isSpecial(name: string): boolean {
  return /^__.+__$/.test(name);
}

/** Whether a name is made of several words, so that few others have it: `add_room`, `addRoom`. */
export function isCompound(name: string): boolean {
  return /[a-z0-9](_[a-z]|[A-Z])/.test(name);
}

/** `ALLOWED_KINDS`: who writes a name so tells that what it stands for stays as it is. */
export function isInCapitals(name: string): boolean {
  return name === name.toUpperCase();
}

/** `a` or `an`, as the word that follows wants it. */
export function articleOf(word: string): string {
  return /^[AEIOU]/i.test(word) ? 'an' : 'a';
}

/** A function by its name, as sentences speak of it. */
export function calledAs(name: string): string {
  return name === '' ? 'this function' : `\`${name}\``;
}

/** The same dotted name. */
export function isSameText(a: Value, b: Value): boolean {
  if (a.is === 'name' && b.is === 'name') return a.name === b.name;
  if (a.is === 'get' && b.is === 'get') return a.name === b.name && isSameText(a.of, b.of);
  if (a.is === 'item' && b.is === 'item') return isSameText(a.of, b.of) && isSameText(a.key, b.key);
  return a.is === 'const' && b.is === 'const' && a.value === b.value;
}
