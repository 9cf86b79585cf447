import type { RegionId, Value } from '../../../model/model.js';
import { areAlternatives } from '../../program/alternatives.js';
import { calledName } from '../../program/calls/call-forms.js';
import type { Handover, Site } from '../../program/calls/calls.js';
import type { Program } from '../../program/program.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { isDecoratedToHear, isHandedToHear } from '../handovers/messages.js';
import { isPath, isRoute } from './routes.js';
import { isServed } from './served.js';

const MAX_CALLS = 3;
/** What is called from more places than these is not asked for all of them. */
const MAX_SITES = 12;
const DELETES = /^(?:http)?del(?:ete)?$/i;

/** What somebody outside sends, and a function runs for, by an address or a name that the program gives its handler. */
export interface Request {
  readonly handler: FunctionNode;
  /** Where the handler leads there. */
  readonly region: RegionId;
  readonly is: 'request' | 'message';
  /** It is made to delete something. */
  readonly deletes: boolean;
}

type Sent = Pick<Request, 'is' | 'deletes'>;

/** What a function runs for: requests, and perhaps something else. */
export interface Requested {
  readonly requests: readonly Request[];
  /** Nothing else is seen to run it. */
  readonly only: boolean;
}

/** The requests that lead to a place. */
export function requestsOf(program: Program, { unit, region }: Pick<Site, 'unit' | 'region'>, depth = 0): Requested {
  const { calls } = program;
  const node = unit.functionOf(region);
  const sent: Sent[] = [...sentTo(program, node)];
  const others: Handover[] = [];
  for (const handover of calls.handoversOf(node)) {
    const by = handover.how === 'argument' ? sentBy(program, handover) : undefined;
    if (by) sent.push(by);
    else if (handover.how === 'argument') others.push(handover);
  }
  const own = sent.map((each): Request => ({ ...each, handler: node, region }));
  const callers = calls.callersOf(node);
  const seen = [...callers.filter(({ byName }) => !byName), ...others];
  const isFollowed = seen.length === 0 || (depth < MAX_CALLS && seen.length <= MAX_SITES);
  const isAll = others.length === 0 && seen.length === callers.length && isFollowed;
  const led = isFollowed ? seen.map(site => requestsOf(program, site, depth + 1)) : [];
  return {
    requests: [...own, ...led.flatMap(({ requests }) => requests)],
    only: own.length + led.length > 0 && isAll && led.every(({ only }) => only),
  };
}

/** Whether one thing that is sent leads to only one of two places. */
export function areApart(one: Request, other: Request): boolean {
  return one.handler !== other.handler || areAlternatives(one.handler.unit, one.region, other.region);
}

/** By what it is decorated with, and where it stands. */
function sentTo({ types }: Program, node: FunctionNode): readonly Sent[] {
  const { unit, region } = node;
  const sent: Sent[] = isServed(node) ? [{ is: 'request', deletes: DELETES.test(region.name) }] : [];
  for (const decorator of region.function?.decorators ?? []) {
    const deletes = DELETES.test(calledName(unit, decorator)) || allowsDelete(unit, decorator);
    if (isAddressing(unit, decorator)) sent.push({ is: 'request', deletes });
    else if (isDecoratedToHear(types, node, decorator)) sent.push({ is: 'message', deletes: false });
  }
  return sent;
}

function sentBy({ names, calls }: Program, handover: Handover): Sent | undefined {
  if (isAddressed(handover) || isRoute(names, handover)) return { is: 'request', deletes: DELETES.test(handover.verb) };
  return isHandedToHear(calls, handover) ? { is: 'message', deletes: false } : undefined;
}

/** `@app.get('/news')`. */
function isAddressing(unit: Unit, decorator: Value): boolean {
  const [address] = unit.call(decorator)?.arguments ?? [];
  return unit.catalog.handlerDecorators.has(calledName(unit, decorator)) && isPath(address?.value);
}

/** `app.get('/news', f)`. */
function isAddressed({ unit, fact, verb }: Handover): boolean {
  const call = unit.fact(fact);
  return call.is === 'call' && unit.catalog.routeVerbs.has(verb) && isPath(call.arguments[0]?.value);
}

/** `methods=['DELETE']`. */
function allowsDelete(unit: Unit, decorator: Value): boolean {
  const isDelete = (value: Value): boolean =>
    value.is === 'const' ? DELETES.test(String(value.value)) : value.is === 'literal' && value.of.some(isDelete);
  const given = unit.call(decorator)?.arguments ?? [];
  return given.some(({ name, value }) => name === 'methods' && isDelete(value));
}
