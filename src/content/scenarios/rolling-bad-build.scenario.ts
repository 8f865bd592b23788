import { defineScenario } from '../define';
import * as web from '../parts/web-service';

export const rollingBadBuild = defineScenario({
  id: 'rolling-bad-build',
  title: 'A bad build that rolls out all the same',
  summary:
    'The new build answers health checks but fails one request in five. ECS sees four healthy tasks and ' +
    'calls the deployment a success; the users feel it. Go back by hand, or let an alarm watch the next one.',
  group: 'Rolling updates',
  seed: 1,
  script: `# Health checks ask for /; what the users ask for is another matter.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2', `${web.USUAL} --error-rate 0.2`)}
${web.revision('web:1')}
${web.revision('web:2')}
${web.targetGroup('TG', 'web')}
${web.IN_FRONT}
${web.service(4)}
${web.visitors(50)}

# No alarm, no circuit breaker, and the breaker would not see it either: the tasks are healthy.
# Back by hand:
#   aws ecs update-service --cluster demo --service web --task-definition web:1
${web.deploy('web:2')}
`,
});
