import { defineScenario } from '../define';
import * as ec2 from '../parts/instances';
import { CLUSTER } from '../parts/web-service';

export const noInterfaceLeft = defineScenario({
  id: 'no-interface-left',
  title: 'An instance out of network interfaces',
  summary:
    'In network mode awsvpc each task takes an interface of its instance: an m5.large has three, and one is its own. The third small task finds no room, though CPU and memory are nearly free. ' +
    'Trunking raises that to ten, for instances launched after it was switched on.',
  group: 'Instances and capacity',
  seed: 1,
  script: `${CLUSTER}
${ec2.launch('m5.large', 1)}
${ec2.taskDefinition('web', '{"name":"web","image":"web:1","cpu":128,"memory":256}', 'awsvpc')}

# What helps: trunking, and an instance that knows of it.
#   aws ecs put-account-setting-default --name awsvpcTrunking --value enabled
#   aws ec2 run-instances --image-id ami-1 --instance-type m5.large --count 1 --subnet-id subnet-a --user-data 'ECS_CLUSTER=demo'
${ec2.ec2Service('web', 5, "--network-configuration 'awsvpcConfiguration={subnets=[subnet-a]}'")}
`,
});
