import { defineScenario } from '../define';
import * as fargate from '../parts/fargate-service';
import * as net from '../parts/private-network';
import { CLUSTER } from '../parts/web-service';

export const subnetFull = defineScenario({
  id: 'subnet-full',
  title: 'A subnet that is out of addresses',
  summary:
    'A /28 has sixteen addresses, and AWS keeps five. Ten tasks run in it; scaled to twelve, one finds the last address and one fails to start, over and over. And a deployment that wants as many again would not even begin to fit. ' +
    'A second subnet is room for both.',
  group: 'Networks',
  seed: 1,
  script: `${CLUSTER}
aws sandbox put-image --image web:1 --startup 3
${net.VPC}
${net.WAY_OUT}
${net.subnet('SMALL', '10.0.1.0/28')}
${fargate.taskDefinition('web', ['{"name":"web","image":"web:1"}'])}
${fargate.fargateService('web', 10, '"awsvpcConfiguration={subnets=[$SMALL],assignPublicIp=ENABLED}"')}
aws sandbox wait --until steady:web --timeout 300

# What helps: another subnet, and a service that knows of it.
#   ${net.subnet('LARGE', '10.0.16.0/20', 'us-east-1b')}
#   aws ecs update-service --cluster demo --service web --network-configuration "awsvpcConfiguration={subnets=[$SMALL,$LARGE],assignPublicIp=ENABLED}"
aws ecs update-service --cluster demo --service web --desired-count 12
`,
});
