declare const LEAKLINT_VERSION: string | undefined;

/** The package's version; the build writes it in. */
export const version = typeof LEAKLINT_VERSION === 'string' ? LEAKLINT_VERSION : '0.0.0';
