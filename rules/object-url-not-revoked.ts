import { defineRule } from '../src/rule.js';
import { findingsOf } from './leak-finding.js';

export const objectUrlNotRevoked = defineRule({
  id: 'object-url-not-revoked',
  severity: 'warning',
  languages: ['typescript'],
  words: {
    what: '`URL.createObjectURL` is called, and the URL is never revoked.',
    why: 'The page keeps the blob for as long as it is open: one more for each call.',
    instead: 'Call `URL.revokeObjectURL` when the URL is no longer shown: after `load`, on replacement, on unmount.',
  },
  *check(project) {
    yield* findingsOf(this, project, () => ({
      message: 'This object URL is never revoked: the page keeps the blob behind it for as long as it is open.',
      instead: 'Keep the URL, and revoke it when it is no longer shown.',
    }));
  },
});
