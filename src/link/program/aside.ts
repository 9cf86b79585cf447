const ASIDE =
  /(^|\/)_?(\w+[-_])?(scripts?|tools?|bin|cli|management|playbooks|sphinxext|hack|ci|build|buildutils|dev-app|examples?|benchmarks?|demos?|release)([-_]dev)?\//;
const SHOWN = /(^|\/)_?(\w+[-_])?(examples?|demos?|dev-app|samples?|playgrounds?|benchmarks?|docs?|tests?|stories)\//;

/** Scripts, tools and examples come to an end. */
export function isAside(path: string): boolean {
  return ASIDE.test(path);
}

/** What shows or tries a library is not how it is used. */
export function isShowing(path: string): boolean {
  return SHOWN.test(path);
}
