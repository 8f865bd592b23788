import { defineScenario } from '../define';

export const shortGracePeriod = defineScenario({
  id: 'short-grace-period',
  title: 'A grace period that is too short',
  summary:
    'An app that takes three minutes to start, judged from its first second, with no room for a spare: ' +
    'ECS stops the task before it can answer, for ever. A grace period of 240 seconds and it comes up.',
  group: 'Lost afternoons',
  seed: 1,
  script: `# The app answers three minutes after its container has started; two failed checks take 20.
aws ecs create-cluster --cluster-name demo
aws sandbox put-image --image slow-start:1 --service-time-ms 50 --concurrency 20 --startup 180
aws ecs register-task-definition --family slow-start \\
  --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 \\
  --container-definitions '[{"name":"app","image":"slow-start:1","portMappings":[{"containerPort":80}]}]'

TG=$(aws elbv2 create-target-group --name slow-start --protocol HTTP --port 80 --target-type ip \\
  --vpc-id vpc-1 --health-check-interval-seconds 10 --unhealthy-threshold-count 2 \\
  --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 modify-target-group-attributes --target-group-arn $TG \\
  --attributes Key=deregistration_delay.timeout_seconds,Value=10
LB=$(aws elbv2 create-load-balancer --name slow-alb --subnets subnet-a subnet-b \\
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)
aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port 80 \\
  --default-actions Type=forward,TargetGroupArn=$TG

# What helps:
#   aws ecs update-service --cluster demo --service app --health-check-grace-period-seconds 240

# At most 100 %: an unhealthy task is stopped before its replacement is started.
aws ecs create-service --cluster demo --service-name app --task-definition slow-start \\
  --desired-count 1 --launch-type FARGATE --health-check-grace-period-seconds 0 \\
  --deployment-configuration maximumPercent=100,minimumHealthyPercent=0 \\
  --load-balancers targetGroupArn=$TG,containerName=app,containerPort=80 \\
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b],assignPublicIp=ENABLED}'
aws sandbox put-traffic --name visitors --load-balancer slow-alb --rate 20
`,
});
