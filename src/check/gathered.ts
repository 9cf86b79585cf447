import type { Finding } from '../finding.js';
import { grouped } from '../grouped.js';

/** Fewer are told one by one, each with its own repair. */
const CROWD = 4;

/** Of findings that have one cause, the first, and in its evidence the places of the others: whoever mends the cause mends them all. */
export function gathered(findings: readonly Finding[]): Finding[] {
  const crowds = grouped(findings, ({ cause }) => cause);
  return findings.flatMap(finding => {
    const [first, ...others] = (finding.cause !== undefined && crowds.get(finding.cause)) || [finding];
    if (others.length + 1 < CROWD) return [finding];
    return finding === first ? [withOthers(finding, others)] : [];
  });
}

function withOthers(finding: Finding, others: readonly Finding[]): Finding {
  const places = others.map(({ place }) => ({ place, role: 'grows' as const, says: 'and here' }));
  return {
    ...finding,
    message: `${finding.message} So it is with ${others.length} others there.`,
    because: [...finding.because, ...places],
  };
}
