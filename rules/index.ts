import type { Rule } from '../src/rule.js';
import { cacheWithoutEviction } from './cache-without-eviction.js';
import { cachedMethod } from './cached-method.js';
import { clientPerCall } from './client-per-call.js';
import { dynamicName } from './dynamic-name.js';
import { exceptionKept } from './exception-kept.js';
import { figureNotClosed } from './figure-not-closed.js';
import { effectWithoutCleanup } from './effect-without-cleanup.js';
import { globalAccumulator } from './global-accumulator.js';
import { graphRetention } from './graph-retention.js';
import { handleOverwritten } from './handle-overwritten.js';
import { listenerMismatch } from './listener-mismatch.js';
import { listenerNotRemoved } from './listener-not-removed.js';
import { mutableDefault } from './mutable-default.js';
import { objectUrlNotRevoked } from './object-url-not-revoked.js';
import { raceWithLongLivedPromise } from './race-with-long-lived-promise.js';
import { referenceCycle } from './reference-cycle.js';
import { registryWithoutRemoval } from './registry-without-removal.js';
import { removalNotReached } from './removal-not-reached.js';
import { repeatedWrap } from './repeated-wrap.js';
import { resourceNotClosed } from './resource-not-closed.js';
import { subscriptionNotClosed } from './subscription-not-closed.js';
import { teardownMisses } from './teardown-misses.js';
import { timerNotCleared } from './timer-not-cleared.js';
import { unboundedGrowth } from './unbounded-growth.js';
import { unboundedMemoize } from './unbounded-memoize.js';
import { unboundedQueue } from './unbounded-queue.js';
import { weakKeyHeldByValue } from './weak-key-held-by-value.js';
import { wholeInputInMemory } from './whole-input-in-memory.js';

/** Every rule there is, in the order in which they are listed. */
export const rules: readonly Rule[] = [
  unboundedGrowth,
  globalAccumulator,
  cacheWithoutEviction,
  unboundedMemoize,
  cachedMethod,
  registryWithoutRemoval,
  removalNotReached,
  mutableDefault,
  unboundedQueue,
  resourceNotClosed,
  clientPerCall,
  figureNotClosed,
  listenerNotRemoved,
  listenerMismatch,
  timerNotCleared,
  subscriptionNotClosed,
  teardownMisses,
  handleOverwritten,
  effectWithoutCleanup,
  objectUrlNotRevoked,
  exceptionKept,
  graphRetention,
  dynamicName,
  raceWithLongLivedPromise,
  referenceCycle,
  repeatedWrap,
  weakKeyHeldByValue,
  wholeInputInMemory,
];
