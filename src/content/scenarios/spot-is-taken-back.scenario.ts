import { defineScenario } from '../define';
import * as web from '../parts/web-service';

export const spotIsTakenBack = defineScenario({
  id: 'spot-is-taken-back',
  title: 'Spot capacity is taken back',
  summary:
    'One task on demand as a base, the others on Fargate Spot, three to one. All Spot tasks get their warning at once, and for five minutes there is no Spot capacity to start others on. ' +
    'The base goes on answering, alone; nothing falls back to on-demand by itself.',
  group: 'Instances and capacity',
  seed: 1,
  script: `aws ecs create-cluster --cluster-name demo --capacity-providers FARGATE FARGATE_SPOT
${web.image('web:1')}
${web.revision('web:1')}
${web.targetGroup('TG', 'web')}
${web.IN_FRONT}
aws ecs create-service --cluster demo --service-name web --task-definition web:1 --desired-count 4 \\
  --capacity-provider-strategy capacityProvider=FARGATE,base=1,weight=0 capacityProvider=FARGATE_SPOT,weight=1 \\
  --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80 \\
  ${web.NETWORK}
aws sandbox wait --until steady:web --timeout 300
${web.visitors(20)}

# What somebody would have to do, if one task is not enough:
#   aws ecs update-service --cluster demo --service web --force-new-deployment --capacity-provider-strategy capacityProvider=FARGATE,weight=1
aws sandbox inject-fault --type capacity-unavailable --capacity-provider FARGATE_SPOT --for 300
aws sandbox inject-fault --type spot-interruption --service web
`,
});
