/** All that takes time to load: the commands that look at sources or rules. The build keeps it in a file of its own. */
export { init } from './init.js';
export { lint } from '../run/lint.js';
export { printRuleList, printRulePage } from './rule-pages.js';
export { run } from '../run/run.js';
export { printUnderstanding } from './understanding.js';
