import type { Project } from '../../project.js';
import type { Acquisition } from '../acquired/acquisition.js';

/** `remote.systemPreferences`: what is done once for a page is done anew for each of its windows, and what the program lends to all of them stays. */
export function isBeyondPage({ names }: Project, { unit, receiver }: Acquisition): boolean {
  const name = receiver && names.outsideName(unit, receiver);
  return name !== undefined && unit.catalog.resources.beyondPage.test(name);
}
