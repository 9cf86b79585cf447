/** What is said of constants by how programs name them. */
export interface AmountNames {
  /** Words of amounts. */
  readonly amounts: ReadonlySet<string>;
  /** Words that say of what kind, and fit every collection. */
  readonly ofCollections: ReadonlySet<string>;
  /** Words of amounts that are no number of entries. */
  readonly measures: ReadonlySet<string>;
}
