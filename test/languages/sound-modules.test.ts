import { beforeAll, describe, expect, it } from 'vitest';
import { languageNamed } from '../../src/languages/index.js';
import { printModule } from '../../src/model/print.js';
import { validateModule } from '../../src/model/validate.js';
import { allStories, languages, sourcesOf, tellings } from '../stories.js';

beforeAll(async () => {
  for (const language of languages) await languageNamed(language).prepare();
});

const sources = allStories().flatMap(story =>
  tellings.flatMap(telling =>
    languages.flatMap(language =>
      sourcesOf(story, telling, language).map(source => ({
        title: `${story.rule}/${story.name}/${source.path}`,
        source,
      })),
    ),
  ),
);

describe('the frontends make sound modules', () => {
  it.each(sources)('of $title', ({ source }) => {
    const module = languageNamed(source.language).lower(source);
    expect(module.problems).toEqual([]);
    expect(validateModule(module)).toEqual([]);
    expect(printModule(module)).toContain(`module ${source.path}`);
  });
});
