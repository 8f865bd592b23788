/** Lines for the end of help pages; each parses as it stands. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'ECS.CreateCluster': ['aws ecs create-cluster --cluster-name demo'],
  'ECS.RegisterTaskDefinition': [
    `aws ecs register-task-definition --family web --network-mode awsvpc --requires-compatibilities FARGATE --cpu 256 --memory 512 --container-definitions '[{"name":"web","image":"shop:1","portMappings":[{"containerPort":80}]}]'`,
    'aws ecs register-task-definition --generate-cli-skeleton',
  ],
  'ECS.DescribeTaskDefinition': ['aws ecs describe-task-definition --task-definition web'],
  'ECS.CreateService': [
    "aws ecs create-service --cluster demo --service-name web --task-definition web --desired-count 3 --launch-type FARGATE --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b],securityGroups=[sg-web]}' --load-balancers targetGroupArn=web-tg,containerName=web,containerPort=80",
  ],
  'ECS.UpdateService': [
    'aws ecs update-service --cluster demo --service web --desired-count 6',
    'aws ecs update-service --cluster demo --service web --task-definition web:2',
    "aws ecs update-service --cluster demo --service web --deployment-configuration 'strategy=CANARY,bakeTimeInMinutes=5,canaryConfiguration={canaryPercent=10,canaryBakeTimeInMinutes=5}'",
  ],
  'ECS.DescribeServices': [
    'aws ecs describe-services --cluster demo --services web',
    "aws ecs describe-services --cluster demo --services web --query 'services[0].deployments[].[id,status,rolloutState]' --output table",
  ],
  'ECS.DeleteService': ['aws ecs delete-service --cluster demo --service web --force'],
  'ECS.ListTasks': [
    'aws ecs list-tasks --cluster demo --service-name web',
    'aws ecs list-tasks --cluster demo --desired-status STOPPED --max-items 5',
  ],
  'ECS.DescribeTasks': [
    "aws ecs describe-tasks --cluster demo --tasks $(aws ecs list-tasks --cluster demo --query 'taskArns[0]' --output text)",
  ],
  'ECS.RunTask': [
    "aws ecs run-task --cluster demo --task-definition web --launch-type FARGATE --network-configuration 'awsvpcConfiguration={subnets=[subnet-a]}'",
  ],
  'ECS.StopTask': [
    "aws ecs stop-task --cluster demo --task 0123456789abcdef0123456789abcdef --reason 'to see it replaced'",
  ],
  'ECS.ExecuteCommand': [
    'aws ecs execute-command --cluster demo --task 0123456789abcdef0123456789abcdef --container web --interactive --command /bin/sh',
  ],
  'ECS.ListServiceDeployments': ['aws ecs list-service-deployments --cluster demo --service web'],
  'ELBv2.CreateLoadBalancer': [
    'aws elbv2 create-load-balancer --name demo --subnets subnet-a subnet-b --security-groups sg-alb',
  ],
  'ELBv2.CreateTargetGroup': [
    'aws elbv2 create-target-group --name web-tg --protocol HTTP --port 80 --vpc-id vpc-1 --target-type ip --health-check-path /health',
  ],
  'ELBv2.CreateListener': [
    'aws elbv2 create-listener --load-balancer-arn demo --protocol HTTP --port 80 --default-actions Type=forward,TargetGroupArn=web-tg',
  ],
  'ELBv2.CreateRule': [
    "aws elbv2 create-rule --listener-arn demo:80 --priority 10 --conditions Field=path-pattern,Values='/api/*' --actions Type=forward,TargetGroupArn=api-tg",
  ],
  'ELBv2.ModifyRule': [
    `aws elbv2 modify-rule --rule-arn demo:80/10 --actions '[{"Type":"forward","ForwardConfig":{"TargetGroups":[{"TargetGroupArn":"blue","Weight":90},{"TargetGroupArn":"green","Weight":10}]}}]'`,
  ],
  'ELBv2.ModifyTargetGroupAttributes': [
    'aws elbv2 modify-target-group-attributes --target-group-arn web-tg --attributes Key=deregistration_delay.timeout_seconds,Value=30',
  ],
  'ELBv2.DescribeTargetHealth': ['aws elbv2 describe-target-health --target-group-arn web-tg'],
  'Logs.FilterLogEvents': [
    'aws logs filter-log-events --log-group-name /ecs/web --filter-pattern ERROR',
  ],
  'Sandbox.PutImage': [
    'aws sandbox put-image --image shop:1 --service-time-ms 80 --concurrency 20',
    'aws sandbox put-image --image shop:2 --error-rate 0.05',
  ],
  'Sandbox.PutTraffic': [
    'aws sandbox put-traffic --name visitors --load-balancer demo --rate 50',
    'aws sandbox put-traffic --name morning --load-balancer demo --pattern ramp --rate 10 --to-rate 200 --over 600',
  ],
  'Sandbox.InjectFault': [
    'aws sandbox inject-fault --type crash-container --service web --count 1',
    'aws sandbox inject-fault --type az-outage --availability-zone us-east-1a --for 300',
  ],
  'Sandbox.Wait': [
    'aws sandbox wait --for 60',
    'aws sandbox wait --until steady:web --timeout 600',
  ],
  'Sandbox.GetMetrics': ['aws sandbox get-metrics --load-balancer demo --since 300'],
  wait: ['aws ecs wait services-stable --cluster demo --services web'],
  deploy: [
    'aws ecs deploy --service web --cluster demo --task-definition taskdef.json --codedeploy-appspec appspec.json',
  ],
  tail: ['aws logs tail /ecs/web --since 5m --follow', 'aws logs tail /ecs/web --format short'],
};

/** Examples of an operation by its target, or of one of the CLI's own commands. */
export const examplesOf = (what: string): readonly string[] =>
  Object.hasOwn(EXAMPLES, what) ? (EXAMPLES[what] ?? []) : [];

/** Whatever has examples. */
export const WITH_EXAMPLES: readonly string[] = Object.keys(EXAMPLES);
