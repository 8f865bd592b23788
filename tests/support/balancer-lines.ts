/** Lines of scripts: load balancer `lb` with listener 80 and target group `web`, short delays. */
export const balancer = (changes = ''): string =>
  `aws elbv2 create-load-balancer --name lb --subnets subnet-a subnet-b
aws elbv2 create-target-group --name web --protocol HTTP --port 80 --vpc-id vpc-1 \
  --target-type ip --health-check-interval-seconds 5 --health-check-timeout-seconds 4 ${changes}
aws elbv2 modify-target-group-attributes --target-group-arn web \
  --attributes Key=deregistration_delay.timeout_seconds,Value=10
aws elbv2 create-listener --load-balancer-arn lb --protocol HTTP --port 80 \
  --default-actions Type=forward,TargetGroupArn=web`;

/** Options of a service whose container `web` is behind it. */
export const BEHIND = '--load-balancers targetGroupArn=web,containerName=web,containerPort=80';

/** Clients who send ten requests a second. */
export const traffic = (more = ''): string =>
  `aws sandbox put-traffic --name clients --load-balancer lb --rate 10 --pattern constant ${more}`;
