import type { FixIntent, Leak } from '../src/rule.js';

type Release = Extract<FixIntent, { do: 'release' }>;

/** Kinds whose release ends them and does nothing besides: a connection may have more to say before it is closed. */
const KINDS = new Set(['listener', 'timer', 'frame', 'observer']);
/** Hooks of React and Svelte: what their function returns is run when the component goes. */
const EFFECTS = new Set([
  'useEffect',
  'useLayoutEffect',
  'useInsertionEffect',
  'useIsomorphicLayoutEffect',
  'onMount',
  '$effect',
]);

/** What would release a resource where its owner ends; undefined where nothing ends the owner, or more than one thing could be meant. */
export function releaseOf(leak: Leak): Release | undefined {
  // A timeout that is yet to come may save or send what should not be lost.
  if (leak.standing.passes) return undefined;
  const { unit, call, row } = leak.standing.acquisition;
  const end = endOf(leak);
  const by = KINDS.has(row.kind) ? waysOf(leak) : undefined;
  const isSure = leak.confidence !== 'possible';
  return end && by ? { do: 'release', acquired: unit.place(call.at), end, by, isSure } : undefined;
}

/** A subscription that ends with its siblings; a request that may still come should not be cut off for a mere suspicion. */
export function untilOf({ confidence, standing: { acquisition } }: Leak): FixIntent | undefined {
  const { unit, call, row } = acquisition;
  const isSubscription = row.kind === 'subscription' && call.callee.is === 'get' && call.callee.name === 'subscribe';
  return isSubscription && confidence !== 'possible' && unit.module.language === 'typescript'
    ? { do: 'take-until', acquired: unit.place(call.at) }
    : undefined;
}

function endOf({ phase, teardown, closure }: Leak): Release['end'] | undefined {
  if (phase !== undefined) return EFFECTS.has(phase.name) ? { is: 'effect', name: phase.name } : undefined;
  if (closure) return undefined;
  return teardown && { is: 'method', name: teardown.name, at: teardown.place };
}

function waysOf({ standing: { acquisition } }: Leak): Release['by'] | undefined {
  const { row, call } = acquisition;
  const { calls: [called] = [], verbs = [], methods: [method] = [] } = row.release;
  if (called !== undefined) return called.includes('.') ? undefined : { how: 'handed', name: called, others: [] };
  if (verbs[0] !== undefined) {
    const verb = call.callee.is === 'get' || call.callee.is === 'name' ? call.callee.name : '';
    const inverse = verb.replace(/^add/, 'remove');
    return { how: 'undone', name: verbs.includes(inverse) ? inverse : verbs[0], others: verbs };
  }
  return method === undefined ? undefined : { how: 'called', name: method, others: [] };
}
