import { defineScenario } from '../define';
import * as ec2 from '../parts/instances';
import { CLUSTER } from '../parts/web-service';

export const agentOutOfReach = defineScenario({
  id: 'agent-out-of-reach',
  title: 'An agent that ECS cannot reach',
  summary:
    'The agent of the only instance is disconnected. What runs there goes on running, and ECS keeps the last it heard; but what is asked for now cannot be placed: encountered error "AGENT". ' +
    'Three minutes later the agent is back and the service catches up.',
  group: 'Instances and capacity',
  seed: 1,
  script: `${CLUSTER}
${ec2.launch('m5.large', 1)}
${ec2.taskDefinition('web', '{"name":"web","image":"web:1","cpu":256,"memory":256}')}
${ec2.ec2Service('web', 2)}
aws sandbox wait --until steady:web --timeout 300

# What ECS knows of the instance:
#   aws ecs list-container-instances --cluster demo --filter agentConnected==false
aws sandbox inject-fault --type agent-disconnect --cluster demo --for 180
aws ecs update-service --cluster demo --service web --desired-count 4
`,
});
