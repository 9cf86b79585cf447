import type { Confidence } from '../../../finding.js';
import type { Region } from '../../../model/model.js';
import { isNothing } from '../../../model/parts.js';
import { runsAtLeast } from '../../../model/time.js';
import { isNarrow } from '../../growth/entries/domains.js';
import { argumentAt } from '../../program/calls/arguments.js';
import { atFact } from '../../program/at.js';
import type { Project } from '../../project.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Opened } from './opened.js';

/** A figure that the plotting library keeps and nobody closes. */
export interface LeftFigure {
  readonly opened: Opened;
  readonly confidence: Confidence;
  /** The loop in which it is made. */
  readonly loop: Region | undefined;
}

/** Callers are followed this far for the one that closes what was drawn. */
const MAX_DEPTH = 3;

/** The figures among what is opened that stay with the library. */
export function leftFigures(project: Project, opened: readonly Opened[]): LeftFigure[] {
  return opened.flatMap(each => {
    const left = each.row.kept ? leftFigure(project, each) : undefined;
    return left ? [left] : [];
  });
}

function leftFigure(project: Project, opened: Opened): LeftFigure | undefined {
  const { unit, call, fate, frequency, aside } = opened;
  const { region } = unit.fact(call);
  const node = unit.functionOf(region);
  if (fate.closed.length > 0 || fate.managed || isGivenBack(opened) || closes(project, node, opened, 0))
    return undefined;
  if (isOneOfFew(project, opened)) return undefined;
  const loop = unit.loopAround(region);
  const often = loop !== undefined || runsAtLeast(frequency.runs, 'repeated');
  if (!often && !runsAtLeast(frequency.runs, 'unknown')) return undefined;
  const isOver = often || (isSaved(node, opened) && !opened.ofCommand && !opened.atBirth);
  const isSure = isOver && !aside && fate.moved.length === 0 && !fate.captured;
  return { opened, confidence: isSure ? 'likely' : 'possible', loop };
}

/** `plt.figure(1)`, `plt.figure('angles')`: the figure of that number or name, again and again. */
function isOneOfFew({ keys }: Project, { unit, call, row }: Opened): boolean {
  const which = row.which && argumentAt(unit.callAt(call), row.which)?.value;
  return which !== undefined && !isNothing(which) && isNarrow(keys.domainOf(atFact(unit, call), which));
}

/** `fig.savefig(path)`, `plt.savefig(path)`: what was drawn is where it should be, and whoever calls may call again. */
function isSaved({ unit, region }: FunctionNode, { row }: Opened): boolean {
  return unit.calls.within(region).some(fact => fact.callee.is === 'get' && row.saves?.includes(fact.callee.name));
}

/** Its caller's: one that is in sight is asked itself, and a framework closes what it has drawn. */
function isGivenBack({ unit, fate }: Opened): boolean {
  return fate.moved.some(id => unit.fact(id).is === 'exit');
}

/** Whether the function, or one that calls it, closes figures, its own or all. */
function closes(project: Project, node: FunctionNode, opened: Opened, depth: number): boolean {
  const { unit, region } = node;
  for (const { callee } of unit.calls.within(region)) {
    const name = project.names.outsideName(unit, callee);
    if (name !== undefined && opened.row.by?.includes(name)) return true;
  }
  if (depth >= MAX_DEPTH || region.id === 0) return false;
  return project.calls
    .callersOf(node)
    .some(site => closes(project, site.unit.functionOf(site.region), opened, depth + 1));
}
