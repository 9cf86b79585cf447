import type { Confidence } from '../../finding.js';
import { isNamedIn, mentions } from '../program/mentions.js';
import { RESULT, takerOf } from '../program/takers.js';
import { unitsNaming } from '../program/vocabulary.js';
import type { FunctionNode, Unit } from '../program/unit.js';
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

/** Who is given the URL back, where the function gives it back. */
interface Askers {
  readonly units: readonly Unit[];
  /** All who ask are seen: whoever uses the library may revoke it. */
  readonly sure: boolean;
}

function confidenceOfUrl(project: Project, standing: Standing, askers: Askers | undefined): Confidence {
  if (isGivenAway(project, standing)) return 'possible';
  if (askers) return askers.sure ? 'likely' : 'possible';
  return standing.releases.holder.is === 'passed' ? 'likely' : 'certain';
}

/** `return { blob, url };`, `return URL.createObjectURL(blob);` */
function isGivenBack({ acquisition: { node, unit, fact }, releases: { holder } }: Standing): boolean {
  if (holder.is === 'passed') return takerOf(unit, fact) === RESULT || unit.fact(holder.fact).is === 'exit';
  if (holder.is !== 'local') return false;
  const { result } = node.region.function!;
  const exits = holder.unit.module.facts.slice(node.region.from, node.region.to).filter(({ is }) => is === 'exit');
  return (
    (result !== undefined && isNamedIn(result, holder.binding)) || exits.some(exit => mentions(exit, holder.binding))
  );
}

function askersOf(project: Project, node: FunctionNode): Askers {
  const read = propertyOf(project, node);
  // Whoever reads an attribute does not know that it makes a URL each time.
  if (read !== undefined) return { units: unitsNaming(project.units, read), sure: true };
  const units = project.calls.callersOf(node).map(({ unit }) => unit);
  return { units, sure: units.length > 0 };
}

/** The attribute that a getter is: `get url() {}`, `Object.defineProperty(file, 'url', { get() {} })`. */
function propertyOf(project: Project, node: FunctionNode): string | undefined {
  const { name, function: shape } = node.region;
  if (shape!.form === 'getter') return name;
  const [defined] = project.calls.handoversOf(node).filter(({ verb }) => verb === 'defineProperty');
  const call = defined?.unit.fact(defined.fact);
  const key = call?.is === 'call' ? call.arguments[1]?.value : undefined;
  return name === 'get' && key?.is === 'const' ? String(key.value) : undefined;
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
  const askers = isGivenBack(standing) ? askersOf(project, node) : undefined;
  if (revokes(unit) || askers?.units.some(revokes)) return undefined;
  return {
    kind: 'object-url-not-revoked',
    confidence: confidenceOfUrl(project, standing, askers),
    held: true,
    teardown: undefined,
    sibling: undefined,
    because: [],
  };
}
