/** Index into `Module.regions`. Region 0 is the module itself. */
export type RegionId = number;
/** Index into `Module.bindings`. */
export type BindingId = number;
/** Index into `Module.facts`. */
export type FactId = number;
