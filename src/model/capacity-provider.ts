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
  tags: Tag[];
}

/** What new instances of an Auto Scaling group are like. */
export interface LaunchTemplate {
  readonly id: string;
  readonly name: string;
  /** Oldest first; version numbers are 1, 2 … */
  versions: Record<string, unknown>[];
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AutoScalingGroup.html */
export interface AutoScalingGroup {
  readonly name: string;
  readonly arn: string;
  minSize: number;
  maxSize: number;
  desiredCapacity: number;
  subnetIds: string[];
  launchTemplateName: string;
  newInstancesProtectedFromScaleIn: boolean;
  readonly createdAt: SimMicros;
  /** Newest first, bounded. */
  activities: { at: SimMicros; description: string; cause: string; statusCode: string }[];
  tags: Tag[];
}
