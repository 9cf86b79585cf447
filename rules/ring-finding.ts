import type { Finding, RingBuffer } from '../src/rule.js';

/** The note that a list trimmed by hand deserves: no leak, but every drop moves all entries that stay. */
export function ringFindingOf(rule: string, { slot, grow, trims, how, limit, uses }: RingBuffer): Finding {
  const { name } = slot.spot;
  const made = slot.made[0]!.place;
  return {
    rule,
    severity: 'note',
    confidence: 'likely',
    place: grow.place,
    name,
    message: `\`${name}\` is trimmed by hand: \`${how}\` moves every entry each time; \`deque(maxlen=${limit})\` forgets the oldest by itself.`,
    because: [
      { place: grow.place, role: 'grows', says: 'an entry is added here' },
      { place: trims, role: 'sought', says: 'the oldest is dropped here' },
      { place: made, role: 'held', says: 'it is made here' },
    ],
    why: 'No leak: the list stays small. But whoever trims it moves all that stays, every time.',
    instead: `Make \`${name}\` a \`deque(maxlen=${limit})\`, and leave the trimming to it.`,
    fix: { do: 'ring', made, trims, uses, name, limit },
  };
}
