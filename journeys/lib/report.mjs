// How findings are told: each once, most often met first, and never more than a person reads.

import assert from 'node:assert/strict';

const MOST = 60;

/** Fails with the findings, one a line. */
export function nothingFound(what, findings) {
  if (findings.length === 0) return;
  const counts = new Map();
  findings.forEach((finding) => counts.set(finding, (counts.get(finding) ?? 0) + 1));
  const lines = [...counts].sort((a, b) => b[1] - a[1]).map(([finding, count]) => (count > 1 ? `${finding} (${count} times)` : finding));
  const rest = lines.length > MOST ? `\n  … and ${lines.length - MOST} more` : '';
  assert.fail(`${what}: ${findings.length} findings\n  ${lines.slice(0, MOST).join('\n  ')}${rest}`);
}
