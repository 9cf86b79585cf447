import type { PathWords } from '../model/catalog/path-words.js';

/** Folders and files are named alike in every language. */
export const pathWords: PathWords = {
  aside: [
    /(^|\/)_?(\w+[-_])?(scripts?|tools?|bin|cli|management|playbooks|sphinxext|jsdoc|eslint-(local-)?rules|hack|ci|build|buildutils|alembic|migrations?|dev-app|examples?|benchmarks?|demos?|release)([-_]dev)?\//,
    /(^|\/)(examples?|demos?)[-_]\w+\//,
    // What stands beside the sources to explain them.
    /^(docs?|samples?)\//,
    /(^|\/)\.(vuepress|vitepress|storybook|docusaurus)\//,
    // What packages, checks or builds a project.
    /(^|\/)((setup|versioneer|noxfile|fabfile|conftest)\.py|(make|gulpfile|gruntfile|jakefile|wallaby|[\w.-]+\.conf(ig)?)\.[cm]?[jt]s)$/i,
    // What stands for something else in a test.
    /(^|\/)_*(stubs?|fakes?|mocks?)[-_][\w-]+\.\w+$/,
    /(^|\/)_*(stubs?|fakes?|mocks?|testing|cypress|vitest|test[-_]?(support|utils?|helpers?|doubles?)|([\w-]+[-_])?(smoke|e2e|load|stress|perf)[-_]?[tT]ests?|([\w-]+[-_])?test[-_]?servers?)_*(\/|\.\w+$)/,
  ],
  program: [
    // A page's own scripts, where a package of the name `app` has those that build it.
    /(^|\/)(src|assets|public|static|www|(?<!(^|\/)(packages|apps)\/)app)\/scripts?\/(?!.*\.py$)/,
    /(^|\/)(packages|libs)\/tools?\//,
    /(^|\/)\w[\w-]*[-_]management\//,
  ],
  // One that stands beside the program has the tools of those who write it.
  tools: /^(.+\/)tools\//,
  shows: /(^|\/)_?(\w+[-_])?(examples?|demos?|dev-app|samples?|playgrounds?|benchmarks?|docs?|tests?|stories)\//,
};
