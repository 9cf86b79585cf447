import type { Finding } from '../src/finding.js';

const sentence = /^[A-Z`(].*\.$/s;
const clause = /^(?:[a-z`]|[A-Z][\w.]*\b).*[^.]$/s;

/**
 * What is wrong with the words of a finding: a message that is no sentence, that is true at another line only (`here`), or
 * has a wrong article; evidence that ends like a sentence, or says one thing of one place twice; what has no name by it.
 */
export function faultsOf({ message, instead, why, because }: Finding): string[] {
  const faults = [message, instead, why ?? 'None.'].filter(text => !sentence.test(text));
  const clauses = because.map(({ says }) => says);
  faults.push(...clauses.filter(text => !clause.test(text)));
  faults.push(...[message, instead].filter(text => /\bhere\b/.test(withoutCode(text))));
  faults.push(...[message, instead, ...clauses].filter(text => /\b(?:a `?[aeio]|an `?[bcdfgjkpqtvwz])/i.test(text)));
  faults.push(...[message, instead, ...clauses].filter(text => text.includes('``')));
  const spots = because.map(({ place: { path, span }, says }) => `${path} ${span.join(' ')} ${says}`);
  faults.push(...spots.filter((spot, at) => spots.indexOf(spot) < at));
  return faults;
}

function withoutCode(text: string): string {
  return text.replaceAll(/`[^`]*`/g, '');
}
