import type { FixIntent, Leak } from '../src/rule.js';

type Why = NonNullable<Leak['mismatch']>['why'];
type Rebind = Extract<FixIntent, { do: 'rebind' }>;

/** What would make the removals of a registration match it; undefined where they mean something else. */
export function rebindOf({ acquisition, releases }: Leak['standing'], why: Why): Rebind | undefined {
  const differs = differenceOf(why);
  if (differs === undefined) return undefined;
  const alike = releases.mismatches.filter(each => differenceOf(each.why) === differs);
  return {
    do: 'rebind',
    added: acquisition.unit.place(acquisition.call.at),
    removed: alike.map(({ unit, fact }) => unit.place(unit.fact(fact).at)),
    differs,
  };
}

function differenceOf(why: Why): Rebind['differs'] | undefined {
  if (why === 'fresh' || why === 'bound' || why === 'wrapped') return 'handler';
  return why === 'capture' || why === 'topic' ? why : undefined;
}
