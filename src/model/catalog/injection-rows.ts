/** How a framework is told what it makes for whom. */
export interface InjectionRow {
  /** Calls, by last name, whose providers serve the whole application: `NgModule`. */
  readonly forAll: ReadonlySet<string>;
  /** … and those whose providers are made anew for each component. */
  readonly forEach: ReadonlySet<string>;
  /** The member that names a module beside what it provides: `{ ngModule: CoreModule, providers: […] }`. */
  readonly modules: ReadonlySet<string>;
  /** Options of a call for the whole application that list the components it begins with: `bootstrap`. */
  readonly begins: ReadonlySet<string>;
  /** Options of such a call that list the providers. */
  readonly lists: ReadonlySet<string>;
  /** The member of a provider that names the class: `{ provide: Clock }`. */
  readonly names: ReadonlySet<string>;
  /** Functions by which a component asks for all of its children of a class: `viewChildren`. */
  readonly queries: ReadonlySet<string>;
}
