import { defineScenario } from '../define';
import { CLUSTER } from '../parts/web-service';

export const waitingForAnInstance = defineScenario({
  id: 'waiting-for-an-instance',
  title: 'Tasks that wait for their instances',
  summary:
    'A capacity provider looks after an Auto Scaling group that is empty. The tasks stand in PROVISIONING, CapacityProviderReservation rises above 100, the group launches what they need, and they go on. ' +
    'Take the tasks away again and, a quarter of an hour later, the instances go as well.',
  group: 'Instances and capacity',
  seed: 1,
  script: `${CLUSTER}
aws ec2 create-launch-template --launch-template-name hosts \\
  --launch-template-data '{"InstanceType":"m5.large","UserData":"ECS_CLUSTER=demo"}'
aws autoscaling create-auto-scaling-group --auto-scaling-group-name hosts \\
  --launch-template LaunchTemplateName=hosts --min-size 0 --max-size 4 \\
  --vpc-zone-identifier subnet-a,subnet-b
aws ecs create-capacity-provider --name hosts \\
  --auto-scaling-group-provider autoScalingGroupArn=hosts,managedScaling={status=ENABLED}
aws ecs put-cluster-capacity-providers --cluster demo --capacity-providers hosts \\
  --default-capacity-provider-strategy capacityProvider=hosts,weight=1
aws ecs register-task-definition --family web --requires-compatibilities EC2 --network-mode bridge \\
  --container-definitions '[{"name":"web","image":"web:1","cpu":1024,"memory":1024}]'

# More tasks than there is room for, and none:
#   aws ecs update-service --cluster demo --service web --desired-count 7
#   aws ecs update-service --cluster demo --service web --desired-count 0
aws ecs create-service --cluster demo --service-name web --task-definition web --desired-count 4
`,
});
