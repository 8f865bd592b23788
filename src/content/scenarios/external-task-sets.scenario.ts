import { defineScenario } from '../define';
import * as groups from '../parts/two-groups';
import * as web from '../parts/web-service';

const taskSet = (variable: string, revision: string, group: string, percent: number) =>
  `${variable}=$(aws ecs create-task-set --cluster demo --service web --task-definition ${revision} --launch-type FARGATE \\
  --load-balancers targetGroupArn=$${group},containerName=web,containerPort=80 \\
  ${web.NETWORK} \\
  --scale value=${percent},unit=PERCENT --query taskSet.id --output text)`;

export const externalTaskSets = defineScenario({
  id: 'external-task-sets',
  title: 'Task sets by hand',
  summary:
    'With the EXTERNAL controller nobody deploys but you. A second task set comes up at half of the desired ' +
    'count; scaling it, moving the weights, making it PRIMARY and deleting the old one are the next commands.',
  group: 'CodeDeploy and task sets',
  seed: 1,
  script: `# The service says how many tasks; task sets say which, and what share of that number.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2')}
${web.revision('web:1')}
${web.revision('web:2')}
${groups.TWO_GROUPS}
aws ecs create-service --cluster demo --service-name web --desired-count 4 --deployment-controller type=EXTERNAL
${taskSet('OLD', 'web:1', 'BLUE', 100)}
aws ecs update-service-primary-task-set --cluster demo --service web --primary-task-set $OLD
aws sandbox wait --until steady:web --timeout 300
${web.visitors(60)}

# What comes next, each when the tasks are healthy:
#   aws elbv2 modify-listener --listener-arn web-alb:80 --default-actions "Type=forward,ForwardConfig={TargetGroups=[{TargetGroupArn=web-blue,Weight=80},{TargetGroupArn=web-green,Weight=20}]}"
#   aws ecs update-task-set --cluster demo --service web --task-set $NEW --scale value=100,unit=PERCENT
#   aws elbv2 modify-listener --listener-arn web-alb:80 --default-actions "Type=forward,ForwardConfig={TargetGroups=[{TargetGroupArn=web-blue,Weight=0},{TargetGroupArn=web-green,Weight=100}]}"
#   aws ecs update-service-primary-task-set --cluster demo --service web --primary-task-set $NEW
#   aws ecs delete-task-set --cluster demo --service web --task-set $OLD --force
${taskSet('NEW', 'web:2', 'GREEN', 50)}
`,
});
