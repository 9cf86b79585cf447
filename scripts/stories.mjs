/** The stories of fixtures/ that show what a rule is about; the build writes them into the rules' pages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const fixtures = join(root, 'fixtures');
const extensions = { python: 'py', typescript: 'ts' };

/** By rule: its shortest story, of those told in most languages; one that everybody sees, where there is one. */
export function shownStories() {
  const rules = readdirSync(fixtures)
    .sort()
    .filter(name => existsSync(join(root, 'rules', `${name}.ts`)));
  const stories = rules.map(rule => [rule, shownStory(join(fixtures, rule))]);
  return Object.fromEntries(stories.filter(([, story]) => story !== undefined));
}

function shownStory(folder) {
  const stories = readdirSync(folder)
    .sort()
    .map(name => ({ name, tellings: tellingsOf(join(folder, name)) }))
    .filter(({ tellings }) => tellings.length > 0);
  const order = (a, b) => seen(b) - seen(a) || b.tellings.length - a.tellings.length || lengthOf(a) - lengthOf(b);
  return stories.sort(order)[0];
}

/** Whether all tellings are found by default: 1 or 0. */
function seen({ tellings }) {
  return Number(tellings.every(({ bad }) => /(?:#|\/\/) leak$/m.test(bad)));
}

/** What is told badly and well, in one file each. */
function tellingsOf(folder) {
  return Object.entries(extensions).flatMap(([language, extension]) => {
    const [bad, good] = ['bad', 'good'].map(telling => join(folder, `${telling}.${extension}`));
    return existsSync(bad) && existsSync(good) ? [{ language, bad: textOf(bad), good: textOf(good) }] : [];
  });
}

/** What tests expect of a line is told to readers in a word. */
function textOf(path) {
  return readFileSync(path, 'utf8').replace(/(#|\/\/) (leak|possible|missed|noise): .*$/gm, '$1 $2');
}

function lengthOf({ tellings }) {
  return tellings.reduce((sum, { bad, good }) => sum + bad.length + good.length, 0);
}
