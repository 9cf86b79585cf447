import pc from 'picocolors';

/** Functions that colour a text, or leave it as it is. Only the sixteen colours that every theme makes readable. */
export type Colors = ReturnType<typeof pc.createColors>;

export const colors = (enabled: boolean): Colors => pc.createColors(enabled);
