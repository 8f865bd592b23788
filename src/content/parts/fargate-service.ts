/**
 * Services of cluster `demo` on Fargate with no load balancer in front, and what tasks are made of.
 * Like all parts, whole lines of text.
 */

/** Where tasks go when no network is declared. */
export const SUBNETS = `'awsvpcConfiguration={subnets=[subnet-a,subnet-b],assignPublicIp=ENABLED}'`;

/**
 * The next revision of a task definition for Fargate.
 * @param containers - JSON objects, one a line
 * @param options - whole options, such as `--execution-role-arn …`
 */
export const taskDefinition = (
  family: string,
  containers: readonly string[],
  options = '',
): string =>
  `aws ecs register-task-definition --family ${family} \\
  --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512${options && ` \\\n  ${options}`} \\
  --container-definitions '[
    ${containers.join(',\n    ')}
  ]'`;

/** Service `name` on the newest revision of the family called the same. */
export const fargateService = (
  name: string,
  desired: number,
  network = SUBNETS,
  options = '',
): string =>
  `aws ecs create-service --cluster demo --service-name ${name} --task-definition ${name} \\
  --desired-count ${desired} --launch-type FARGATE${options && ` \\\n  ${options}`} \\
  --network-configuration ${network}`;

/** A service on what was registered last. */
export const redeploy = (name: string): string =>
  `aws ecs update-service --cluster demo --service ${name} --task-definition ${name} --force-new-deployment`;
