import type { Retained } from './retained.js';

/**
 * A race again and again with something that lives on. `promise`: every race leaves its reactions on the one promise ·
 * `task`: every pass leaves a task that waits for the one event · `call`: every call leaves one.
 */
export type LongRace = Retained<'promise' | 'task' | 'call'>;
