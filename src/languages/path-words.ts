import type { PathWords } from '../model/catalog/path-words.js';

/** Folders and files are named alike in every language. */
export const pathWords: PathWords = {
  aside: [
    /(^|\/)_?(\w+[-_])?((?<!(^|\/)(src|assets|public|static|www)\/)(?<!(^|(?<!(^|\/)(packages|apps))\/)app\/)scripts?|(?<!(^|\/)(packages|libs)\/)tools?|bin|cli|(?<!\w[-_])management|playbooks|sphinxext|jsdoc|eslint-(local-)?rules|hack|ci|build|buildutils|alembic|migrations?|dev-app|examples?|benchmarks?|demos?|release)([-_]dev)?\//,
    // A page's own scripts stand so as well.
    /(^|\/)(src|app|assets|public|static|www)\/scripts?\/.*\.py$/,
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
  shows: /(^|\/)_?(\w+[-_])?(examples?|demos?|dev-app|samples?|playgrounds?|benchmarks?|docs?|tests?|stories)\//,
};
