import { defineScenario } from '../define';
import * as fargate from '../parts/fargate-service';
import * as web from '../parts/web-service';

const CONNECT = `--service-connect-configuration 'enabled=true,services=[{portName=http,clientAliases=[{port=8080,dnsName=backend}]}]'`;
const BREAKER = `--deployment-configuration 'deploymentCircuitBreaker={enable=true,rollback=true}'`;

const container = (name: string, port = '') =>
  `{"name":"${name}","image":"${name}:1"${port && `,"portMappings":[{"name":"http","containerPort":${port}}]`}}`;

/** A service behind a target group; lines about `web` made to be about another. */
const behind = (name: string, port: number, variable: string) =>
  `--load-balancers targetGroupArn=$${variable},containerName=${name},containerPort=${port}`;

export const multiService = defineScenario({
  id: 'multi-service',
  title: 'Multi-service application',
  summary:
    'Frontend, backend and worker. The load balancer sends /api to the backend and all else to the frontend, which asks the backend itself, by name through Service Connect. ' +
    'A worker has no load balancer; a schedule gives it two more tasks in half a minute. ' +
    'Meanwhile a backend task is killed: see who notices.',
  seed: 1,
  script: `# Three services, each with a task definition, a number of tasks and deployments of its own.
aws ecs create-cluster --cluster-name demo --service-connect-defaults namespace=internal
aws sandbox put-image --image backend:1 --service-time-ms 30 --concurrency 20 --startup 4
aws sandbox put-image --image frontend:1 --service-time-ms 20 --concurrency 50 --startup 3 --calls http://backend:8080/
aws sandbox put-image --image worker:1 --startup 2
${['backend', 'frontend', 'worker']
  .map((name) =>
    fargate.taskDefinition(name, [
      container(name, { backend: '8080', frontend: '80' }[name] ?? ''),
    ]),
  )
  .join('\n')}

# One load balancer. A rule sends /api/* to the backend; what no rule takes goes to the frontend.
${web.targetGroup('BACKEND', 'backend').replaceAll('--port 80 ', '--port 8080 ')}
${web.targetGroup('FRONTEND', 'frontend')}
LB=$(aws elbv2 create-load-balancer --name shop-alb --subnets subnet-a subnet-b \\
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)
LISTENER=$(aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port 80 \\
  --default-actions Type=forward,TargetGroupArn=$FRONTEND \\
  --query 'Listeners[0].ListenerArn' --output text)
aws elbv2 create-rule --listener-arn $LISTENER --priority 10 \\
  --conditions 'Field=path-pattern,Values=/api/*' --actions Type=forward,TargetGroupArn=$BACKEND

# Inside, the backend is http://backend:8080 to whoever is in the namespace. It comes first: a name
# is known to tasks that start after the service that has it.
${fargate.fargateService('backend', 3, fargate.SUBNETS, `${behind('backend', 8080, 'BACKEND')} \\\n  ${CONNECT} \\\n  ${BREAKER}`)}
aws sandbox wait --until steady:backend --timeout 300
${fargate.fargateService('frontend', 2, fargate.SUBNETS, `${behind('frontend', 80, 'FRONTEND')} \\\n  --service-connect-configuration enabled=true \\\n  ${BREAKER}`)}
# The worker would take its jobs from a queue, which is not simulated: it runs, and nobody calls it.
${fargate.fargateService('worker', 2, fargate.SUBNETS, BREAKER)}
aws sandbox wait --until steady:frontend --timeout 300
aws sandbox wait --until steady:worker --timeout 300

# It is scaled alone, here by the clock.
aws application-autoscaling register-scalable-target --service-namespace ecs --resource-id service/demo/worker \\
  --scalable-dimension ecs:service:DesiredCount --min-capacity 2 --max-capacity 6
aws application-autoscaling put-scheduled-action --service-namespace ecs --resource-id service/demo/worker \\
  --scalable-dimension ecs:service:DesiredCount --scheduled-action-name more \\
  --schedule 'rate(1 minute)' --scalable-target-action MinCapacity=4,MaxCapacity=6

aws sandbox put-traffic --name shoppers --load-balancer shop-alb --rate 40
aws sandbox put-traffic --name partners --load-balancer shop-alb --path /api/orders --rate 20
aws sandbox wait --for 30

# How the backend does, for the frontend and for those who come by /api together:
#   aws sandbox get-metrics --service backend --since 60
# A backend without tasks: the load balancer answers /api with 503, the frontend all else with 500.
#   aws ecs update-service --cluster demo --service backend --desired-count 0
# And back again:
#   aws ecs update-service --cluster demo --service backend --desired-count 3
aws sandbox inject-fault --type kill-task --service backend --count 1
`,
});
