/** The program of a thread that lowers sources; built into a file of its own beside the bundle. */
import { parentPort } from 'node:worker_threads';
import { lower, packed, prepareFor } from './lower.js';
import type { Answer, Order } from './workers.js';

const port = parentPort!;
const answer = (message: Answer): void => {
  port.postMessage(message);
};

port.on('message', ({ index, source }: Order) => {
  void prepareFor([source]).then(() => {
    const facts = lower(source);
    if ('failure' in facts) answer({ index, failure: facts.failure });
    else answer({ index, bytes: packed(facts.module) });
  });
});
answer('ready');
