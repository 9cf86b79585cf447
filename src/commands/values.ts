import { InvalidArgumentError } from 'commander';

/** `4`: a number of threads. */
export function threadCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1 || count > 64)
    throw new InvalidArgumentError('It is a number from 1 to 64.');
  return count;
}

/** `a, b`: more words. */
export function addWords(value: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...value
      .split(',')
      .map(word => word.trim())
      .filter(word => word !== ''),
  ];
}

/** `a, b`: more rules. None at all is what a script's empty variable gives: all rules would run then. */
export function addRules(value: string, before?: readonly string[]): readonly string[] {
  if (addWords(value).length === 0) throw new InvalidArgumentError('Name a rule; `leaklint rules` lists them.');
  return addWords(value, before);
}

/** What a person is told in a comment: one line of text. */
export function reasonOf(value: string): string {
  if (value.trim() === '' || /[\p{Cc}\u2028\u2029]/u.test(value))
    throw new InvalidArgumentError('Say why in one line.');
  return value.trim();
}
