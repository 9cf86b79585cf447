import { type Changes, touchesFile, touchesLine } from '../check/changes.js';
import type { CheckOptions } from '../config/options.js';
import { UsageError } from '../config/usage-error.js';
import { folderOf } from '../discover/there.js';
import type { Scope, Workspace } from '../engine/workspace.js';
import { type Finding, isAtLeast } from '../finding.js';
import { compare, type Comparison } from '../git/changes.js';
import type { Terminal } from '../output/terminal.js';
import { KnownFindings, type View } from './known-findings.js';

/** Which of a project's findings a run reports: those that are bad enough, that are new, and that touch what has changed. */
export class Narrowing {
  private readonly known: KnownFindings | undefined;
  private readonly changes: Changes | undefined;

  /** Reads the baseline and asks git. Throws `UsageError` where that cannot be done. */
  constructor(
    private readonly options: CheckOptions,
    private readonly scope: Scope,
    private readonly terminal: Terminal,
  ) {
    const { baseline, updateBaseline } = options;
    if (baseline !== undefined) this.known = KnownFindings.read(baseline, updateBaseline);
    else if (updateBaseline) throw new UsageError('say which baseline: --baseline FILE --update-baseline');
    this.changes = changesFor(options, terminal);
  }

  /** Those of all findings that are reported. */
  of(findings: readonly Finding[], workspace: Workspace): readonly Finding[] {
    const fresh = this.known?.freshOf(findings) ?? findings;
    return fresh.filter(
      finding => isAtLeast(finding.severity, this.options.minSeverity) && this.touchesChanges(finding, workspace),
    );
  }

  /** The same at the end of a run: the baseline is written anew where that was asked for, or what is gone of it is told. */
  settle(findings: readonly Finding[], workspace: Workspace): readonly Finding[] {
    const view = this.viewOf(workspace);
    if (this.options.updateBaseline) this.known?.update(findings, view, this.terminal);
    else this.known?.tellGone(findings, view, this.terminal);
    return this.of(findings, workspace);
  }

  private touchesChanges(finding: Finding, workspace: Workspace): boolean {
    if (this.changes === undefined) return true;
    if (!this.options.changedLines) return touchesFile(finding, this.changes);
    return touchesLine(finding, this.changes, path => workspace.sourceText(path).lineStarts);
  }

  private viewOf(workspace: Workspace): View {
    const { selected, minConfidence } = this.scope;
    return {
      minConfidence,
      looksAt: (rule, path) => selected.has(rule) && workspace.module(path) !== undefined && workspace.isReported(path),
    };
  }
}

function changesFor(options: CheckOptions, terminal: Terminal): Changes | undefined {
  const comparison = comparisonOf(options);
  if (comparison === undefined) return undefined;
  const { changes, warnings } = compare(comparison, folderOf(options.paths[0] ?? '.'), process.cwd());
  for (const warning of warnings) terminal.warn(warning);
  return changes;
}

function comparisonOf({ since, staged, changedLines }: CheckOptions): Comparison | undefined {
  if (since !== undefined && staged) throw new UsageError('--since and --staged exclude each other');
  if (staged) return { staged };
  if (since !== undefined) return { since };
  if (changedLines) throw new UsageError('say since when lines have changed: --since REF or --staged');
  return undefined;
}
