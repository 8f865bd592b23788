import { defineScenario } from '../define';
import * as web from '../parts/web-service';

export const rollingGood = defineScenario({
  id: 'rolling-good',
  title: 'A rolling update that goes well',
  summary:
    'Four tasks, replaced by four of a new build under a hundred requests a second: as many again come ' +
    'up first, then the old ones are drained. Nobody loses a request. Try 50 and 100 percent next.',
  group: 'Rolling updates',
  seed: 1,
  script: `# Four tasks of web:1 behind a load balancer; the minimum of 100 % and maximum of 200 % are AWS's defaults.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2')}
${web.revision('web:1')}
${web.revision('web:2')}
${web.targetGroup('TG', 'web')}
${web.IN_FRONT}
${web.service(4)}
${web.visitors(100)}

# Four new tasks start at once: 200 % of four are eight. The old ones go when the new ones are healthy.
# Again with fewer tasks to pay for, but two at a time and never more than four:
#   aws ecs update-service --cluster demo --service web --task-definition web:1 --availability-zone-rebalancing DISABLED --deployment-configuration minimumHealthyPercent=50,maximumPercent=100
${web.deploy('web:2')}
`,
});
