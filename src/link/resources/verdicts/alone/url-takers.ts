import type { Value } from '../../../../model/model.js';
import { lastName } from '../../../../model/parts.js';
import type { Project } from '../../../project.js';
import { atFact } from '../../../program/at.js';
import { isNamedIn } from '../../../program/mentions.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import { type HandleUse, usesOfHolder } from '../../released/handle-uses.js';
import type { Standing } from '../../standing/standing.js';

/** Who is given a URL, other than an element that shows it. */
export interface UrlTakers {
  /** Functions of the project. */
  readonly seen: readonly FunctionNode[];
  /** Somebody is that is not seen, or hands it on: they may revoke it. */
  readonly others: boolean;
  /** Nobody is, not even a component that is to show it. */
  readonly none: boolean;
}

export function takersOf(project: Project, { acquisition, releases: { holder } }: Standing): UrlTakers {
  const { takesUrlOnly } = acquisition.unit.catalog.resources;
  const uses = usesOfHolder(project, acquisition, holder).filter(
    ({ how, name }) => how === 'handed' && name !== '' && name !== 'return' && !takesUrlOnly.test(name),
  );
  const taken = uses.filter(use => !isShown(use)).map(use => takerOf(project, use));
  const seen = taken.filter(taker => taker !== undefined);
  const others = seen.length < taken.length || seen.some(taker => handsOn(taker));
  return { seen, others, none: uses.length === 0 };
}

/** `<Video src={url} />` */
function isShown({ unit, fact }: HandleUse): boolean {
  const call = unit.fact(fact);
  if (call.is !== 'call') return false;
  return call.arguments.some(
    ({ name, value }) =>
      (name !== undefined && unit.catalog.resources.shown.has(name)) ||
      (value.is === 'literal' && (value.keys ?? []).some(key => isShowing(unit, key))),
  );
}

function isShowing({ catalog }: Unit, key: Value): boolean {
  return key.is === 'const' && catalog.resources.shown.has(String(key.value));
}

function takerOf(project: Project, { unit, fact }: HandleUse): FunctionNode | undefined {
  const call = unit.fact(fact);
  const type = call.is === 'call' && !call.new ? project.types.typeOf(atFact(unit, fact), call.callee) : undefined;
  return type?.is === 'function' ? type.of : undefined;
}

/** `download(url, name) { save(url, name); }` */
function handsOn({ unit, region }: FunctionNode): boolean {
  const given = region.function!.parameters.map(({ binding }) => binding);
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    if (fact.is === 'exit' && fact.value && given.some(each => isNamedIn(fact.value!, each))) return true;
    if (fact.is !== 'call' || shows(unit, lastName(fact.callee))) continue;
    if (fact.arguments.some(({ value }) => given.some(each => isNamedIn(value, each)))) return true;
  }
  return false;
}

function shows({ catalog }: Unit, name: string): boolean {
  return catalog.resources.showsUrl.test(name);
}
