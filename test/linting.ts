import { rules } from '../rules/index.js';
import type { LoadedSource } from '../src/discover/gather.js';
import { type Scope, Workspace } from '../src/engine/workspace.js';
import type { Finding } from '../src/finding.js';
import { positionOf } from '../src/model/source.js';

/** What a user sees who asks for nothing in particular. */
export const byDefault: Scope = {
  rules,
  selected: new Set(rules.map(({ id }) => id)),
  minConfidence: 'likely',
};

/** The project that `sources` are. Throws what is wrong with their syntax. */
export async function openProject(sources: readonly LoadedSource[]): Promise<Workspace> {
  const warnings: string[] = [];
  const workspace = await Workspace.open(sources, { advance: () => {}, warn: message => warnings.push(message) });
  if (warnings.length > 0) throw new Error(warnings.join('\n'));
  return workspace;
}

/** Throws when a rule breaks down. */
export function findingsOf(workspace: Workspace, scope: Scope): readonly Finding[] {
  const { findings, failures } = workspace.check(scope);
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return findings;
}

/** The line that a finding speaks of, from 1. */
export function lineOf({ place }: Finding, workspace: Workspace): number {
  return positionOf(workspace.sourceText(place.path).lineStarts, place.span[0]).line;
}
