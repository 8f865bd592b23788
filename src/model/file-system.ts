import type { Tag } from './cluster';
import type { SimMicros } from './sim-time';

/** Files by absolute path: what a volume holds. */
export type Files = Record<string, string>;

/** A file system of Amazon EFS. One never declared can be mounted from everywhere. */
export interface FileSystem {
  /** `fs-…` */
  readonly id: string;
  readonly arn: string;
  readonly isDeclared: boolean;
  readonly createdAt: SimMicros;
  mountTargets: { id: string; subnetId: string; ipAddress: string; securityGroupIds: string[] }[];
  accessPoints: { id: string; arn: string; path: string; tags: Tag[] }[];
  /** A fault: nothing gets through to it. */
  unreachable: boolean;
  files: Files;
  tags: Tag[];
}

/** An EBS volume that ECS made for one task. */
export interface EbsVolume {
  /** `vol-…` */
  readonly id: string;
  readonly taskArn: string;
  /** Name of the volume in the task definition. */
  readonly name: string;
  readonly volumeType: string;
  readonly sizeGiB: number;
  readonly iops?: number;
  readonly throughput?: number;
  readonly availabilityZone: string;
  readonly deleteOnTermination: boolean;
  state: 'creating' | 'available' | 'in-use' | 'deleting' | 'deleted';
  readonly createdAt: SimMicros;
  files: Files;
}

/** A volume of the host or of Docker with scope shared: it outlives tasks. */
export interface HostVolume {
  /** The source path, or the Docker volume's name. */
  readonly name: string;
  /** The EC2 instance it is on. */
  readonly instanceId: string;
  files: Files;
}
