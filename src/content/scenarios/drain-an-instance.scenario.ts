import { defineScenario } from '../define';
import * as ec2 from '../parts/instances';
import { CLUSTER } from '../parts/web-service';

export const drainAnInstance = defineScenario({
  id: 'drain-an-instance',
  title: 'An instance is drained',
  summary:
    'Two instances in two zones share four tasks. One is set to DRAINING: nothing new is placed on it, and its tasks are started anew on the other before they are stopped. ' +
    'The daemon, one on each instance, is the last to leave.',
  group: 'Instances and capacity',
  seed: 1,
  script: `${CLUSTER}
${ec2.launch('m5.large', 1, 'subnet-a')}
${ec2.launch('m5.large', 1, 'subnet-b', 2)}
${ec2.taskDefinition('agent', '{"name":"agent","image":"agent:1","cpu":64,"memory":128}')}
aws ecs create-service --cluster demo --service-name agent --task-definition agent \\
  --scheduling-strategy DAEMON
${ec2.taskDefinition('web', '{"name":"web","image":"web:1","cpu":256,"memory":256}')}
${ec2.ec2Service('web', 4)}
aws sandbox wait --until steady:web --timeout 300

# Back to work, and away with an instance that is still needed:
#   aws ecs update-container-instances-state --cluster demo --container-instances $INSTANCE --status ACTIVE
#   aws ecs deregister-container-instance --cluster demo --container-instance $INSTANCE --force
INSTANCE=$(aws ecs list-container-instances --cluster demo --query 'containerInstanceArns[0]' --output text)
aws ecs update-container-instances-state --cluster demo --container-instances $INSTANCE --status DRAINING
`,
});
