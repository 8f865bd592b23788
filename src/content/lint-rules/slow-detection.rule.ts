import { webExample } from '../advisor/example-scripts';
import { fixOf, operation } from '../advisor/fixes';
import { secondsWords } from '../advisor/words';
import { defineLintRule } from '../define';

/** What AWS's defaults come to: two checks of 30 s, and five of them. */
const UNHEALTHY_AFTER = 60;
const HEALTHY_AFTER = 150;

export const slowDetection = defineLintRule({
  id: 'slow-detection',
  severity: 'advice',
  subject: 'targetGroup',
  title: 'Health checks notice late',
  why: 'Until enough checks have failed, a task that answers nothing gets its share of the requests.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-healthcheck.html',
  lesson: '08-load-balancing',
  when: ({ view, services }) => {
    const { intervalSeconds: interval, unhealthyThreshold, healthyThreshold } = view.healthCheck;
    const down = interval * unhealthyThreshold;
    const up = interval * healthyThreshold;
    const isLate = down > UNHEALTHY_AFTER || up > HEALTHY_AFTER;
    return services.length > 0 && isLate ? { interval, down, up } : null;
  },
  message: ({ interval, down, up }) =>
    `A check every ${secondsWords(interval)}: ${secondsWords(down)} until a target is out, ${secondsWords(up)} until it is back.`,
  fix: (_, { name, view }) =>
    fixOf(
      'Check every 10 s; three checks decide',
      operation('ELBv2.ModifyTargetGroup', {
        TargetGroupArn: name,
        HealthCheckIntervalSeconds: 10,
        // It must end before the next one begins.
        HealthCheckTimeoutSeconds: Math.min(5, view.healthCheck.timeoutSeconds),
        HealthyThresholdCount: 3,
        UnhealthyThresholdCount: 3,
      }),
    ),
  guilty: webExample({
    before:
      'aws elbv2 modify-target-group --target-group-arn $TG --health-check-interval-seconds 60 --unhealthy-threshold-count 5',
  }),
  clean: webExample(),
});
