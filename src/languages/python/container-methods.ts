import type { Catalog, EffectRow } from '../../model/catalog/catalog.js';

const listMethods: Record<string, EffectRow> = {
  append: { does: 'grow', value: 0 },
  extend: { does: 'grow', value: 0, many: true },
  insert: { does: 'grow', value: 1 },
  pop: { does: 'shrink' },
  remove: { does: 'shrink', key: 0 },
  clear: { does: 'clear' },
};

const setMethods: Record<string, EffectRow> = {
  add: { does: 'grow', key: 0, value: 0 },
  update: { does: 'grow', value: 0, many: true },
  discard: { does: 'shrink', key: 0 },
  remove: { does: 'shrink', key: 0 },
  pop: { does: 'shrink' },
  clear: { does: 'clear' },
  difference_update: { does: 'shrink', key: 0 },
  intersection_update: { does: 'shrink', key: 0 },
  symmetric_difference_update: { does: 'shrink', key: 0 },
};

const mappingMethods: Record<string, EffectRow> = {
  setdefault: { does: 'grow', key: 0, value: 1, entry: true },
  update: { does: 'grow', value: 0, many: true },
  __setitem__: { does: 'grow', key: 0, value: 1 },
  get: { does: 'read', key: 0, entry: true },
  pop: { does: 'shrink', key: 0, entry: true },
  popitem: { does: 'shrink' },
  __delitem__: { does: 'shrink', key: 0 },
  clear: { does: 'clear' },
};

const queueMethods: Record<string, EffectRow> = {
  put: { does: 'grow', value: 0 },
  put_nowait: { does: 'grow', value: 0 },
  get: { does: 'shrink' },
  get_nowait: { does: 'shrink' },
  setTarget: { does: 'clear' },
};

/** What the methods of containers do. Source: the library reference, 3.13. */
export const pythonMethods: Catalog['methods'] = {
  list: listMethods,
  deque: {
    ...listMethods,
    appendleft: { does: 'grow', value: 0 },
    extendleft: { does: 'grow', value: 0, many: true },
    popleft: { does: 'shrink' },
  },
  set: setMethods,
  mapping: mappingMethods,
  queue: queueMethods,
  text: {
    write: { does: 'grow', value: 0 },
    extend: { does: 'grow', value: 0 },
    append: { does: 'grow', value: 0 },
    truncate: { does: 'clear' },
    clear: { does: 'clear' },
    close: { does: 'clear' },
  },
};
