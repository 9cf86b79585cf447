import type { Confidence } from '../../finding.js';
import { isNamedIn, mentions } from '../program/mentions.js';
import type { Site } from '../program/calls.js';
import type { Unit } from '../program/unit.js';
import type { Project } from '../project.js';
import { usesOfHolder } from './handles.js';
import type { Verdict } from './leaks.js';
import { lastName } from './names.js';
import { lastOf } from './rows.js';
import type { Standing } from './standing.js';

/** Handed to other code, which may revoke it: not to an element that shows it. */
function isGivenAway(project: Project, { acquisition, releases: { holder } }: Standing): boolean {
  return usesOfHolder(project, acquisition, holder).some(
    ({ how, name }) => how === 'handed' && name !== '' && !/^(setAttribute|open|assign|replace|return)$/.test(name),
  );
}

/** `askers`: who it is given back to, if it is. */
function confidenceOfUrl(project: Project, standing: Standing, askers: readonly Site[] | undefined): Confidence {
  if (isGivenAway(project, standing)) return 'possible';
  // Whoever uses the library may revoke it.
  if (askers) return askers.length > 0 ? 'likely' : 'possible';
  return standing.releases.holder.is === 'passed' ? 'likely' : 'certain';
}

/** `return { blob, url };` */
function isGivenBack({ acquisition: { node }, releases: { holder } }: Standing): boolean {
  if (holder.is !== 'local') return false;
  const { result } = node.region.function!;
  const exits = holder.unit.module.facts.slice(node.region.from, node.region.to).filter(({ is }) => is === 'exit');
  return (
    (result !== undefined && isNamedIn(result, holder.binding)) || exits.some(exit => mentions(exit, holder.binding))
  );
}

/**
 * `img.src = URL.createObjectURL(blob)`, and no revocation in the file, nor in those that ask for the URL: the blob stays as
 * long as the page.
 */
export function ofUrl(project: Project, standing: Standing): Verdict | undefined {
  const { unit, row, node } = standing.acquisition;
  const revoking = row.release.calls!.map(lastOf);
  const revokes = ({ module }: Unit): boolean =>
    module.facts.some(fact => fact.is === 'call' && revoking.includes(lastName(fact.callee) ?? ''));
  const askers = isGivenBack(standing) ? project.calls.callersOf(node) : undefined;
  if (revokes(unit) || askers?.some(asker => revokes(asker.unit))) return undefined;
  return {
    kind: 'object-url-not-revoked',
    confidence: confidenceOfUrl(project, standing, askers),
    held: true,
    teardown: undefined,
    sibling: undefined,
    because: [],
  };
}
