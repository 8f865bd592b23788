import { webExample } from '../advisor/example-scripts';
import { fixOf, operation } from '../advisor/fixes';
import { counted, msWords, roundedUp, secondsWords } from '../advisor/words';
import { defineLintRule } from '../define';

/** What fits most services, seconds. */
const LEAST = 30;
const MOST = 300;
/** So many requests say how long they take. */
const ENOUGH = 100;
/** A delay of so many times the longest answer is long enough, and of so many too long. */
const ROOM = 2;
const TOO_MUCH = 10;

export const deregistrationDelay = defineLintRule({
  id: 'deregistration-delay',
  severity: 'warning',
  subject: 'targetGroup',
  title: 'Deregistration delay does not fit the requests',
  why: 'Too short, requests of a task that leaves are cut off with 502; too long, every deployment and scale-in waits for it.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-connection-draining.html',
  lesson: '08-load-balancing',
  when: ({ view, measured, services }) => {
    if (services.length === 0) return null;
    const delay = view.deregistrationDelaySeconds;
    const { latencyMs, requests } = measured;
    if (!latencyMs || requests < ENOUGH) {
      return delay > MOST ? { delay, longestMs: null, requests, wanted: MOST } : null;
    }
    const longest = latencyMs.max / 1000;
    const wanted = Math.min(MOST, Math.max(LEAST, roundedUp(ROOM * longest, 10)));
    const isShort = delay < longest;
    const isLong = delay >= MOST && delay > TOO_MUCH * longest && delay > wanted;
    return isShort || isLong ? { delay, longestMs: latencyMs.max, requests, wanted } : null;
  },
  message: ({ delay, longestMs, requests }) =>
    longestMs === null
      ? `A task that leaves is waited for ${secondsWords(delay)}.`
      : `A task that leaves has ${secondsWords(delay)}; the longest of the last ${counted(requests, 'request')} took ${msWords(longestMs)}.`,
  fix: ({ wanted }, { name }) =>
    fixOf(
      `Make it ${wanted} s`,
      operation('ELBv2.ModifyTargetGroupAttributes', {
        TargetGroupArn: name,
        Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: String(wanted) }],
      }),
    ),
  guilty: webExample({ drain: 300 }),
  clean: webExample({ drain: 30 }),
});
