/** What leaklint was asked for cannot be done: a bad option, a path that is not there. Told as it is, exit code 2. */
export class UsageError extends Error {}
