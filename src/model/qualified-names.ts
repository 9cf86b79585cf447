/** The last part of a qualified name: `getLogger` of `logging.getLogger`. */
export function lastOf(qualified: string): string {
  return qualified.slice(qualified.lastIndexOf('.') + 1);
}
