import { behindGroup } from '../advisor/behind-group';
import { webExample } from '../advisor/example-scripts';
import { fixOf, updateService } from '../advisor/fixes';
import { roundedUp, secondsWords } from '../advisor/words';
import { defineLintRule } from '../define';

const image = '--service-time-ms 50 --startup 50';
const waiting = (grace: number) =>
  `aws ecs create-service --cluster demo --service-name web --task-definition web:1 --desired-count 2 --launch-type FARGATE --health-check-grace-period-seconds ${grace} --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80 --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b],assignPublicIp=ENABLED}'`;

export const gracePeriod = defineLintRule({
  id: 'grace-period',
  severity: 'error',
  subject: 'service',
  title: 'Tasks are judged before they have started',
  why: 'Health checks that fail while the app still starts have its task replaced, and the next one fares no better.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-healthcheck.html',
  lesson: '08-load-balancing',
  when: (service) => {
    const grace = service.view.healthCheckGracePeriodSeconds;
    for (const group of service.groups) {
      const { intervalSeconds, unhealthyThreshold } = group.view.healthCheck;
      const patience = intervalSeconds * unhealthyThreshold;
      const own = behindGroup(group).find((one) => one.service === service);
      const startup = Math.max(own?.image.startupSeconds ?? 0, group.measured.startupSeconds ?? 0);
      if (startup <= grace || startup <= patience) continue;
      return { grace, startup, patience, seen: group.measured.startupSeconds };
    }
    return null;
  },
  message: ({ grace, startup, patience, seen }) =>
    `It takes ${secondsWords(startup)} to answer${seen === null ? ', and no task has come that far' : ''}; ${secondsWords(patience)} of failed checks are enough, and the grace period is ${secondsWords(grace)}.`,
  fix: ({ startup }, service) => {
    const grace = roundedUp(1.5 * startup, 10);
    return fixOf(
      `Give tasks ${grace} s to start`,
      updateService(service, { healthCheckGracePeriodSeconds: grace }),
    );
  },
  guilty: webExample({ image, created: waiting(0), rate: 1 }),
  clean: webExample({ image, created: waiting(90), rate: 1, seconds: 120 }),
});
