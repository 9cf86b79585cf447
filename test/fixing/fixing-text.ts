import type { LoadedSource } from '../../src/discover/gather.js';
import { planned } from '../../src/fix/fix.js';
import type { LanguageName } from '../../src/model/model.js';
import { byDefault, findingsOf, openProject } from '../linting.js';

/** What all fixes make of a program that is one file, and why those that are declined are. */
export async function fixesOf(
  language: LanguageName,
  text: string,
  { extension = language === 'python' ? 'py' : 'ts', unsafe = true } = {},
): Promise<{ text: string; declined: string[] }> {
  const path = `a.${extension}`;
  const file = { language, encoding: 'utf-8', bom: false, test: false, explicit: false } as const;
  const source: LoadedSource = { path, absolute: `/${path}`, text, ...file };
  const workspace = await openProject([source]);
  const findings = findingsOf(workspace, byDefault);
  await workspace.prepareFor(findings.map(({ place }) => place.path));
  const { texts, declined } = planned({ findings, wanted: findings, workspace, scope: byDefault }, { unsafe });
  return { text: texts.get(path) ?? text, declined: declined.map(({ reason }) => reason) };
}
