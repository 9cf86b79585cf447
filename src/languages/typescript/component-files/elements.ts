import { isBlock, type Tag } from './tags.js';

/** An element of a Vue or Svelte file, or a block of Svelte's, with those that stand in it. */
export interface Element {
  /** The opening tag, or the only one. */
  readonly tag: Tag;
  readonly children: readonly Element[];
}

interface OpenElement extends Element {
  readonly children: OpenElement[];
}

/** The elements that stand in no other one, with those in them. */
export function elementsOf(tags: Iterable<Tag>): readonly Element[] {
  const open = new OpenElements();
  for (const tag of tags) {
    if (tag.is === 'closing') open.close(tag.name);
    else open.add(tag);
  }
  return open.top;
}

/** The elements around a place. A closing tag ends those in it that have none, and one that fits none says nothing. */
class OpenElements {
  readonly top: OpenElement[] = [];
  private readonly around: OpenElement[] = [];
  private readonly counts = new Map<string, number>();

  add(tag: Tag): void {
    const element: OpenElement = { tag, children: [] };
    // A script stands in no block: one around it is not closed where it should be.
    const holder = this.around.findLast(around => tag.is !== 'raw' || !isBlock(around.tag));
    (holder?.children ?? this.top).push(element);
    if (tag.is !== 'opening') return;
    this.around.push(element);
    this.count(tag.name, 1);
  }

  close(name: string): void {
    if ((this.counts.get(name) ?? 0) === 0) return;
    for (let inner = this.around.pop(); inner !== undefined; inner = this.around.pop()) {
      this.count(inner.tag.name, -1);
      if (inner.tag.name === name) return;
    }
  }

  private count(name: string, by: 1 | -1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + by);
  }
}
