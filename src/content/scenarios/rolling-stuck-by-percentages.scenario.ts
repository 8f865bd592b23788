import { defineScenario } from '../define';
import * as web from '../parts/web-service';

export const rollingStuckByPercentages = defineScenario({
  id: 'rolling-stuck-by-percentages',
  title: 'One task with 50 and 150 percent: stuck',
  summary:
    'Half a task rounds up to one that must stay, one and a half round down to one that may be there: ' +
    'nothing can start and nothing can stop. An event says so, once. Raise the maximum to 200 and it goes.',
  group: 'Lost afternoons',
  seed: 1,
  script: `# At least ceil(1 × 50 %) = 1 task, at most floor(1 × 150 %) = 1 task.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2')}
${web.revision('web:1')}
${web.revision('web:2')}
${web.targetGroup('TG', 'web')}
${web.IN_FRONT}
${web.service(1, '--deployment-configuration minimumHealthyPercent=50,maximumPercent=150')}
${web.visitors(20)}

# It stays IN_PROGRESS for good; the users notice nothing, and neither does the circuit breaker.
# What helps:
#   aws ecs update-service --cluster demo --service web --deployment-configuration minimumHealthyPercent=50,maximumPercent=200
${web.deploy('web:2')}
`,
});
