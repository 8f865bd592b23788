import { defineScenario } from '../define';
import * as web from '../parts/web-service';
import { WEB_IN_A_NETWORK } from '../parts/web-in-a-network';

export const tasksLockedOut = defineScenario({
  id: 'tasks-locked-out',
  title: 'A security group between load balancer and tasks',
  summary:
    'The tasks run and answer, and their security group lets nobody in. Health checks time out, the service stops one task after another, and users wait ten seconds for a 504. ' +
    'Ask a target why, and let the load balancer’s group in.',
  group: 'Networks',
  seed: 1,
  script: `${WEB_IN_A_NETWORK}
${web.targetGroup('TG', 'web').replace('vpc-1', '$VPC')}
LB=$(aws elbv2 create-load-balancer --name web-alb --subnets $A $B --security-groups $ALB \\
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)
aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port 80 \\
  --default-actions Type=forward,TargetGroupArn=$TG

# What helps:
#   aws ec2 authorize-security-group-ingress --group-id $TASKS --protocol tcp --port 80 --source-group $ALB
aws ecs create-service --cluster demo --service-name web --task-definition web:1 \\
  --desired-count 2 --launch-type FARGATE \\
  --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80 \\
  --network-configuration "awsvpcConfiguration={subnets=[$A,$B],securityGroups=[$TASKS],assignPublicIp=ENABLED}"
aws sandbox put-traffic --name visitors --load-balancer web-alb --rate 5
`,
});
