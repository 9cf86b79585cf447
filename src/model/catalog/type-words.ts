/** What a language and its library call the types of values, and the makers of classes. By last name, where nothing else is said. */
export interface TypeWords {
  /** Annotations that say nothing of their own: the type is their (first) parameter. */
  readonly transparent: ReadonlySet<string>;
  /** Of these, those that stand for any of their parameters, or for nothing: `Optional`. */
  readonly unions: ReadonlySet<string>;
  /** … and those that stand for the class itself: `Type[Room]`. */
  readonly ofClass: ReadonlySet<string>;
  /** Annotations that list the values that there are. */
  readonly literals: ReadonlySet<string>;
  /** Types of what is walked by its keys, or in pairs. */
  readonly mappings: RegExp;
  /** Types of what is there later: `Promise<Room>`. */
  readonly promises: ReadonlySet<string>;
  /** Bases of classes that have a few instances, written in the code. */
  readonly enums: RegExp;
  /** Types that any error has. */
  readonly errors: ReadonlySet<string>;
  /** Classes of the platform and of the language's own library whose instances are each one of their own, and can be held weakly. */
  readonly objects: RegExp;
  /** Classes of the platform and the library whose objects have no end, or one that is the end of nothing. */
  readonly endless: RegExp;
  /** Bases and decorators whose objects are equal when their parts are, or of which there is no weak reference. */
  readonly equals: ReadonlySet<string>;
  /** Of these, those whose objects are keys by their parts. */
  readonly frozen: ReadonlySet<string>;
  /** Classes whose instances are classes: `ABCMeta`. */
  readonly metaclasses: ReadonlySet<string>;
  /** Bases and decorators that write the constructor: it keeps its arguments under the names of the attributes. */
  readonly records: ReadonlySet<string>;
  /** Bases whose instances each get a copy of what the body of the class gives an attribute. */
  readonly copying: ReadonlySet<string>;
  /** Functions by which the body of a class tells what each instance gets: `field(default_factory=list)`. */
  readonly fields: ReadonlySet<string>;
  /** Arguments of these that make it. */
  readonly factories: ReadonlySet<string>;
  /** The method that is given the arguments with which an instance is made. */
  readonly initializer: string;
  /** Methods that run when an instance is made, and at no other time. */
  readonly constructors: ReadonlySet<string>;
  /** Methods that a framework calls before each of the others, on an instance that is as good as new: `setUp`. */
  readonly preparers: ReadonlySet<string>;
  /** Attributes of a class by which it says of which class a framework makes instances for it, and by which those have it. */
  readonly hosts: readonly { readonly declaredAs: string; readonly attribute: string }[];
  /** Servers that are given the class of their handlers, and the attribute by which those have the server. */
  readonly servers: { readonly bases: RegExp; readonly position: number; readonly attribute: string } | undefined;
}
