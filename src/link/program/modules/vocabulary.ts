import type { FactId, Value } from '../../../model/model.js';
import { eachPart } from '../../../model/parts.js';
import { eachValue } from '../mentions.js';
import { remember } from '../remember.js';
import type { Unit } from '../unit.js';

/** How a module mentions a name. */
interface Mentioned {
  facts: readonly FactId[];
  /** As an attribute of something, be it in a condition, which is no fact. */
  isAttribute: boolean;
}

const NOWHERE: readonly FactId[] = [];

/** The facts of a module that mention a name or an attribute, by that name. */
export function factsNaming(unit: Unit, name: string): readonly FactId[] {
  return wordsOf(unit).get(name)?.facts ?? NOWHERE;
}

/** The modules of a program that take the name from elsewhere, in its order: that import it, or mention it as an attribute. */
export function unitsNaming(units: readonly Unit[], name: string): readonly Unit[] {
  const naming = takersIn(units).get(name) ?? [];
  return Array.isArray(naming) ? naming : [naming];
}

/** Most names are one module's alone, which needs no list. */
type Naming = Unit | Unit[];

const takersIn = remember((units: readonly Unit[]): ReadonlyMap<string, Naming> => {
  const index = new Map<string, Naming>();
  const take = (name: string, unit: Unit): void => {
    const known = index.get(name);
    if (known === unit) return;
    if (known === undefined) index.set(name, unit);
    else if (!Array.isArray(known)) index.set(name, [known, unit]);
    else if (known[known.length - 1] !== unit) known.push(unit);
  };
  for (const unit of units) {
    for (const { name } of unit.module.imports) take(name, unit);
    for (const [name, { isAttribute }] of wordsOf(unit)) if (isAttribute) take(name, unit);
  }
  return index;
});

/**
 * Every name that stands in a module. One walk through all of its expressions answers both questions: to go through the
 * whole program costs more than to remember what is there.
 */
const wordsOf = remember(({ module }: Unit): ReadonlyMap<string, Mentioned> => {
  const words = new Map<string, Mentioned & { facts: FactId[] }>();
  const wordFor = (name: string): Mentioned & { facts: FactId[] } => {
    let word = words.get(name);
    if (word === undefined) words.set(name, (word = { facts: [], isAttribute: false }));
    return word;
  };
  const note = (value: Value, id: FactId): void => {
    if (value.is === 'get' || value.is === 'name') {
      const word = wordFor(value.name);
      if (value.is === 'get') word.isAttribute = true;
      if (word.facts[word.facts.length - 1] !== id) word.facts.push(id);
    }
    eachPart(value, note, id);
  };
  const noteAttributes = (value: Value): void => {
    if (value.is === 'get') wordFor(value.name).isAttribute = true;
    eachPart(value, noteAttributes, undefined);
  };
  module.facts.forEach((fact, id) => {
    eachValue(fact, note, id);
  });
  for (const { branch, loop, function: shape } of module.regions) {
    const test = branch?.test ?? loop?.test;
    if (test !== undefined) noteAttributes(test);
    if (shape?.result !== undefined) noteAttributes(shape.result);
  }
  // A list that grew has room for many more.
  for (const word of words.values()) if (word.facts.length > 1) word.facts = word.facts.slice();
  return words;
});
