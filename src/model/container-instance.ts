import type { Tag } from './cluster';
import type { MachineState } from './machine-state';
import type { SimMicros } from './sim-time';

/**
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerInstance.html LAUNCHING is
 * ours: an EC2 instance whose agent has not registered it yet; ECS does not know of it.
 */
export type ContainerInstanceStatus =
  | 'LAUNCHING'
  | 'REGISTERING'
  | 'REGISTRATION_FAILED'
  | 'ACTIVE'
  | 'DRAINING'
  | 'DEREGISTERING'
  | 'INACTIVE';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html */
export type Ec2InstanceState =
  | 'pending'
  | 'running'
  | 'shutting-down'
  | 'terminated'
  | 'stopping'
  | 'stopped';

/**
 * An EC2 instance with the ECS agent on it: the machine and what the cluster knows it as. What its
 * tasks use is never kept here: it is the sum over them.
 */
export interface ContainerInstance {
  readonly arn: string;
  /** 32 hexadecimal digits. */
  readonly id: string;
  /** `i-…` */
  readonly ec2InstanceId: string;
  readonly clusterArn: string;
  readonly imageId: string;
  readonly instanceType: string;
  readonly architecture: 'X86_64' | 'ARM64';
  readonly availabilityZone: string;
  readonly subnetId: string;
  readonly privateIp: string;
  securityGroupIds: string[];
  /** Name of its instance profile's role; undefined for one that permits everything. */
  instanceRole?: string;
  autoScalingGroupName?: string;
  capacityProviderName?: string;
  isSpot: boolean;
  /** Managed termination protection and the group's own scale-in protection. */
  protectedFromScaleIn: boolean;
  state: Ec2InstanceState;
  /** Mirrors `machine.value`. */
  status: ContainerInstanceStatus;
  agentConnected: boolean;
  /** What the agent registered: CPU units and MiB, less what is reserved. */
  readonly registeredCpu: number;
  readonly registeredMemory: number;
  /** Host ports that tasks cannot have: 22, 2375, 2376, 51678–51680 and further ones. */
  readonly reservedPorts: number[];
  /** Launched after its account opted in to awsvpcTrunking, and of a type that knows it. */
  readonly trunking: boolean;
  /** ECS_CONTAINER_STOP_TIMEOUT, seconds. */
  readonly stopTimeoutSeconds?: number;
  attributes: { name: string; value?: string }[];
  /** Images that its Docker has pulled already. */
  cachedImages: string[];
  /** When it was last started. */
  launchedAt: SimMicros;
  registeredAt?: SimMicros;
  stoppedAt?: SimMicros;
  tags: Tag[];
  machine: MachineState;
  version: number;
}
