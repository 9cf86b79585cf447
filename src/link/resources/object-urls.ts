import type { Confidence } from '../../finding.js';
import { isNamedIn, mentions } from '../program/mentions.js';
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

function confidenceOfUrl(project: Project, standing: Standing): Confidence {
  if (isGivenAway(project, standing)) return 'possible';
  if (isGivenBack(standing)) {
    // Whoever uses the library may revoke it.
    return project.calls.callersOf(standing.acquisition.node).length > 0 ? 'likely' : 'possible';
  }
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

/** `img.src = URL.createObjectURL(blob)`, and no revocation in the file: the blob stays as long as the page. */
export function ofUrl(project: Project, standing: Standing): Verdict | undefined {
  const { unit, row } = standing.acquisition;
  const revoking = row.release.calls!.map(lastOf);
  const isRevoked = unit.module.facts.some(
    fact => fact.is === 'call' && revoking.includes(lastName(fact.callee) ?? ''),
  );
  if (isRevoked) return undefined;
  return {
    kind: 'object-url-not-revoked',
    confidence: confidenceOfUrl(project, standing),
    held: true,
    teardown: undefined,
    sibling: undefined,
    because: [],
  };
}
