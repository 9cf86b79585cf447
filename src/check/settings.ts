import { relative, resolve, sep } from 'node:path';
import type { Configuration, Level } from '../config/configuration.js';
import { matcherOf } from '../config/globs.js';
import { type Finding, isAtLeast, type Severity } from '../finding.js';
import { defaultRuleOptions, type RuleOptions } from '../rule.js';

/** How a project's configuration changes what rules say. */
export class Settings {
  private readonly overrides: readonly {
    readonly fits: (path: string) => boolean;
    readonly levels: Readonly<Record<string, Level>>;
  }[];

  /** Rules that were `asked` for on the command line are on, though the configuration has them off. */
  constructor(
    private readonly configuration: Configuration,
    private readonly asked: readonly string[],
    /** What the paths of findings start from. */
    private readonly cwd: string,
  ) {
    this.overrides = configuration.overrides.map(({ files, levels }) => ({ fits: matcherOf(files), levels }));
  }

  optionsOf(rule: string): RuleOptions {
    return { limit: this.configuration.rules[rule]?.limit ?? defaultRuleOptions.limit };
  }

  /** Whether the findings of a rule are wanted in no file at all. */
  isOff(rule: string): boolean {
    return !this.asked.includes(rule) && this.configuration.rules[rule]?.level === 'off' && !this.isOnSomewhere(rule);
  }

  private isOnSomewhere(rule: string): boolean {
    return this.overrides.some(({ levels }) => levels[rule] !== undefined && levels[rule] !== 'off');
  }

  /**
   * The finding as bad as it is in its file; none where its rule is off. A level stands for the rule's own: what the rule
   * itself thinks less bad stays so.
   */
  judged(finding: Finding, own: Severity): readonly Finding[] {
    const level = this.levelOf(finding);
    if (level === 'off') return [];
    if (level === undefined) return [finding];
    const isUsual = finding.severity === own;
    return [{ ...finding, severity: isUsual || isAtLeast(finding.severity, level) ? level : finding.severity }];
  }

  private levelOf({ rule, place }: Finding): Level | undefined {
    const level = this.configuration.rules[rule]?.level;
    const usual = level === 'off' && this.asked.includes(rule) ? undefined : level;
    if (this.overrides.length === 0) return usual;
    const path = relative(this.configuration.folder, resolve(this.cwd, place.path)).split(sep).join('/');
    const fitting = this.overrides.findLast(({ fits, levels }) => levels[rule] !== undefined && fits(path));
    return fitting?.levels[rule] ?? usual;
  }
}
