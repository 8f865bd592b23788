import { defineScenario } from '../define';
import * as web from '../parts/web-service';

export const healthCheckDomino = defineScenario({
  id: 'health-check-domino',
  title: 'Overload that falls like dominoes',
  summary:
    'Health checks wait in line behind requests. A little more load than the tasks can take, and on one of them ' +
    'the checks time out; the others get its share and fall after it. Not a deployment: just a busy day.',
  group: 'Lost afternoons',
  seed: 1,
  script: `# A task works on one request at a time, 100 ms each: four tasks take 40 a second.
${web.CLUSTER}
${web.image('web:1', '--service-time-ms 100 --concurrency 1 --queue-limit 500 --startup 4 --health-check-waits')}
${web.revision('web:1')}
${web.targetGroup('TG', 'web')}
${web.IN_FRONT}
${web.service(4)}
${web.visitors(24)}

# What helps: twice as many tasks, once they are up.
#   aws ecs update-service --cluster demo --service web --desired-count 8
# Or an app that answers its checks beside the line: slow then, but it stands.
#   aws sandbox put-image --image web:1 --service-time-ms 100 --concurrency 1 --queue-limit 500 --startup 4 --no-health-check-waits
#   aws ecs update-service --cluster demo --service web --force-new-deployment
aws sandbox put-traffic --name visitors --load-balancer web-alb --rate 46
`,
});
