import { defineScenario } from '../define';
import * as web from '../parts/web-service';

export const exitsWithoutTrippingBreaker = defineScenario({
  id: 'exits-without-tripping-breaker',
  title: 'Starts, exits with 1, and no breaker trips',
  summary:
    'The new task gets to RUNNING and exits a moment later, over and over, with some 502s each time. It has ' +
    'started and failed no health check: the circuit breaker counts nothing, the deployment goes on for ever.',
  group: 'Lost afternoons',
  seed: 1,
  script: `# web:2 cannot reach its database and gives up after some seconds.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2', '--startup 1 --exit-after 13 --exit-code 1')}
${web.revision('web:1')}
${web.revision('web:2')}
${web.targetGroup('TG', 'web')}
${web.IN_FRONT}
${web.service(1)}
${web.visitors(20)}

# failedTasks stays 0:
#   aws ecs describe-services --cluster demo --services web --query 'services[0].deployments[].[status,rolloutState,failedTasks]'
# What ends it:
#   aws ecs update-service --cluster demo --service web --task-definition web:1
${web.deploy('web:2', "--deployment-configuration 'deploymentCircuitBreaker={enable=true,rollback=true}'")}
`,
});
