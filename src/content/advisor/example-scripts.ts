import type { LintExample } from '../define';
import { WEB_IN_A_NETWORK } from '../parts/web-in-a-network';
import { CLUSTER, image, IN_FRONT, service, targetGroup, visitors } from '../parts/web-service';

/** What of the usual web service an example does otherwise. */
interface WebExample {
  /** Of image `web:1`, as options. */
  image?: string;
  /** Members of the container, as JSON after a comma. */
  container?: string;
  /** Options of register-task-definition. */
  definition?: string;
  /** Replaces the whole definition. */
  registered?: string;
  /** Options of create-service. */
  service?: string;
  /** In place of the whole create-service. */
  created?: string;
  desired?: number;
  /** Seconds of deregistration delay. */
  drain?: number;
  /** Attributes of the target group, `Key=…,Value=…`. */
  attributes?: string;
  /** Lines before the service: changes to what there is by then. */
  before?: string;
  /** Lines after it. */
  after?: string;
  rate?: number;
  seconds?: number;
}

/** Task definition `web` of one container on port 80. */
export const webDefinition = (container = '', options = ''): string =>
  `aws ecs register-task-definition --family web \\
  --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512${options && ` \\\n  ${options}`} \\
  --container-definitions '[{"name":"web","image":"web:1","portMappings":[{"containerPort":80}]${container}}]'`;

/**
 * A web service of two tasks behind a load balancer, with a few visitors: an example of a rule
 * says only what is its own.
 */
export function webExample(example: WebExample = {}): LintExample {
  const { desired = 2, rate = 5, seconds = 60, drain = 30 } = example;
  const lines = [
    CLUSTER,
    image('web:1', example.image),
    example.registered ?? webDefinition(example.container, example.definition),
    targetGroup('TG', 'web', drain, example.attributes),
    IN_FRONT,
    example.before,
    example.created ?? service(desired, example.service),
    example.after,
    rate > 0 ? visitors(rate) : '',
  ];
  return { script: `${lines.filter(Boolean).join('\n')}\n`, seconds };
}

/**
 * The same in a network of its own, the load balancer in security group `$ALB`.
 * @param source - whom the tasks' group lets in at port 80, as options; null for nobody
 */
export function networkExample(source: string | null): LintExample {
  const lines = [
    WEB_IN_A_NETWORK,
    source === null
      ? ''
      : `aws ec2 authorize-security-group-ingress --group-id $TASKS --protocol tcp --port 80 ${source}`,
    targetGroup('TG', 'web', 30).replace('vpc-1', '$VPC'),
    `LB=$(aws elbv2 create-load-balancer --name web-alb --subnets $A $B --security-groups $ALB \\
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)
aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port 80 \\
  --default-actions Type=forward,TargetGroupArn=$TG
aws ecs create-service --cluster demo --service-name web --task-definition web:1 \\
  --desired-count 2 --launch-type FARGATE \\
  --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80 \\
  --network-configuration "awsvpcConfiguration={subnets=[$A,$B],securityGroups=[$TASKS],assignPublicIp=ENABLED}"`,
    source === null ? '' : 'aws sandbox wait --until steady:web --timeout 300',
    visitors(5),
  ];
  return { script: `${lines.filter(Boolean).join('\n')}\n`, seconds: 60 };
}
