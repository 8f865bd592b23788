import { behindGroup } from '../advisor/behind-group';
import { webExample } from '../advisor/example-scripts';
import { fixOf, operation } from '../advisor/fixes';
import { msWords, roundedUp, secondsWords } from '../advisor/words';
import { defineLintRule } from '../define';

const image = '--service-time-ms 50 --startup 4 --health-check-latency-ms 6000';
/** AWS allows no longer one, seconds. */
const LONGEST = 120;

export const healthCheckTimeout = defineLintRule({
  id: 'health-check-timeout',
  severity: 'error',
  subject: 'targetGroup',
  title: 'Health checks answer later than their timeout',
  why: 'Each check is given up before its answer is there, so no target is ever healthy.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  lesson: '08-load-balancing',
  byHand:
    'A health check may take no longer than two minutes: give the app an endpoint that answers at once.',
  when: (group) => {
    const { timeoutSeconds: timeout, intervalSeconds: interval } = group.view.healthCheck;
    const late = behindGroup(group).find(
      ({ image: { healthCheckLatencyMs: ms } }) => ms >= timeout * 1000,
    );
    return late ? { timeout, interval, of: late.name, ms: late.image.healthCheckLatencyMs } : null;
  },
  message: ({ timeout, of, ms }) =>
    `${of} answers checks in ${msWords(ms)}; the timeout is ${secondsWords(timeout)}.`,
  fix: ({ interval, ms }, { name }) => {
    const timeout = roundedUp((1.5 * ms) / 1000, 1);
    if (timeout > LONGEST) return null;
    return fixOf(
      `Wait ${timeout} s for the answer`,
      operation('ELBv2.ModifyTargetGroup', {
        TargetGroupArn: name,
        HealthCheckTimeoutSeconds: timeout,
        HealthCheckIntervalSeconds: Math.max(interval, roundedUp(timeout + 1, 5)),
      }),
    );
  },
  guilty: webExample({
    image,
    created: `aws ecs create-service --cluster demo --service-name web --task-definition web:1 --desired-count 2 --launch-type FARGATE --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80 --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b],assignPublicIp=ENABLED}'`,
    rate: 1,
  }),
  clean: webExample({ image: '--service-time-ms 50 --startup 4 --health-check-latency-ms 600' }),
});
