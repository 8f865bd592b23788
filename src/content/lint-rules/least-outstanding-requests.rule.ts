import { webExample } from '../advisor/example-scripts';
import { fixOf, operation } from '../advisor/fixes';
import { counted, msWords } from '../advisor/words';
import { defineLintRule } from '../define';

/** So many requests say how uneven they are. */
const ENOUGH = 500;
/** p99 of exponential times, which are usual, is 6.6 times their median; from here on uneven. */
const UNEVEN = 10;

const image =
  '--service-time-ms 40 --service-time-distribution bimodal --slow-ms 1500 --slow-share 0.05 --concurrency 20 --startup 4';

export const leastOutstanding = defineLintRule({
  id: 'least-outstanding-requests',
  severity: 'advice',
  subject: 'targetGroup',
  title: 'Round robin under uneven requests',
  why: 'Taking turns, the next request may come to a task that is still busy with slow ones, while another one is free.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html',
  lesson: '09-deployments',
  when: ({ view, measured }) => {
    const { latencyMs, requests } = measured;
    const takesTurns = view.algorithm === 'round_robin' && view.targets.length > 1;
    if (!takesTurns || !latencyMs || requests < ENOUGH) return null;
    return latencyMs.p99 >= UNEVEN * latencyMs.p50 ? { ...latencyMs, requests } : null;
  },
  message: ({ p50, p99, requests }) =>
    `Of the last ${counted(requests, 'request')} half took under ${msWords(p50)}, and one in a hundred over ${msWords(p99)}.`,
  fix: (_, { name, view }) =>
    fixOf(
      'Send each request to the task with the fewest under way',
      operation('ELBv2.ModifyTargetGroupAttributes', {
        TargetGroupArn: name,
        Attributes: [
          // The two do not go together.
          ...(view.slowStartSeconds > 0
            ? [{ Key: 'slow_start.duration_seconds', Value: '0' }]
            : []),
          { Key: 'load_balancing.algorithm.type', Value: 'least_outstanding_requests' },
        ],
      }),
    ),
  guilty: webExample({ image, rate: 20 }),
  clean: webExample({
    image,
    attributes: 'Key=load_balancing.algorithm.type,Value=least_outstanding_requests',
    rate: 20,
  }),
});
