/** Scripts as they are pasted into the terminal: what the shell here knows, and what it refuses. */
export const SCRIPTS: readonly string[] = [
  `aws ecs create-cluster --cluster-name demo --tags key=a,value=b
TG=$(aws elbv2 create-target-group --name web --protocol HTTP --port 80 --target-type ip --vpc-id vpc-1 --query 'TargetGroups[0].TargetGroupArn' --output text)
aws ecs register-task-definition --family web --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 --container-definitions '[{"name":"web","image":"web:1","portMappings":[{"containerPort":80}]}]'
aws ecs create-service --cluster demo --service-name web --task-definition web --desired-count 1 --launch-type FARGATE --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80 --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b],assignPublicIp=ENABLED}'
aws sandbox wait --for 5 && aws ecs describe-services --cluster demo --services web --output table || echo no
`,
  `export A="x y"; aws ecs list-clusters --output yaml # comment
for i in 1 2; do aws ecs list-tasks; done
f() { aws ecs list-services; }
aws ecs list-clusters | jq -r '.clusterArns[] | select(.a == "b")' > /dev/null 2>&1
docker ps -a; kubectl get pods
aws ecs list-clusters --query "clusterArns[?contains(@, 'demo')] | [0]" <<END
x
END
aws iam create-role --role-name r --assume-role-policy-document file://x.json
`,
  `aws sandbox inject-fault --type kill-task --service web --count 1
aws sandbox put-traffic --name a --load-balancer web --rate 100 --pattern '{"type":"sine"}'
aws cloudwatch put-metric-alarm --alarm-name a --metric-name CPUUtilization --namespace AWS/ECS --statistic Average --period 60 --threshold 1e308 --comparison-operator GreaterThanThreshold --evaluation-periods 1 --dimensions Name=ClusterName,Value=demo
aws application-autoscaling put-scheduled-action --service-namespace ecs --resource-id service/demo/web --scalable-dimension ecs:service:DesiredCount --scheduled-action-name s --schedule 'cron(0 9 ? * MON-FRI *)' --scalable-target-action MinCapacity=1,MaxCapacity=2
`,
];
