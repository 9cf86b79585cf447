import {
  defineRule,
  leftEntriesOf,
  missedSupersOf,
  unaskedBasesOf,
  type Finding,
  type Leak,
  type LeftEntries,
  type MissedSuper,
  type Rule,
  type UnaskedBase,
} from '../src/rule.js';
import { begins, consequence, findingsOf, isHarmless, ownerOf } from './leak-finding.js';

const HARMLESS =
  'Nothing leaks as long as both go together; it does when the other is shared, or kept by somebody else.';

export const teardownMisses = defineRule({
  id: 'teardown-misses',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'The owner has a method for its end that releases its other resources, and forgets this one.',
    why: 'What is forgotten lives on: it keeps the owner, or goes on working for one that is gone.',
    instead: 'Release it where its siblings are released.',
  },
  *check(project) {
    yield* findingsOf(this, project, leak => ({
      message: messageOf(leak),
      instead: `Release \`${leak.name}\` in ${leak.teardown!.name === '' ? 'it' : `\`${leak.teardown!.name}\``} as well.`,
      ...(isHarmless(leak) && { severity: 'note', why: HARMLESS }),
    }));
    const missed = missedSupersOf(project);
    for (const each of missed) yield ofMissedSuper(this, each);
    const told = new Set(missed.map(({ method }) => method));
    for (const each of unaskedBasesOf(project)) if (!told.has(each.method)) yield ofUnaskedBase(this, each);
    for (const left of leftEntriesOf(project)) yield ofLeftEntries(this, left);
  },
});

function superCall({ unit, region: { name } }: MissedSuper['method']): string {
  return unit.module.language === 'python' ? `super().${name}()` : `super.${name}()`;
}

function ofMissedSuper(rule: Pick<Rule, 'id' | 'severity'>, { method, base, missed, place }: MissedSuper): Finding {
  const { acquisition } = missed;
  const { name } = method.region;
  const noun = acquisition.row.noun;
  return {
    rule: rule.id,
    severity: rule.severity,
    confidence: 'likely',
    place,
    name: `${method.owner!.name}.${name}`,
    message: `\`${name}\` of \`${method.owner!.name}\` replaces that of \`${base.owner!.name}\` and does not call it: the ${noun} of the base class is never released.`,
    because: [
      { place: acquisition.unit.place(acquisition.call.at), role: 'grows', says: begins(acquisition.row) },
      { place: base.unit.place(base.region.head), role: 'sought', says: `\`${base.owner!.name}\` releases it here` },
    ],
    instead: `Call \`${superCall(method)}\` in it.`,
  };
}

function ofUnaskedBase(
  rule: Pick<Rule, 'id' | 'severity'>,
  { method, base, place, example, askers }: UnaskedBase,
): Finding {
  const { name } = method.region;
  const others = `${askers} other classes that replace it`;
  return {
    rule: rule.id,
    severity: rule.severity,
    confidence: 'possible',
    place,
    name: `${method.owner!.name}.${name}`,
    message: `\`${name}\` of \`${method.owner!.name}\` replaces that of \`${base}\` and does not call it, as ${others} do: what the base class holds is not released.`,
    because: [
      { place: example.unit.place(example.region.head), role: 'sought', says: `\`${example.owner!.name}\` calls it` },
    ],
    instead: `Call \`${superCall(method)}\` in it.`,
  };
}

function ofLeftEntries(rule: Pick<Rule, 'id' | 'severity'>, left: LeftEntries): Finding {
  const { slot, owner, teardown, added, ended, verb, many } = left;
  const { name } = slot.spot;
  return {
    rule: rule.id,
    severity: rule.severity,
    confidence: many ? 'likely' : 'possible',
    place: added,
    name,
    message: `\`${teardown.name}\` of \`${owner.name}\` leaves the entries of \`${name}\`: one that is removed is ended by \`${verb}\`, those that are left are not.`,
    because: [
      { place: added, role: 'grows', says: 'an entry is added here' },
      { place: ended, role: 'sought', says: 'an entry that is removed is ended here' },
      { place: teardown.place, role: 'sought', says: `\`${teardown.name}\` does not look at them` },
    ],
    instead: `End the entries of \`${name}\` in \`${teardown.name}\`.`,
  };
}

function messageOf(leak: Leak): string {
  const { row } = leak.standing.acquisition;
  const { name } = leak.teardown!;
  const owner = ownerOf(leak);
  const end = name === '' ? `What \`${owner}\` gives back` : `\`${name}\` of \`${owner}\``;
  const what = leak.name === row.noun ? `the ${row.noun}` : `the ${row.noun} \`${leak.name}\``;
  if (leak.elsewhere) return `${end} does not release ${what}, which is released elsewhere: ${consequence(leak)}.`;
  if (leak.sibling === undefined) return `${end} misses ${what}: ${consequence(leak)}.`;
  return `${end} releases its other resources, and misses ${what}: ${consequence(leak)}.`;
}
