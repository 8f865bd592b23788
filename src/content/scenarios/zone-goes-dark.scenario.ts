import { defineScenario } from '../define';
import * as web from '../parts/web-service';

export const zoneGoesDark = defineScenario({
  id: 'zone-goes-dark',
  title: 'A zone goes dark and comes back',
  summary:
    'Six tasks in three zones, and one zone fails for two minutes. Their replacements start where there is capacity, so that two zones carry everything; ' +
    'once steady, rebalancing starts tasks in the zone that is back before it stops any elsewhere.',
  group: 'Instances and capacity',
  seed: 1,
  script: `${web.CLUSTER}
${web.image('web:1')}
${web.revision('web:1')}
${web.targetGroup('TG', 'web')}
LB=$(aws elbv2 create-load-balancer --name web-alb --subnets subnet-a subnet-b subnet-c \\
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)
aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port 80 \\
  --default-actions Type=forward,TargetGroupArn=$TG
aws ecs create-service --cluster demo --service-name web --task-definition web:1 \\
  --desired-count 6 --launch-type FARGATE --availability-zone-rebalancing ENABLED \\
  --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80 \\
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b,subnet-c],assignPublicIp=ENABLED}'
aws sandbox wait --until steady:web --timeout 300
${web.visitors(30)}

# Leave them where they are next time:
#   aws ecs update-service --cluster demo --service web --availability-zone-rebalancing DISABLED
aws sandbox inject-fault --type az-outage --availability-zone us-east-1a --for 120
`,
});
