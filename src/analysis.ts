/** All that takes time to load: the commands that look at sources or rules. The build keeps it in a file of its own. */
export { init } from './init.js';
export { lint } from './lint.js';
export { printRuleList, printRulePage } from './pages.js';
export { run } from './run.js';
export { printUnderstanding } from './understanding.js';
