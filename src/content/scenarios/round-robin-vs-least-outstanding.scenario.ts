import { defineScenario } from '../define';

export const roundRobinVsLeastOutstanding = defineScenario({
  id: 'round-robin-vs-least-outstanding',
  title: 'Round robin against least outstanding requests',
  summary:
    'The same service twice behind one load balancer, the same load on both, one request in twenty ' +
    'slow. Taking turns sends people behind the slow ones; going where least is under way does not.',
  group: 'Routing and health',
  seed: 1,
  script: `# Two services alike but for their target group's algorithm; one request in twenty takes 800 ms.
aws ecs create-cluster --cluster-name demo
aws sandbox put-image --image shop:1 --service-time-ms 40 --concurrency 2 --startup 4 \\
  --service-time-distribution bimodal --slow-ms 800 --slow-share 0.05 --no-health-check-waits
aws ecs register-task-definition --family shop \\
  --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 \\
  --container-definitions '[{"name":"shop","image":"shop:1","portMappings":[{"containerPort":80}]}]'

RR=$(aws elbv2 create-target-group --name round-robin --protocol HTTP --port 80 --target-type ip \\
  --vpc-id vpc-1 --health-check-interval-seconds 10 \\
  --query 'TargetGroups[0].TargetGroupArn' --output text)
LOR=$(aws elbv2 create-target-group --name least-outstanding --protocol HTTP --port 80 --target-type ip \\
  --vpc-id vpc-1 --health-check-interval-seconds 10 \\
  --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 modify-target-group-attributes --target-group-arn $LOR \\
  --attributes Key=load_balancing.algorithm.type,Value=least_outstanding_requests

LB=$(aws elbv2 create-load-balancer --name shop-alb --subnets subnet-a subnet-b \\
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)
LISTENER=$(aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port 80 \\
  --default-actions 'Type=fixed-response,FixedResponseConfig={StatusCode=404}' \\
  --query 'Listeners[0].ListenerArn' --output text)
aws elbv2 create-rule --listener-arn $LISTENER --priority 10 \\
  --conditions Field=path-pattern,Values=/turns/* --actions Type=forward,TargetGroupArn=$RR
aws elbv2 create-rule --listener-arn $LISTENER --priority 20 \\
  --conditions Field=path-pattern,Values=/least/* --actions Type=forward,TargetGroupArn=$LOR

aws ecs create-service --cluster demo --service-name turns --task-definition shop \\
  --desired-count 4 --launch-type FARGATE \\
  --load-balancers targetGroupArn=$RR,containerName=shop,containerPort=80 \\
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b],assignPublicIp=ENABLED}'
aws ecs create-service --cluster demo --service-name least --task-definition shop \\
  --desired-count 4 --launch-type FARGATE \\
  --load-balancers targetGroupArn=$LOR,containerName=shop,containerPort=80 \\
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b],assignPublicIp=ENABLED}'

# Spare those who take turns:
#   aws elbv2 modify-target-group-attributes --target-group-arn round-robin --attributes Key=load_balancing.algorithm.type,Value=least_outstanding_requests

# Clients come once both services are steady.
aws sandbox wait --until steady:turns --timeout 300
aws sandbox wait --until steady:least --timeout 300
aws sandbox put-traffic --name by-turns --load-balancer shop-alb --path /turns/x --rate 75
aws sandbox put-traffic --name by-least --load-balancer shop-alb --path /least/x --rate 75
`,
});
