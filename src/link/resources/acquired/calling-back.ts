import type { ResourceRow } from '../../../model/catalog/resource-rows.js';

const KINDS: ReadonlySet<ResourceRow['kind']> = new Set(['listener', 'subscription', 'observer', 'timer']);

/** Whether what is acquired calls a function of its owner's for as long as it is there. */
export function callsBack({ kind }: ResourceRow): boolean {
  return KINDS.has(kind);
}
