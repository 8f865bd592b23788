/** Commands about auto scaling of service `web` of cluster `demo`, whole lines. */

/** The service, as Application Auto Scaling names it. */
export const WEB =
  '--service-namespace ecs --resource-id service/demo/web --scalable-dimension ecs:service:DesiredCount';

/** Each request takes 5 ms of CPU. */
export const WORKING_IMAGE =
  'aws sandbox put-image --image web:1 --service-time-ms 20 --concurrency 50 --startup 4 --cpu-ms-per-request 5';

/** @param options - whole options, such as `--suspended-state …` */
export const register = (min: number, max: number, options = ''): string =>
  `aws application-autoscaling register-scalable-target ${WEB} \\
  --min-capacity ${min} --max-capacity ${max}${options && ` ${options}`}`;

/** A policy that keeps the service's CPU at 50 %. */
export const CPU_AT_50 = `aws application-autoscaling put-scaling-policy ${WEB} \\
  --policy-name cpu-at-50 --policy-type TargetTrackingScaling \\
  --target-tracking-scaling-policy-configuration '{"TargetValue":50,
    "PredefinedMetricSpecification":{"PredefinedMetricType":"ECSServiceAverageCPUUtilization"}}'`;
