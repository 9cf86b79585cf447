const ASIDE =
  /(^|\/)_?(\w+[-_])?(scripts?|tools?|bin|cli|management|playbooks|sphinxext|hack|ci|build|buildutils|alembic|migrations?|dev-app|examples?|benchmarks?|demos?|release)([-_]dev)?\//;
/** What stands beside the sources to explain them. */
const EXPLAINS = /^docs?\//;
/** What packages, checks or builds a project. */
const BUILDS =
  /(^|\/)((setup|versioneer|noxfile|fabfile|conftest)\.py|(make|gulpfile|gruntfile|jakefile|[\w.-]+\.config)\.[cm]?[jt]s)$/i;
const SHOWN = /(^|\/)_?(\w+[-_])?(examples?|demos?|dev-app|samples?|playgrounds?|benchmarks?|docs?|tests?|stories)\//;

const DOUBLES =
  /(^|\/)_*(stubs?|fakes?|mocks?|testing|test[-_]?(support|utils?|helpers?|doubles?)|([\w-]+[-_])?(smoke|e2e|load|stress)[-_]?tests?|([\w-]+[-_])?test[-_]?servers?)_*(\/|\.\w+$)/;

/** Scripts, tools and examples come to an end, and so does the test in which something stands for something else. */
export function isAside(path: string): boolean {
  return ASIDE.test(path) || EXPLAINS.test(path) || BUILDS.test(path) || DOUBLES.test(path);
}

/** What shows or tries a library is not how it is used. */
export function isShowing(path: string): boolean {
  return SHOWN.test(path);
}
