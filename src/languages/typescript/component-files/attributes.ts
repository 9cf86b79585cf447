import type { Tag } from './tags.js';

/** The attributes of a tag, by their names as written; '' for one without a value. */
export function attributesOf({ attributes }: Pick<Tag, 'attributes'>): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, double, single, bare] of attributes.matchAll(
    /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
  )) {
    found.set(name!, double ?? single ?? bare ?? '');
  }
  return found;
}
