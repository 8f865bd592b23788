import type { Tag } from './cluster';
import type { SimMicros } from './sim-time';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProvider.html */
export interface CapacityProvider {
  readonly arn: string;
  readonly name: string;
  status: 'PROVISIONING' | 'ACTIVE' | 'DEPROVISIONING' | 'INACTIVE';
  readonly autoScalingGroupName: string;
  /** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedScaling.html */
  managedScaling: {
    status: 'ENABLED' | 'DISABLED';
    /** Percent of the instances that tasks should use, 1–100. */
    targetCapacity: number;
    minimumScalingStepSize: number;
    maximumScalingStepSize: number;
    /** Seconds. */
    instanceWarmupPeriod: number;
  };
  managedTerminationProtection: 'ENABLED' | 'DISABLED';
  managedDraining: 'ENABLED' | 'DISABLED';
  /** The last CapacityProviderReservation, percent; null before there was one. */
  reservation: number | null;
  readonly createdAt: SimMicros;
  /** The last update, as DescribeCapacityProviders names its outcome. */
  updateStatus: 'CREATE_COMPLETE' | 'UPDATE_COMPLETE' | 'DELETE_IN_PROGRESS';
  /** What managed scaling has to remember between two looks at its metric. */
  scaling: ScalingMemory;
  tags: Tag[];
}

export interface ScalingMemory {
  /** The metric is looked at next. */
  nextAt: SimMicros;
  /** So many looks in a row found the metric below its target. */
  lowPoints: number;
  scaledOutAt: SimMicros | null;
}

/** What new instances of an Auto Scaling group are like. */
export interface LaunchTemplate {
  readonly id: string;
  readonly name: string;
  readonly createdAt: SimMicros;
  /** Oldest first; version numbers are 1, 2 … */
  versions: LaunchTemplateVersion[];
  tags: Tag[];
}

export interface LaunchTemplateVersion {
  readonly createdAt: SimMicros;
  readonly description?: string;
  /** RequestLaunchTemplateData, as given. */
  readonly data: Record<string, unknown>;
}

/** The older way of saying the same, without versions. */
export interface LaunchConfiguration {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: SimMicros;
  /** CreateLaunchConfiguration's members, as given. */
  readonly data: Record<string, unknown>;
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AutoScalingGroup.html */
export interface AutoScalingGroup {
  readonly name: string;
  readonly arn: string;
  minSize: number;
  maxSize: number;
  desiredCapacity: number;
  /** Where it launches: subnets, or zones of which EC2 chooses the subnet. */
  subnetIds: string[];
  availabilityZones: string[];
  launchFrom: LaunchSource;
  newInstancesProtectedFromScaleIn: boolean;
  readonly createdAt: SimMicros;
  /** ARNs of container instances that are to be terminated once they are empty. */
  terminating: string[];
  /** Newest first, bounded. */
  activities: ScalingActivity[];
  tags: GroupTag[];
  /** Members that are kept and shown, and change nothing here. */
  carried: Record<string, unknown>;
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Activity.html */
export interface ScalingActivity {
  readonly activityId: string;
  readonly at: SimMicros;
  endedAt?: SimMicros;
  readonly description: string;
  readonly cause: string;
  statusCode: 'InProgress' | 'Successful' | 'Failed' | 'WaitingForELBConnectionDraining';
  statusMessage?: string;
  progress: number;
  /** The container instance that it is about. */
  readonly instanceArn?: string;
}

export interface GroupTag {
  key: string;
  value: string;
  propagateAtLaunch: boolean;
}

/** What a group launches its instances from: one of the two, named. */
export interface LaunchSource {
  launchTemplateName?: string;
  /** `$Default`, `$Latest` or a number. */
  version: string;
  launchConfigurationName?: string;
  /** Of a mixed instances policy: types in order of preference; none for the template's own. */
  instanceTypes: string[];
  /** How many instances are On-Demand before, and how many percent beyond that. */
  onDemandBase: number;
  onDemandPercentage: number;
}
