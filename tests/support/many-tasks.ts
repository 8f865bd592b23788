/**
 * A sandbox of many tasks: so many services behind one load balancer, each with a path and a target
 * group of its own, and a client for each.
 */
import type { SandboxDocument } from '../../src/model/sandbox-document';
import { played, savedAs } from './scenario-documents';

interface ManyTasks {
  tasks: number;
  services: number;
  /** Requests a second, of all clients together. */
  rate: number;
  /** Lines given when everything runs. */
  atLast?: string;
}

const SUBNETS = 'subnet-a subnet-b subnet-c';
const NETWORK =
  "--network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b,subnet-c]," +
  "assignPublicIp=ENABLED}'";

const nameOf = (at: number): string => `shop-${String(at + 1).padStart(2, '0')}`;

/** Longer than all tasks take to start, so that everything runs and is checked. */
const SETTLED = 'aws sandbox wait --for 240';

function serviceLines(at: number, tasks: number, rate: number): string {
  const name = nameOf(at);
  const group = `TG${at}`;
  return `
${group}=$(aws elbv2 create-target-group --name ${name} --protocol HTTP --port 80 --target-type ip \\
  --vpc-id vpc-1 --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 create-rule --listener-arn $LISTENER --priority ${at + 1} \\
  --conditions 'Field=path-pattern,Values=/${name}/*' --actions Type=forward,TargetGroupArn=$${group}
aws ecs create-service --cluster prod --service-name ${name} --task-definition web:1 \\
  --desired-count ${tasks} --launch-type FARGATE \\
  --load-balancers targetGroupArn=$${group},containerName=web,containerPort=80 ${NETWORK}
aws sandbox put-traffic --name ${name} --load-balancer web-alb --rate ${rate} \\
  --pattern constant --path /${name}/
`;
}

function scriptFor({ tasks, services, rate, atLast = '' }: ManyTasks): string {
  const each = Array.from({ length: services }, (_, at) =>
    serviceLines(at, Math.round(tasks / services), rate / services),
  );
  return `
aws ecs create-cluster --cluster-name prod
aws sandbox put-image --image web:1 --service-time-ms 200 --concurrency 20 --startup 4
aws sandbox put-image --image web:2 --service-time-ms 200 --concurrency 20 --startup 4
${['web:1', 'web:2']
  .map(
    (image) => `aws ecs register-task-definition --family web \\
  --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 \\
  --container-definitions '[{"name":"web","image":"${image}","portMappings":[{"containerPort":80}]}]'`,
  )
  .join('\n')}
LB=$(aws elbv2 create-load-balancer --name web-alb --subnets ${SUBNETS} \\
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)
DEFAULT=$(aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port 80 \\
  --default-actions 'Type=fixed-response,FixedResponseConfig={StatusCode=404}' \\
  --query 'Listeners[0].ListenerArn' --output text)
LISTENER=$DEFAULT
${each.join('\n')}
${SETTLED}
${atLast}
`;
}

/** At the moment when everything runs; time stands still. */
export async function manyTasks(wanted: ManyTasks): Promise<SandboxDocument> {
  return savedAs(`${wanted.tasks} tasks`, await played(scriptFor(wanted)), 1);
}
