import type { RowList } from './row-list';

/**
 * Requests that will be given up after the same time and in the same way, in order of arrival: so
 * one pending event watches over all of them, and a request that is answered costs none.
 */
export interface Lane extends RowList {
  readonly offsetUs: number;
  /** What a request that reaches its deadline ends as (ENDED). */
  readonly ending: number;
  /** Sequence number of the event that looks at the head, -1 without one. */
  dueSeq: number;
}
