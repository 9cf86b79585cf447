import type { Project } from '../../project.js';
import { atFact } from '../../program/at.js';
import { spawnOfHelper } from '../../program/calls/spawners.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { acquiredAs } from '../acquired/acquired-as.js';

/** The task as the project's own function begins it that is called for it: `self._spawn(work)`, which may keep it for the end. */
export function taskInHelper(project: Project, { row, unit, fact }: Acquisition): Acquisition | undefined {
  const spawn = row.kind === 'task' ? spawnOfHelper(project.types, unit, fact) : undefined;
  return spawn && acquiredAs(project, row, atFact(spawn.unit, spawn.fact), spawn.call);
}
