import { webExample } from '../advisor/example-scripts';
import { fixOf, operation } from '../advisor/fixes';
import { matches } from '../advisor/health-matcher';
import { behindGroup } from '../advisor/behind-group';
import { defineLintRule } from '../define';

export const healthCheckPath = defineLintRule({
  id: 'health-check-path',
  severity: 'error',
  subject: 'targetGroup',
  title: 'Health checks ask for a path the app does not have',
  why: 'Every check fails, so ECS replaces healthy tasks for ever, and traffic flows only because all of them fail alike.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  lesson: '08-load-balancing',
  when: (group) => {
    const { path, matcher } = group.view.healthCheck;
    const [wrong] = behindGroup(group).filter(({ image }) => image.healthCheckPath !== path);
    if (!wrong || matches(matcher, 404)) return null;
    const { targets } = group.view;
    const healthy = targets.filter((one) => one.health === 'healthy').length;
    return {
      path,
      wanted: wrong.image.healthCheckPath,
      of: wrong.name,
      healthy,
      all: targets.length,
    };
  },
  message: ({ path, wanted, of, healthy, all }) =>
    `Checks ask for ${path}; ${of} answers there with 404, at ${wanted} it would not. Healthy: ${healthy} of ${all}.`,
  fix: ({ wanted }, { name }) =>
    fixOf(
      `Check ${wanted}`,
      operation('ELBv2.ModifyTargetGroup', { TargetGroupArn: name, HealthCheckPath: wanted }),
    ),
  guilty: webExample({
    image: '--service-time-ms 50 --startup 4 --health-check-path /healthz',
    created: `aws ecs create-service --cluster demo --service-name web --task-definition web:1 --desired-count 2 --launch-type FARGATE --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80 --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b],assignPublicIp=ENABLED}'`,
    seconds: 120,
  }),
  clean: webExample({
    image: '--service-time-ms 50 --startup 4 --health-check-path /healthz',
    before: 'aws elbv2 modify-target-group --target-group-arn $TG --health-check-path /healthz',
  }),
});
