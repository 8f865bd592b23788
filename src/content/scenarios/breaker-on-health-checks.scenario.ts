import { defineScenario } from '../define';
import * as web from '../parts/web-service';

export const breakerOnHealthChecks = defineScenario({
  id: 'breaker-on-health-checks',
  title: 'The circuit breaker: tasks that run but ail',
  summary:
    'The new tasks start, run, and fail their health checks. Each one replaced for that counts; at three the ' +
    'circuit breaker rolls back. No user ever reaches them: unhealthy targets get no requests.',
  group: 'Rolling updates',
  seed: 1,
  script: `# web:2 answers 500 to the health checks.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2', `${web.USUAL} --health-check-status 500`)}
${web.revision('web:1')}
${web.revision('web:2')}
${web.targetGroup('TG', 'web')}
${web.IN_FRONT}
${web.service(3)}
${web.visitors(50)}

# Watch failedTasks:
#   aws ecs describe-services --cluster demo --services web --query 'services[0].deployments[].[status,rolloutState,failedTasks]'
${web.deploy('web:2', "--deployment-configuration 'deploymentCircuitBreaker={enable=true,rollback=true}'")}
`,
});
