import { defineScenario } from '../define';

export const webBehindAnAlb = defineScenario({
  id: 'web-behind-an-alb',
  title: 'Web service behind an ALB',
  summary:
    'A simple web application: three Fargate tasks in two zones behind a load balancer, a hundred requests a second. ' +
    'Kill a task and watch it drained and replaced; fail its health checks; change the algorithm.',
  seed: 1,
  script: `# A web service of three tasks behind an Application Load Balancer.
aws ecs create-cluster --cluster-name demo
aws sandbox put-image --image web:1 --service-time-ms 50 --concurrency 20 --startup 4
aws ecs register-task-definition --family web \\
  --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 \\
  --container-definitions '[{"name":"web","image":"web:1","portMappings":[{"containerPort":80}]}]'

# Checks every 10 seconds; a target that leaves has 30 seconds for the requests it still has.
TG=$(aws elbv2 create-target-group --name web --protocol HTTP --port 80 --target-type ip --vpc-id vpc-1 \\
  --health-check-interval-seconds 10 \\
  --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 modify-target-group-attributes --target-group-arn $TG \\
  --attributes Key=deregistration_delay.timeout_seconds,Value=30
LB=$(aws elbv2 create-load-balancer --name web-alb --subnets subnet-a subnet-b \\
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)
aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port 80 \\
  --default-actions Type=forward,TargetGroupArn=$TG

aws ecs create-service --cluster demo --service-name web --task-definition web \\
  --desired-count 3 --launch-type FARGATE \\
  --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80 \\
  --health-check-grace-period-seconds 30 \\
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b],assignPublicIp=ENABLED}'

# Kill a task, and watch it drained and replaced:
#   aws sandbox inject-fault --type kill-task --service web --count 1
# One that fails its health checks:
#   aws sandbox inject-fault --type fail-health-check --service web --count 1
# Each request to the task with the fewest under way, instead of taking turns:
#   aws elbv2 modify-target-group-attributes --target-group-arn web --attributes Key=load_balancing.algorithm.type,Value=least_outstanding_requests

# Clients come once the service is steady: nothing is there to answer them before.
aws sandbox wait --until steady:web --timeout 300
aws sandbox put-traffic --name shoppers --load-balancer web-alb --rate 100
`,
});
