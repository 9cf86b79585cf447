import {
  defineRule,
  leftFigures,
  openedOf,
  repetitionOf,
  type Finding,
  type FixIntent,
  type LeftFigure,
  type Reason,
} from '../src/rule.js';

export const figureNotClosed = defineRule({
  id: 'figure-not-closed',
  severity: 'warning',
  languages: ['python'],
  words: {
    what: 'A `matplotlib.pyplot` figure is made on every pass or call, and never closed.',
    why: '`pyplot` itself keeps every figure until it is closed, with all that was drawn: a service or a long loop runs out of memory.',
    instead:
      'Call `plt.close(fig)` when the figure is saved, or make it with `matplotlib.figure.Figure`, which nobody else keeps.',
  },
  *check(project) {
    for (const left of leftFigures(project, openedOf(project))) yield findingOf(left);
  },
});

function findingOf({ opened, confidence, loop }: LeftFigure): Finding {
  const { name, place, frequency, unit, fate } = opened;
  const fix: FixIntent | undefined = fate.moved.length === 0 ? { do: 'close-figure', made: place } : undefined;
  const repeats: Reason[] = loop
    ? [{ place: unit.place(loop.head), role: 'repeats', says: 'on every pass of this loop' }]
    : repetitionOf(frequency);
  const often = loop ? 'on every pass of a loop' : 'in every call';
  return {
    rule: 'figure-not-closed',
    severity: 'warning',
    confidence,
    place,
    name,
    message: `\`${name}\` is a new figure ${often}, and \`pyplot\` keeps each until it is closed.`,
    because: [{ place, role: 'held', says: 'the figure is made here' }, ...repeats],
    instead: 'Call `plt.close(fig)` when it is saved.',
    ...(fix && { fix }),
  };
}
