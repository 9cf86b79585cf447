import {
  defineRule,
  grouped,
  leaksOf,
  leftOpen,
  openedOf,
  openingOf,
  repetitionOf,
  type Finding,
  type FixIntent,
  type Leak,
  type LeftOpen,
  type Opened,
  type Project,
} from '../src/rule.js';
import { findingsOf, ownerOf, type LeakMessage } from './leak-finding.js';

export const resourceNotClosed = defineRule({
  id: 'resource-not-closed',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A file, socket, session, pool or process is opened on every call, and one way out leaves it open.',
    why: 'Descriptors, connections and threads run out long before memory does: "too many open files", a pool that waits for ever.',
    instead: 'Open it in a `with` block, or close it in `finally`.',
  },
  *check(project) {
    const told = new Set<string>();
    for (const finding of leftOpenOf(project)) {
      told.add(placeKey(finding));
      yield finding;
    }
    for (const finding of findingsOf(this, project, keptOpen)) if (!told.has(placeKey(finding))) yield finding;
  },
});

function placeKey({ place: { path, span } }: Finding): string {
  return `${path}:${span.join('-')}`;
}

/** What is opened and left; what an effect without a cleanup opens is another rule's. */
function leftOpenOf(project: Project): Finding[] {
  const effects = leaksOf(project).filter(({ kind }) => kind === 'effect-without-cleanup');
  const others = new Set<unknown>(effects.map(({ standing: { acquisition } }) => acquisition.call));
  const left = openedOf(project).flatMap(opened => {
    const how = others.has(opened.unit.fact(opened.call)) ? undefined : leftOpen(opened);
    return how ? [{ opened, how }] : [];
  });
  // Of a class that has no end, the class is the cause, wherever instances of it are made.
  const causes = grouped(left, ({ opened }) => (opened.row.endless ? opened.row : opened));
  return [...causes.values()].map(([first, ...more]) => findingOf(first!.opened, first!.how, more));
}

function findingOf(opened: Opened, left: LeftOpen, more: readonly { opened: Opened }[]): Finding {
  const { row, name, place, frequency } = opened;
  const fix = fixOf(opened);
  return {
    rule: 'resource-not-closed',
    severity: row.collected || left.how === 'failure' ? 'note' : 'warning',
    confidence: left.confidence,
    place,
    name,
    message: messageOf(opened, left),
    because: [
      ...openingOf(opened, 'opened'),
      ...left.because,
      ...repetitionOf(frequency),
      ...more.map(({ opened: other }) => ({ place: other.place, role: 'held' as const, says: 'and here' })),
    ],
    instead: `${row.instead ?? 'Close it in `finally`'}.`,
    ...(fix && { fix }),
  };
}

/** What is handed on may still be needed elsewhere; a descriptor with no use may go at once. */
function fixOf({ row, place, fate, unit }: Opened): FixIntent | undefined {
  if (unit.module.language !== 'python' || fate.moved.length > 0) return undefined;
  if (row.managed) return { do: 'manage', opened: place };
  const isUnused = fate.used.length === 0 && fate.closed.length === 0;
  const by = row.by?.[0];
  return by === 'os.close' && row.parts && isUnused ? { do: 'close', opened: place, by } : undefined;
}

/** An attribute of owners that come and go, none of which ends what it opened. */
function keptOpen(leak: Leak): LeakMessage {
  const owner = ownerOf(leak);
  return {
    message: `The ${leak.standing.acquisition.row.noun} in \`${leak.name}\` is opened by every \`${owner}\`, and nothing closes it.`,
    instead: `Give \`${owner}\` an end that closes it, and call that.`,
  };
}

function messageOf({ name, row, opener }: Opened, { how }: LeftOpen): string {
  const late = row.collected ? ': it stays open until it is garbage-collected' : '';
  const what = name === `${opener}()` ? namelessly(opener, row) : `\`${name}\`, ${row.is},`;
  switch (how) {
    case 'never':
      return `${what} is opened and nothing closes it${late}.`;
    case 'way':
      return `${what} is not closed on one of the ways out${late}.`;
    case 'pause':
      return `${what} is not closed when what is awaited meanwhile fails or is cancelled${late}.`;
    case 'lent':
      return `${what} is not closed when whoever is given it by \`yield\` fails or leaves${late}.`;
    case 'time':
      return `${what} goes on when the time that is waited for its end is up: nothing ends it then.`;
    case 'birth':
      return `${what} is kept by an instance whose constructor raises after that: nobody can close it.`;
    case 'entry':
      return `${what} is kept by an instance that can fail while it is entered: nobody leaves it then.`;
    case 'failure':
      return `${what} is not closed when something fails meanwhile${late}.`;
  }
}

/** `A browser from \`chromium.launch()\``. */
function namelessly(opener: string, { is }: Opened['row']): string {
  if (!/^an? /.test(is)) return `What \`${opener}()\` gave`;
  return `${is[0]!.toUpperCase()}${is.slice(1)} from \`${opener}()\``;
}
