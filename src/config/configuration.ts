import type { Severity } from '../finding.js';
import { NO_ROWS, type OwnRows } from '../model/catalog/own-rows.js';

/** How bad the findings of a rule are; `off`: they are not wanted. */
export type Level = Severity | 'off';

/** What a configuration says of one rule. */
export interface RuleSetting {
  readonly level?: Level | undefined;
  /** The bound to propose where no constant is in sight. */
  readonly limit?: number | undefined;
}

/** Other levels for some files; of several that fit the last one counts. */
interface Override {
  /** Globs, as in `exclude`. */
  readonly files: readonly string[];
  readonly levels: Readonly<Record<string, Level>>;
}

/** What a project asks for. All of it is data: nothing in it is ever run. */
export interface Configuration {
  /** Absolute; what globs and paths in the configuration start from. */
  readonly folder: string;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly exclude: readonly string[];
  readonly overrides: readonly Override[];
  readonly catalog: OwnRows;
}

/** The configuration of a project that has none. */
export function plainConfiguration(folder: string): Configuration {
  return { folder, rules: {}, exclude: [], overrides: [], catalog: NO_ROWS };
}

/** A rule as its configuration knows it. */
export interface ConfigurableRule {
  readonly id: string;
  /** Whether it proposes bounds. */
  readonly takesLimit: boolean;
}
