import type { Inverse } from '../../../../model/catalog/names/endings.js';
import type { Place } from '../../../../model/model.js';
import { pathRoot } from '../../../../model/parts.js';
import { plainName } from '../../../program/spelling.js';
import type { FunctionNode } from '../../../program/unit.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import type { Undone } from './undone.js';

/**
 * `function start() { page.on('move', draw); clock = setInterval(…); }` with `function stop()` beside it, which ends the clock and
 * leaves the listener: functions that share variables, and are named for each other as methods of a class are.
 */
export function leftByInverse(inventory: Inventory, standing: Standing): Undone | undefined {
  const { acquisition, state, target, passes } = standing;
  const { node, owner, row } = acquisition;
  if (state !== 'open' || passes || row.once || row.learned || owner !== undefined) return undefined;
  if (node.region.name === '' || (target.life !== 'process' && !isOfBoth(standing))) return undefined;
  for (const inverse of inversesOf(node)) {
    const beside = releasedBy(inventory, standing, inverse) ?? endedBy(node, inverse);
    if (beside) return { name: inverse.region.name, place: inverse.unit.place(inverse.region.head), beside };
  }
  return undefined;
}

/** What the functions around were handed is there for both. */
function isOfBoth({ acquisition: { unit, node, receiver }, target }: Standing): boolean {
  const binding = unit.bindingOf(receiver && pathRoot(receiver));
  return target.life === 'given' && binding !== undefined && binding.region !== node.region.id;
}

/** In the same scope, and named for the other one: `start` and `stop`, `addEvents` and `removeEvents`. */
function inversesOf(node: FunctionNode): FunctionNode[] {
  const { phases, inverses } = node.unit.catalog.names;
  const name = plainName(node.region.name);
  const names = new Set([...phases, ...inverses].flatMap(pair => undoing(pair, name)));
  if (names.size === 0) return [];
  return [...node.unit.functions.values()].filter(
    each => each.outer === node.outer && each.owner === undefined && names.has(plainName(each.region.name)),
  );
}

function undoing([does, undoes]: Inverse, name: string): string[] {
  const rest = name.slice(does.length);
  return name.startsWith(does) && /^([A-Z_]|$)/.test(rest) ? undoes.map(undo => undo + rest) : [];
}

/** What was begun with it, and is taken back there. */
function releasedBy(inventory: Inventory, standing: Standing, inverse: FunctionNode): Place | undefined {
  const { node, unit } = standing.acquisition;
  const sibling = inventory
    .ofNode(node)
    .find(
      ({ releases }) =>
        releases !== standing.releases &&
        releases.found.some(release => release.how !== 'handed' && release.unit.functionOf(release.region) === inverse),
    );
  return sibling && unit.place(sibling.acquisition.call.at);
}

/** `server = net.createServer()` in the one, and `server.close()` in the other. */
function endedBy({ unit, region }: FunctionNode, inverse: FunctionNode): Place | undefined {
  const { endings, inverses } = unit.catalog.resources;
  for (const { callee } of unit.calls.within(inverse.region)) {
    if (callee.is !== 'get' || callee.of.is !== 'name') continue;
    if (!endings.has(callee.name) && !inverses.has(callee.name)) continue;
    const begun = (unit.definitions[callee.of.binding] ?? []).find(id => id >= region.from && id < region.to);
    if (begun !== undefined && unit.binding(callee.of.binding)?.region !== region.id)
      return unit.place(unit.fact(begun).at);
  }
  return undefined;
}
