import { dirname, resolve } from 'node:path';
import { entriesFor, recognise } from '../check/baseline.js';
import { type Baseline, type BaselineEntry, readBaseline, writeBaseline } from '../config/baseline-file.js';
import { UsageError } from '../config/usage-error.js';
import { shownPath } from '../discover/native-path.js';
import { isThere } from '../discover/there.js';
import { confidences, type Confidence, type Finding } from '../finding.js';
import type { Terminal } from '../output/terminal.js';

/** What of the project a run looks at. */
export interface View {
  readonly minConfidence: Confidence;
  /** Whether findings of this rule in this file, as it is shown, would be found. */
  readonly looksAt: (rule: string, path: string) => boolean;
}

/** Entries that are told by name. */
const TOLD = 10;

/** The findings that a baseline's file knows. */
export class KnownFindings {
  private constructor(
    private readonly file: string,
    private baseline: Baseline,
  ) {}

  /** Throws `UsageError` for a file that is broken, or not there and not to be `made`. */
  static read(file: string, made: boolean): KnownFindings {
    const baseline = readBaseline(file);
    if (baseline === undefined && !made) throw new UsageError(`no such baseline: ${file} (--update-baseline makes it)`);
    return new KnownFindings(file, baseline ?? { minConfidence: 'likely', entries: [] });
  }

  /** The findings that are not known. */
  freshOf(findings: readonly Finding[]): readonly Finding[] {
    return recognise(findings, this.baseline.entries, this.pathOf).fresh;
  }

  /** Makes the file know these findings, and forget what is gone; what the run did not look at stays. */
  update(findings: readonly Finding[], view: View, terminal: Terminal): void {
    const { fresh, gone } = recognise(findings, this.baseline.entries, this.pathOf);
    const kept = gone.filter(entry => !this.isSeen(entry, view));
    const lost = countOf(gone) - countOf(kept);
    this.baseline = {
      minConfidence: view.minConfidence,
      entries: [...entriesFor(findings, this.pathOf), ...kept],
    };
    writeBaseline(this.file, this.baseline);
    terminal.note(`${this.file}: ${fresh.length} added, ${lost} removed, ${countOf(this.baseline.entries)} in all`);
  }

  /** Tells the entries that nothing matches any more, where the run would have seen it. */
  tellGone(findings: readonly Finding[], view: View, terminal: Terminal): void {
    const isStricter = confidences.indexOf(view.minConfidence) > confidences.indexOf(this.baseline.minConfidence);
    if (isStricter) return;
    const { gone } = recognise(findings, this.baseline.entries, this.pathOf);
    const seen = gone.filter(entry => this.isSeen(entry, view));
    if (seen.length === 0) return;
    for (const { rule, path, name } of seen.slice(0, TOLD)) terminal.note(`gone: ${path}: ${rule}: ${name}`);
    const more = seen.length > TOLD ? `, and ${seen.length - TOLD} more` : '';
    terminal.note(`gone since ${this.file} was written${more}; --update-baseline takes them out`);
  }

  private isSeen({ rule, path }: BaselineEntry, view: View): boolean {
    const file = resolve(dirname(this.file), path);
    return !isThere(file) || view.looksAt(rule, shownPath(process.cwd(), file));
  }

  /** From the folder of the file, so that it means the same wherever leaklint is started. */
  private readonly pathOf = ({ place }: Finding): string => shownPath(resolve(dirname(this.file)), resolve(place.path));
}

function countOf(entries: readonly BaselineEntry[]): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}
