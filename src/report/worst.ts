import { confidences, type Finding, severities } from '../finding.js';

/** The findings by severity, then by confidence; those that are alike in their given order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
      confidences.indexOf(b.confidence) - confidences.indexOf(a.confidence),
  );
}

/** At most `limit` findings, the worst and surest, in their given order. */
export function worst(findings: readonly Finding[], limit: number): readonly Finding[] {
  if (findings.length <= limit) return findings;
  const chosen = new Set(worstFirst(findings).slice(0, limit));
  return findings.filter(finding => chosen.has(finding));
}
