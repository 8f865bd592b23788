import { defineScenario } from '../define';
import * as net from '../parts/private-network';
import * as web from '../parts/web-service';

export const tasksLockedOut = defineScenario({
  id: 'tasks-locked-out',
  title: 'A security group between load balancer and tasks',
  summary:
    'The tasks run and answer, and their security group lets nobody in. Health checks time out, the service stops one task after another, and users wait ten seconds for a 504. ' +
    'Ask a target why, and let the load balancer’s group in.',
  group: 'Networks',
  seed: 1,
  script: `${web.CLUSTER}
${web.image('web:1')}
${web.revision('web:1')}
${net.VPC}
${net.WAY_OUT}
${net.subnet('A', '10.0.1.0/24', 'us-east-1a')}
${net.subnet('B', '10.0.2.0/24', 'us-east-1b')}
${net.securityGroup('ALB', 'web-alb', 'Load balancer')}
aws ec2 authorize-security-group-ingress --group-id $ALB --protocol tcp --port 80 --cidr 0.0.0.0/0
${net.securityGroup('TASKS', 'web-tasks', 'Tasks')}
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
