import type { ContainerInstanceStatus, Ec2InstanceState } from './container-instance';
import type { MachineState } from './machine-state';
import type { SimMicros } from './sim-time';

/* What services run on and with, as screens show it: a part of `view.ts`. */

/** Service auto scaling as the screen shows it. */
export interface ServiceScalingView {
  min: number;
  max: number;
  policies: {
    name: string;
    type: string;
    /** `ECSServiceAverageCPUUtilization`, or the alarms' metric. */
    metric: string;
    target: number | null;
    /** The last value of its metric; null without data. */
    current: number | null;
  }[];
  /** Newest first, a few. */
  activities: { at: SimMicros; description: string; cause: string }[];
  /** When the cooldowns under way end. */
  scaleOutCooldownUntil: SimMicros | null;
  scaleInCooldownUntil: SimMicros | null;
}

/** An EC2 instance of a cluster, with what its tasks use of it. */
export interface ContainerInstanceView {
  kind: 'containerInstance';
  /** Its ARN. */
  id: string;
  /** Its tag Name, else its EC2 instance id. */
  name: string;
  ec2InstanceId: string;
  instanceType: string;
  clusterArn: string;
  availabilityZone: string;
  privateIp: string;
  status: ContainerInstanceStatus;
  state: Ec2InstanceState;
  agentConnected: boolean;
  isSpot: boolean;
  capacityProvider: string | null;
  /** CPU units, MiB. */
  cpu: { registered: number; used: number };
  memory: { registered: number; used: number };
  /** Host ports of tasks; those reserved are the instance's own. */
  ports: { reserved: number[]; used: number[] };
  /** Interfaces that awsvpc tasks can have, and have. */
  interfaces: { limit: number; used: number };
  runningTasks: number;
  pendingTasks: number;
  attributes: { name: string; value?: string }[];
  launchedAt: SimMicros;
  machine: MachineState;
}

export interface CapacityProviderView {
  kind: 'capacityProvider';
  id: string;
  name: string;
  status: string;
  /** Clusters it is associated with. */
  clusterArns: string[];
  autoScalingGroup: { name: string; min: number; max: number; desired: number; instances: number };
  managedScaling: { status: string; targetCapacity: number };
  /** CapacityProviderReservation, percent. */
  reservation: number | null;
}

/** A file system that some task mounts, or that was declared. */
export interface FileSystemView {
  kind: 'fileSystem';
  id: string;
  fileSystemId: string;
  name: string;
  /** Else it is only named by task definitions, and can be mounted from everywhere. */
  isDeclared: boolean;
  mountTargets: {
    /** `fsmt-…`. */
    mountTargetId: string;
    subnetId: string;
    availabilityZone: string;
    securityGroupIds: string[];
  }[];
  accessPoints: number;
  /** Tasks that have it mounted now, and those on their way to it. */
  taskArns: string[];
  waitingTaskArns: string[];
  fileCount: number;
  unreachable: boolean;
}

export interface EbsVolumeView {
  kind: 'ebsVolume';
  id: string;
  volumeId: string;
  name: string;
  taskArn: string;
  volumeType: string;
  sizeGiB: number;
  state: string;
  fileCount: number;
}

/** Requests of one service to another, by Service Connect or Cloud Map. */
export interface ServiceCallView {
  kind: 'serviceCall';
  id: string;
  /** The name that is called: `api`, `api.internal`. */
  name: string;
  fromServiceArn: string;
  toServiceArn: string;
  via: 'SERVICE_CONNECT' | 'CLOUD_MAP';
  /** Its number in dot segments, below 0: clients have those from 0 on. */
  index: number;
  /** Over the last ten whole seconds or so. */
  requestsPerSecond: number;
  failedPercent: number;
  p99Ms: number;
}
