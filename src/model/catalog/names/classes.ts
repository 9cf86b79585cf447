/** What is said of classes and components by how programs name them. */
export interface ClassNames {
  /** Classes, by the ends of their names, whose objects come and go: `HttpRequest`. */
  readonly comesAndGoes: RegExp;
  /** Classes that stand in for others in tests. */
  readonly standsIn: RegExp;
  /** Components that hold all the others, by the name that they are given. */
  readonly roots: RegExp;
  /** Attributes by which a component is told to be open, or not: what stands in it is drawn while it is. */
  readonly opensComponent: RegExp;
  /** Bases by which there is one instance of a class. */
  readonly singletons: RegExp;
  /** Calls that are given a class of which they provide one instance to all: `registerSingleton`, `providers.Singleton`. */
  readonly provides: RegExp;
  /** Calls that say so of the classes which the calls before them were given: `bind(Orders).toSelf().inSingletonScope()`. */
  readonly shares: RegExp;
  /** Classes that a host loads once, by its name or from a folder. */
  readonly plugins: RegExp;
  /** Classes of what is raised, as the language and its libraries call theirs. */
  readonly exceptions: RegExp;
  /** Types of such. */
  readonly feedTypes: RegExp;
}
