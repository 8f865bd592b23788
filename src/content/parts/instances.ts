/** Cluster `demo` with EC2 instances of its own, and services on them; whole lines. */

/** Instances of a type, and a wait until all `total` of the cluster have registered. */
export const launch = (type: string, count: number, subnet = 'subnet-a', total = count): string =>
  `aws ec2 run-instances --image-id ami-1 --instance-type ${type} --count ${count} \\
  --subnet-id ${subnet} --user-data 'ECS_CLUSTER=demo'
aws sandbox wait --until instances:demo=${total} --timeout 300`;

/** The next revision of a task definition for instances; `container` is a JSON object. */
export const taskDefinition = (family: string, container: string, mode = 'bridge'): string =>
  `aws ecs register-task-definition --family ${family} \\
  --requires-compatibilities EC2 --network-mode ${mode} \\
  --container-definitions '[${container}]'`;

/** Service `name` on the newest revision of the family called the same. */
export const ec2Service = (name: string, desired: number, options = ''): string =>
  `aws ecs create-service --cluster demo --service-name ${name} --task-definition ${name} \\
  --desired-count ${desired} --launch-type EC2${options && ` \\\n  ${options}`}`;
