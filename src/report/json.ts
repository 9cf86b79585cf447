import type { Confidence, Finding, Role, Severity } from '../finding.js';
import type { Fix } from '../languages/language.js';
import { type Range, rangeOf } from './range.js';
import type { Place } from '../model/model.js';
import { printJson, type ReportInput } from './report-input.js';
import { countBySeverity } from './summary.js';

/** Raised when a field changes its meaning or goes; a new field raises nothing. The schema of each is in schema/. */
const formatVersion = 1;

/** A place in a source file. */
export interface Location extends Range {
  /** From the current folder, absolute outside of it; `/` separators. */
  readonly path: string;
}

/** A step of the evidence of a finding. */
export interface ReportedReason {
  readonly role: Role;
  /** A short clause, lower case, without a full stop. */
  readonly says: string;
  readonly location: Location;
}

/** What would mend a finding: all of its edits together. */
export interface ReportedFix {
  readonly title: string;
  /** `safe`: the program does what it did. `unsafe`: it forgets something that it kept. */
  readonly safety: 'safe' | 'unsafe';
  /** Each puts `text` in the place of what stands at `location`. */
  readonly edits: readonly { readonly location: Location; readonly text: string }[];
}

/** A leak as programs read of it. */
export interface ReportedFinding {
  /** The id of the rule: `unbounded-growth`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** The slot, function or resource it is about, as a person would write it: `self.rooms`. */
  readonly name: string;
  /** One or two sentences: the first is the title. */
  readonly message: string;
  /** What to do here, one sentence. */
  readonly instead: string;
  /** Where to look first. */
  readonly location: Location;
  /** The chain of evidence, in the order a reader wants it; never empty. */
  readonly because: readonly ReportedReason[];
  /** None where nothing can be offered that is right for the whole program. */
  readonly fix: ReportedFix | null;
}

/** One document: schema/report-1.json says what is in it. */
export function printJsonReport(input: ReportInput): string {
  const { findings, version } = input;
  return printJson({
    version: formatVersion,
    tool: { name: 'leaklint', version },
    summary: { ...countBySeverity(findings), fixable: countFixable(input) },
    findings: findings.map(finding => findingJson(finding, input)),
  });
}

/** A finding a line, each with the format's version. */
export function printJsonLines(input: ReportInput): string {
  return input.findings
    .map(finding => printJson({ version: formatVersion, ...findingJson(finding, input) }, 0))
    .join('');
}

function countFixable({ findings, fixes }: ReportInput): number {
  return findings.filter(finding => 'edits' in (fixes.get(finding) ?? {})).length;
}

/** A finding as `schema/report-1.json` describes it. */
export function findingJson(finding: Finding, input: Pick<ReportInput, 'fixes' | 'sourceOf'>): ReportedFinding {
  const { rule, severity, confidence, name, message, instead, place, because } = finding;
  const locate = (at: Place): Location => ({ path: at.path, ...rangeOf(at, input) });
  const fix = input.fixes.get(finding);
  return {
    rule,
    severity,
    confidence,
    name,
    message,
    instead,
    location: locate(place),
    because: because.map(({ role, says, place: at }) => ({ role, says, location: locate(at) })),
    fix: fix !== undefined && 'edits' in fix ? fixJson(fix, locate) : null,
  };
}

function fixJson(
  { title, safety, edits }: Extract<Fix, { edits: unknown }>,
  locate: (place: Place) => Location,
): ReportedFix {
  return {
    title,
    safety,
    edits: edits.map(({ path, start, end, text }) => ({ location: locate({ path, span: [start, end] }), text })),
  };
}
