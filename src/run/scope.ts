import { rules } from '../../rules/index.js';
import { selectRules } from '../check/select.js';
import { Settings } from '../check/settings.js';
import { unusedSuppressionWords } from '../check/suppressions.js';
import type { ConfigurableRule, Configuration } from '../config/configuration.js';
import { type ConfigurationWanted, openConfiguration } from '../config/open.js';
import type { CheckOptions } from '../config/options.js';
import type { Scope } from '../engine/workspace.js';
import { confidences, type Confidence } from '../finding.js';
import { type RuleWords, wordsOf } from '../rule-words.js';

/** Every rule there is, as its readers know it. */
export const ruleWords: readonly RuleWords[] = [...rules.map(wordsOf), unusedSuppressionWords];

/** Of these rules, those whose findings are never sure enough to be shown. */
export function hiddenAmong(ids: readonly string[], minConfidence: Confidence): readonly string[] {
  const sure = confidences.slice(confidences.indexOf(minConfidence));
  return ids.filter(id => ruleWords.some(rule => rule.id === id && rule.atMost && !sure.includes(rule.atMost)));
}

/** The same as a configuration knows them. */
export const configurableRules: readonly ConfigurableRule[] = ruleWords.map(({ id }) => ({
  id,
  takesLimit: rules.some(rule => rule.id === id && rule.takesLimit === true),
}));

/** The configuration of a run. Throws `ConfigError` for a broken one. */
export function configurationOf(wanted: ConfigurationWanted): Promise<Configuration> {
  return openConfiguration(wanted, configurableRules);
}

/** What a run in `cwd` looks for. What it is told to select it wants, whatever the configuration says of it. */
export function scopeOf(
  { select, ignore, minConfidence }: Pick<CheckOptions, 'select' | 'ignore' | 'minConfidence'>,
  configuration: Configuration,
  cwd = process.cwd(),
): Scope {
  const settings = new Settings(configuration, select, cwd);
  const ids = ruleWords.map(({ id }) => id);
  const off = ids.filter(id => settings.isOff(id));
  return { rules, selected: selectRules(ids, select, [...ignore, ...off]), settings, minConfidence };
}
