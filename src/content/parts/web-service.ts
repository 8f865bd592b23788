/**
 * Commands that many scripts begin with. Each is plain text, whole lines: a script put together of
 * them reads as if it had been typed. All are about cluster `demo`, service and container `web`,
 * load balancer `web-alb`; `$TG` and `$LB` are what later lines know them by.
 */

/** Answers in 50 ms on average, starts in 4 s. */
export const USUAL = '--service-time-ms 50 --concurrency 20 --startup 4';

export const CLUSTER = 'aws ecs create-cluster --cluster-name demo';

export const image = (reference: string, behaviour = USUAL): string =>
  `aws sandbox put-image --image ${reference} ${behaviour}`;

/** The next revision of task definition `web`. */
export const revision = (reference: string, port = 80): string =>
  `aws ecs register-task-definition --family web \\
  --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 \\
  --container-definitions '[{"name":"web","image":"${reference}","portMappings":[{"containerPort":${port}}]}]'`;

/**
 * Checked every 10 seconds, like all of them here.
 * @param variable - what later lines know it by
 * @param drain - seconds of its deregistration delay
 * @param attributes - more of them, as `Key=…,Value=…`
 */
export const targetGroup = (
  variable: string,
  name: string,
  drain = 15,
  attributes = '',
): string => `${variable}=$(aws elbv2 create-target-group --name ${name} --protocol HTTP --port 80 \\
  --target-type ip --vpc-id vpc-1 --health-check-interval-seconds 10 \\
  --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 modify-target-group-attributes --target-group-arn $${variable} \\
  --attributes Key=deregistration_delay.timeout_seconds,Value=${drain}${attributes && ` ${attributes}`}`;

export const LOAD_BALANCER = `LB=$(aws elbv2 create-load-balancer --name web-alb --subnets subnet-a subnet-b \\
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)`;

/** The load balancer, with everything that comes to port 80 sent to `$TG`. */
export const IN_FRONT = `${LOAD_BALANCER}
aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port 80 \\
  --default-actions Type=forward,TargetGroupArn=$TG`;

export const NETWORK = `--network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b],assignPublicIp=ENABLED}'`;

/** @param options - whole options, such as `--deployment-configuration …` */
export const service = (desired: number, options = ''): string =>
  `aws ecs create-service --cluster demo --service-name web --task-definition web:1 \\
  --desired-count ${desired} --launch-type FARGATE${options && ` \\\n  ${options}`} \\
  --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80 \\
  ${NETWORK}
aws sandbox wait --until steady:web --timeout 300`;

/** Users, and a minute of them, so that there are figures to compare with. */
export const visitors = (rate: number, options = ''): string =>
  `aws sandbox put-traffic --name visitors --load-balancer web-alb --rate ${rate}${options && ` ${options}`}
aws sandbox wait --for 60`;

/** The service on another revision; what else changes follows as whole options. */
export const deploy = (taskDefinition: string, options = ''): string =>
  `aws ecs update-service --cluster demo --service web --task-definition ${taskDefinition}${options && ` \\\n  ${options}`}`;
