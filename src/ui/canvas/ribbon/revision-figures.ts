import type { ServiceDeploymentView } from '../../../model/view';
import type { CalmKeeper, Seen } from '../calm-keeper';

type Revision = ServiceDeploymentView['revisions'][number];

/** How a revision answers, as it can be read while it changes. */
export interface RevisionFigures {
  requestsPerSecond: number;
  errorPercent: number;
  p99Ms: number;
  /** Worth a colour, and not by the one answer that makes it a little more or less. */
  isFailing: boolean;
}

/** Percent of requests answered with 5xx: coloured from here on, and until they fall below. */
const FAILING = { on: 1, off: 0.7 } as const;

/** What is over does not change any more: that is said as it is. */
export function revisionFigures(
  calm: CalmKeeper,
  { revision, isOver }: { revision: Revision; isOver: boolean },
  seen: Seen,
): RevisionFigures {
  const { deploymentId: id, requestsPerSecond, errorPercent, p99Ms } = revision;
  if (isOver || requestsPerSecond === 0) {
    return { requestsPerSecond, errorPercent, p99Ms, isFailing: errorPercent >= FAILING.on };
  }
  const requests = calm.of(`${id} requests`, requestsPerSecond, seen);
  const errors = `${id} errors`;
  const isFailing = calm.warns(errors, errorPercent, seen, FAILING);
  return {
    requestsPerSecond: requests.value >= 10 ? requests.whole : requests.value,
    errorPercent: calm.of(errors, errorPercent, seen).value,
    p99Ms: calm.of(`${id} p99`, p99Ms, seen).whole,
    isFailing,
  };
}
