import { defineScenario } from '../define';
import * as fargate from '../parts/fargate-service';
import { CLUSTER } from '../parts/web-service';

export const logGroupMissing = defineScenario({
  id: 'log-group-missing',
  title: 'No log group, no task',
  summary:
    'The container writes its log to a group that somebody deleted, and the logging driver is asked for before the container starts: ResourceInitializationError. ' +
    'Make the group anew, and read what the container writes with aws logs tail.',
  group: 'Roles and images',
  seed: 1,
  script: `${CLUSTER}
aws sandbox put-image --image web:1 --startup 3
# Tidied up by somebody who saw no task write to it.
aws logs create-log-group --log-group-name /ecs/web
aws logs delete-log-group --log-group-name /ecs/web
${fargate.taskDefinition('web', [
  '{"name":"web","image":"web:1","logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/web","awslogs-region":"us-east-1","awslogs-stream-prefix":"web"}}}',
])}

# What helps, and what it writes then:
#   aws logs create-log-group --log-group-name /ecs/web
#   aws ecs update-service --cluster demo --service web --force-new-deployment
#   aws logs tail /ecs/web
${fargate.fargateService('web', 1)}
`,
});
