import { resolve } from 'node:path';
import { repositoryRoot } from '../discover/git-ignore.js';
import { isInside, shownPath } from '../discover/native-path.js';
import type { ReportInput } from '../report/report-input.js';

declare const LEAKLINT_HOMEPAGE: string | undefined;

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a run takes place, as far as reports speak of it: `folder` is the current folder. */
export function surroundings(
  folder: string,
  environment: Environment,
): Pick<ReportInput, 'inRepository' | 'blobUrl' | 'homepage'> {
  const root = repositoryRoot(folder) ?? workspaceAround(folder, environment) ?? folder;
  const homepage = typeof LEAKLINT_HOMEPAGE === 'string' ? LEAKLINT_HOMEPAGE : undefined;
  return {
    inRepository: path => shownPath(root, resolve(folder, path)),
    ...blobUrl(environment),
    ...(homepage === undefined ? {} : { homepage }),
  };
}

/** Where GitHub's runner checks repositories out; in containers without git they have no `.git`. */
function workspaceAround(folder: string, { GITHUB_WORKSPACE }: Environment): string | undefined {
  return GITHUB_WORKSPACE !== undefined && GITHUB_WORKSPACE !== '' && isInside(GITHUB_WORKSPACE, folder)
    ? GITHUB_WORKSPACE
    : undefined;
}

function blobUrl({ GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA }: Environment): { blobUrl?: string } {
  const parts = [GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA];
  if (parts.some(part => part === undefined || part === '' || /[\s<>]/.test(part))) return {};
  return { blobUrl: `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}/` };
}
