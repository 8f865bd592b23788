import { defineScenario } from '../define';
import * as ec2 from '../parts/instances';
import { CLUSTER } from '../parts/web-service';

export const cpuFitsNowhere = defineScenario({
  id: 'cpu-fits-nowhere',
  title: 'Half the CPU is free, and the task fits nowhere',
  summary:
    'Four small tasks are spread over two instances. 2,048 CPU units are free, 1,024 on each, and a task that wants 1,536 is told of its closest match. ' +
    'Pack the small ones onto one instance and it fits.',
  group: 'Instances and capacity',
  seed: 1,
  script: `${CLUSTER}
${ec2.launch('m5.large', 2)}
${ec2.taskDefinition('small', '{"name":"small","image":"small:1","cpu":512,"memory":256}')}
${ec2.ec2Service('small', 4, '--placement-strategy type=spread,field=instanceId')}
aws sandbox wait --until steady:small --timeout 300

${ec2.taskDefinition('report', '{"name":"report","image":"report:1","cpu":1536,"memory":1024}')}

# What helps: the small ones where the least is left, all of them stopped first.
#   aws ecs update-service --cluster demo --service small --force-new-deployment --placement-strategy type=binpack,field=cpu --deployment-configuration minimumHealthyPercent=0,maximumPercent=100
${ec2.ec2Service('report', 1)}
`,
});
