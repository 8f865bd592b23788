import { defineScenario } from '../define';
import * as web from '../parts/web-service';

export const checkedOnTheWrongPath = defineScenario({
  id: 'checked-on-the-wrong-path',
  title: 'A health check that asks for the wrong path',
  summary:
    'The app answers its health check at /health, the target group asks for /. Every check gets 404, every task is found unhealthy and replaced, and yet users are served: with no healthy target, all get traffic. ' +
    'Let the group ask for the right path.',
  group: 'Routing and health',
  seed: 1,
  script: `${web.CLUSTER}
${web.image('web:1', `${web.USUAL} --health-check-path /health`)}
${web.revision('web:1')}
${web.targetGroup('TG', 'web')}
${web.IN_FRONT}

# What helps:
#   aws elbv2 modify-target-group --target-group-arn $TG --health-check-path /health
aws ecs create-service --cluster demo --service-name web --task-definition web:1 \\
  --desired-count 2 --launch-type FARGATE \\
  --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80 \\
  ${web.NETWORK}
aws sandbox put-traffic --name visitors --load-balancer web-alb --rate 20
`,
});
