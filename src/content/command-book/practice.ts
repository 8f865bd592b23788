import { defineScenario } from '../define';
import * as fargate from '../parts/fargate-service';
import { CLUSTER, image, LOAD_BALANCER } from '../parts/web-service';
import * as roles from '../parts/roles';

const CONTAINER = `{"name":"web","image":"web:1","portMappings":[{"containerPort":80}],
     "logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/web","awslogs-region":"us-east-1","awslogs-stream-prefix":"web"}}}`;

/** A sandbox that has something of all that the command book and the phrasebook speak of. */
export const PRACTICE = defineScenario({
  id: 'practice',
  title: 'Something to practise on',
  summary:
    'A web service of two tasks behind a load balancer: its logs are kept, and ECS Exec leads into its containers.',
  seed: 1,
  script: `${CLUSTER}
${image('web:1')}
${image('web:2')}
${roles.role('webTask')}
${roles.allow('webTask', 'exec', 'ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel')}
aws logs create-log-group --log-group-name /ecs/web
${fargate.taskDefinition('web', [CONTAINER], '--task-role-arn webTask --execution-role-arn ecsTaskExecutionRole')}
aws elbv2 create-target-group --name web --protocol HTTP --port 80 --target-type ip --vpc-id vpc-1 \\
  --health-check-interval-seconds 10
aws elbv2 modify-target-group-attributes --target-group-arn web \\
  --attributes Key=deregistration_delay.timeout_seconds,Value=15
${LOAD_BALANCER}
aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port 80 \\
  --default-actions Type=forward,TargetGroupArn=web
${fargate.fargateService(
  'web',
  2,
  fargate.SUBNETS,
  '--enable-execute-command --health-check-grace-period-seconds 30 \\\n  --load-balancers targetGroupArn=web,containerName=web,containerPort=80',
)}
aws sandbox wait --until steady:web --timeout 300
aws sandbox put-traffic --name shoppers --load-balancer web-alb --rate 40
aws sandbox wait --for 20
`,
});
