declare const LEAKLINT_VERSION: string | undefined;
declare const LEAKLINT_BUILD: string | undefined;

/** The package's version; the build writes it in. */
export const version = typeof LEAKLINT_VERSION === 'string' ? LEAKLINT_VERSION : '0.0.0';

/** Names what the program was built from; undefined where the sources run as they stand. */
export const build = typeof LEAKLINT_BUILD === 'string' ? LEAKLINT_BUILD : undefined;
