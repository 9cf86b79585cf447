import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import type { Environment } from './inputs.js';

/**
 * The part of the runner's protocol that the action needs, by the runner's documents: files that the environment names.
 * @actions/core would do the same and bring an HTTP client along, ten times the size of the rest.
 */
export function writeOutputs(outputs: Readonly<Record<string, string | number>>, { GITHUB_OUTPUT }: Environment): void {
  if (GITHUB_OUTPUT === undefined || GITHUB_OUTPUT === '') return;
  for (const [name, value] of Object.entries(outputs)) {
    // Nobody can guess the mark, so that no value can end it and begin an output of its own.
    const mark = `leaklint-${randomUUID()}`;
    appendFileSync(GITHUB_OUTPUT, `${name}<<${mark}\n${value}\n${mark}\n`);
  }
}

/** The commit that the changes of this event start from; undefined where the event has none. */
export function changesSince({ GITHUB_EVENT_PATH }: Environment): string | undefined {
  const event = readEvent(GITHUB_EVENT_PATH);
  const commit = event?.pull_request?.base?.sha ?? event?.merge_group?.base_sha ?? event?.before;
  return typeof commit === 'string' && /^(?!0+$)[0-9a-f]{40,64}$/.test(commit) ? commit : undefined;
}

/** What matters of https://docs.github.com/webhooks/webhook-events-and-payloads; nothing in it is sure. */
interface Event {
  readonly pull_request?: { readonly base?: { readonly sha?: unknown } };
  readonly merge_group?: { readonly base_sha?: unknown };
  readonly before?: unknown;
}

function readEvent(path: string | undefined): Event | undefined {
  if (path === undefined || path === '') return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Event;
  } catch {
    return undefined;
  }
}
