import { defineScenario } from '../define';
import * as ec2 from '../parts/instances';
import { CLUSTER } from '../parts/web-service';

const container = (hostPort: number) =>
  `{"name":"web","image":"web:1","cpu":256,"memory":256,"portMappings":[{"containerPort":80,"hostPort":${hostPort}}]}`;

export const portsRunOut = defineScenario({
  id: 'ports-run-out',
  title: 'Room for seven more, and no port',
  summary:
    'Two instances, packed as full as can be, and a fixed host port: each takes one task, however much CPU and memory it has left. ' +
    'The third task is placed nowhere; read why in the service’s events. With host port 0 Docker picks a free one for each.',
  group: 'Instances and capacity',
  seed: 1,
  script: `${CLUSTER}
${ec2.launch('m5.large', 2)}

# Port 80 of the container is port 8080 of the instance.
${ec2.taskDefinition('web', container(8080))}

# What helps: any free port of the instance, and all four tasks fit on one of them:
#   ${ec2.taskDefinition('web', container(0)).replaceAll(' \\\n ', '')}
#   aws ecs update-service --cluster demo --service web --task-definition web:2
${ec2.ec2Service('web', 4, '--placement-strategy type=binpack,field=memory')}
`,
});
