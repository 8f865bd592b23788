import { defineScenario } from '../define';
import * as web from '../parts/web-service';

export const slowStartVoidInDeployment = defineScenario({
  id: 'slow-start-void-in-deployment',
  title: 'Slow start that a deployment undoes',
  summary:
    'Slow start of two minutes is meant to spare fresh tasks. In a deployment the old ones go as soon as the new ' +
    'are healthy, and nobody is left to take the load meanwhile. Scale out by one instead: there it works.',
  group: 'Lost afternoons',
  seed: 1,
  script: `# A fresh target's share grows over 120 s, as long as another one has its full share.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2')}
${web.revision('web:1')}
${web.revision('web:2')}
${web.targetGroup('TG', 'web', 15, 'Key=slow_start.duration_seconds,Value=120')}
${web.IN_FRONT}
${web.service(3)}
aws sandbox wait --for 60
${web.visitors(60)}

# Where it does work, once web:2 is up:
#   aws ecs update-service --cluster demo --service web --desired-count 4
${web.deploy('web:2')}
`,
});
