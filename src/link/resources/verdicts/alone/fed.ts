import { lastName } from '../../../../model/parts.js';
import { plainName } from '../../../program/spelling.js';
import type { Project } from '../../../project.js';
import { topicOf } from '../../released/inverses/identity.js';
import type { Acquisition } from '../../acquired/acquisition.js';

/** `socket.on('data', …)`: who is fed by a stream is made around it, and goes with it. */
export function isFed(project: Project, { unit, at, receiver, topic }: Acquisition): boolean {
  const event = topic && topicOf(project, { at, value: topic });
  const { deliveries, streams } = unit.catalog.resources;
  return event !== undefined && deliveries.has(event) && streams.has(plainName(lastName(receiver)));
}
