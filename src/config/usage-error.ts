/** What leaklint was asked for cannot be done: a bad option, a path that is not there. Its message is told as it is; the command's exit code is 2. */
export class UsageError extends Error {}
