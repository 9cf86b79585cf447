import type { ResourceCatalog, ResourceRow } from '../../model/resource-rows.js';

const words = (text: string): string[] => text.trim().split(/\s+/);

const rows: readonly ResourceRow[] = [];

/** The standard library's and common libraries' pairs, and the words by which frameworks say when something ends. */
export const pythonResources: ResourceCatalog = {
  rows,
  endings: new Set(
    words(`close aclose stop shutdown dispose destroy teardown tear_down tearDown __exit__ __aexit__ __del__ cog_unload
      terminate on_shutdown finalize closeEvent deactivate cleanup disconnect end`),
  ),
  inverses: new Set(
    words('stop disable disconnect unsubscribe unregister detach unbind cancel reset clear pause leave'),
  ),
  endHooks: new Set(words('finalize register callback push addCleanup add_done_callback')),
  beginnings: new Set(words('__init__ __enter__ __aenter__ cog_load setUp')),
  effects: new Set(),
  mounts: new Set(),
  endEvents: new Set(),
  ends: new Set(),
  answers: new Set(),
  globals: new Set(),
  globalProperties: new Set(),
  ownTypes: new Set(),
  joins: new Set(),
  injectors: new Set(['Depends']),
  streams: new Set(),
  components: new Set(),
  endingBases: {},
  ownerEnds: new Set(),
  clearsContext: new Set(),
  startups: new Set(words('main setup')),
  wrappers: new Set(words('partial functools.partial lambda')),
  stableWrappers: new Set(),
};
