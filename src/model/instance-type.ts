/**
 * EC2 instance types that container instances can be of. ENI counts and prices: tables that AWS
 * generates; `registeredMib` is 95 % of the memory, assumed (only m4.large is documented).
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-eni.html
 */
export interface InstanceType {
  readonly name: string;
  readonly vcpus: number;
  readonly memoryMib: number;
  readonly registeredMib: number;
  readonly architecture: 'X86_64' | 'ARM64';
  /** Network interfaces in all; the first is the instance's own. */
  readonly maxEnis: number;
  /** Tasks of network mode awsvpc with trunking; null where the type knows none. */
  readonly trunkedTasks: number | null;
  /** On demand, Linux, us-east-1. Indicative. */
  readonly usdPerHour: number;
}

const type = (
  name: string,
  vcpus: number,
  gib: number,
  [registeredMib, maxEnis, trunkedTasks]: [number, number, number | null],
  usdPerHour: number,
): InstanceType => ({
  name,
  vcpus,
  memoryMib: gib * 1024,
  registeredMib,
  architecture: /^[a-z]+\d+g/.test(name) ? 'ARM64' : 'X86_64',
  maxEnis,
  trunkedTasks,
  usdPerHour,
});

export const INSTANCE_TYPES: readonly InstanceType[] = [
  type('t3.micro', 2, 1, [972, 2, null], 0.0104),
  type('t3.small', 2, 2, [1945, 3, null], 0.0208),
  type('t3.medium', 2, 4, [3891, 3, null], 0.0416),
  type('t3.large', 2, 8, [7782, 3, null], 0.0832),
  type('t4g.medium', 2, 4, [3891, 3, null], 0.0336),
  type('c5.large', 2, 4, [3891, 3, 10], 0.085),
  type('c5.xlarge', 4, 8, [7782, 4, 20], 0.17),
  type('m5.large', 2, 8, [7782, 3, 10], 0.096),
  type('m5.xlarge', 4, 16, [15565, 4, 20], 0.192),
  type('m5.2xlarge', 8, 32, [31130, 4, 40], 0.384),
  type('m6i.large', 2, 8, [7782, 3, 10], 0.096),
  type('m7g.medium', 1, 4, [3891, 2, 4], 0.0408),
  type('m7i.large', 2, 8, [7782, 3, 10], 0.1008),
  type('r5.large', 2, 16, [15565, 3, 10], 0.126),
];

export const instanceTypeOf = (name: string): InstanceType | undefined =>
  INSTANCE_TYPES.find((one) => one.name === name);

/**
 * The ECS-optimized AMI for an instance type, as EC2 resolves it when it launches one.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html
 */
export function optimizedImage(instanceType: string): string {
  const arm = instanceTypeOf(instanceType)?.architecture === 'ARM64' ? 'arm64/' : '';
  return `resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/${arm}recommended/image_id`;
}
