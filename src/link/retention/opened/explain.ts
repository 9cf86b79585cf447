import type { FactId } from '../../../model/model.js';
import { startOf } from '../../../model/span.js';
import { positionOf } from '../../../model/source.js';
import { causeOf } from '../../frequency/frequency.js';
import { speaksOf } from '../../program/called.js';
import type { Project } from '../../project.js';
import { isMadePerCall, leftOpen } from './left-open.js';
import { findOpened, type Opened } from './opened.js';

/** What a file opens, what becomes of it, and why it is or is not left open. */
export function explainOpened(project: Project, path: string, name?: string): string[] {
  return findOpened(project)
    .filter(({ unit }) => unit.module.path === path)
    .filter(opened => speaksOf(`${opened.name} ${opened.opener}`, name))
    .map(blockOf);
}

function blockOf(opened: Opened): string {
  const { name, opener, row, unit, fate, frequency } = opened;
  const at = (id: FactId): string => `${positionOf(unit.module.lineStarts, startOf(unit.fact(id).at)).line}`;
  const lines = (ids: readonly FactId[]): string => ids.map(at).join(', ');
  return [
    `${name}: ${row.is}, opened by \`${opener}\` in line ${at(opened.call)}`,
    `  runs     ${frequency.runs}: ${causeOf(frequency)}`,
    ...(fate.closed.length > 0 ? [`  closed   line ${lines(fate.closed)}`] : []),
    ...(fate.moved.length > 0 ? [`  given on line ${lines(fate.moved)}`] : []),
    `  ${verdictOf(opened)}`,
  ].join('\n');
}

function verdictOf(opened: Opened): string {
  const { fate, frequency } = opened;
  if (isMadePerCall(opened)) return 'it is made to be shared, and made in every call';
  const left = leftOpen(opened);
  if (left) return left.how === 'never' ? 'nothing closes it' : `not closed on every way: ${left.because[0]!.says}`;
  if (fate.managed) return 'silent: a block closes it when it ends';
  if (fate.captured) return 'silent: an inner function uses it, and may do so at any time';
  if (frequency.runs === 'once') return 'silent: it is opened once';
  if (fate.closed.length > 0) return 'silent: it is closed on every way';
  return fate.moved.length > 0 ? 'silent: others get it, and may close it' : 'silent: the runtime closes it by itself';
}
