import { defineScenario } from '../define';
import * as web from '../parts/web-service';

export const breakerAtStart = defineScenario({
  id: 'breaker-at-start',
  title: 'The circuit breaker: tasks that never start',
  summary:
    'The image of the new revision does not exist. Three tasks fail to start, the circuit breaker trips and ' +
    'rolls back; the old tasks serve all along. Try rollback=false, or another threshold.',
  group: 'Rolling updates',
  seed: 1,
  script: `# web:2 was never pushed: its pull fails.
${web.CLUSTER}
${web.image('web:1')}
aws sandbox put-image --image web:2 --missing
${web.revision('web:1')}
${web.revision('web:2')}
${web.targetGroup('TG', 'web')}
${web.IN_FRONT}
${web.service(2)}
${web.visitors(50)}

# The threshold is half of the desired count, but three at least. Another one:
#   aws ecs update-service --cluster demo --service web --task-definition web:2 --deployment-configuration 'deploymentCircuitBreaker={enable=true,rollback=true,thresholdConfiguration={type=COUNT,value=6}}'
${web.deploy('web:2', "--deployment-configuration 'deploymentCircuitBreaker={enable=true,rollback=true}'")}
`,
});
