import type { Tag } from './cluster';
import type { SimMicros } from './sim-time';

/** Files by absolute path: what a volume holds. */
export type Files = Record<string, string>;

/**
 * A file system of Amazon EFS (or of S3 Files). One never declared can be mounted from everywhere.
 */
export interface FileSystem {
  /** `fs-…` */
  readonly id: string;
  readonly arn: string;
  readonly isDeclared: boolean;
  /** What it was made under: the same again is refused. */
  readonly creationToken: string;
  readonly createdAt: SimMicros;
  /** One that was deleted stays as such: what still names it must fail. */
  isDeleted: boolean;
  mountTargets: MountTarget[];
  accessPoints: AccessPoint[];
  files: Files;
  tags: Tag[];
  /** Members that are only shown (performance mode, encryption …). */
  readonly carried: Record<string, unknown>;
}

/** An address of a file system in a subnet: for the clients of its zone. */
export interface MountTarget {
  /** `fsmt-…` */
  readonly id: string;
  readonly subnetId: string;
  readonly ipAddress: string;
  securityGroupIds: string[];
}

/** https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html */
export interface AccessPoint {
  /** `fsap-…` */
  readonly id: string;
  readonly arn: string;
  readonly clientToken: string;
  /** Where in the file system it leads. */
  readonly path: string;
  /** With which the directory is made when it is first mounted; without, it must be there. */
  readonly creationInfo?: { OwnerUid: number; OwnerGid: number; Permissions: string };
  readonly posixUser?: { Uid: number; Gid: number; SecondaryGids?: number[] };
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
  readonly snapshotId?: string;
  readonly encrypted: boolean;
  readonly filesystemType: string;
  readonly availabilityZone: string;
  readonly deleteOnTermination: boolean;
  state: 'creating' | 'available' | 'in-use' | 'deleting' | 'deleted';
  readonly createdAt: SimMicros;
  files: Files;
}

/** An EC2 instance's own directories, or a Docker volume of scope shared there: outlives tasks. */
export interface HostVolume {
  /** `/` for the instance's directories, else the Docker volume's name. */
  readonly name: string;
  /** The EC2 instance it is on. */
  readonly instanceId: string;
  files: Files;
}
