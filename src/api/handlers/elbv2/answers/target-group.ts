import type { TargetStanding } from '../../../../engine/engine-context';
import type { World } from '../../../../engine/world/world';
import type { Target, TargetGroup } from '../../../../model/load-balancer';
import { usersOf } from '../group-users';

export function describeTargetGroup(world: World, group: TargetGroup): object {
  const check = group.healthCheck;
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    Protocol: group.protocol,
    Port: group.port,
    VpcId: group.vpcId,
    HealthCheckProtocol: check.protocol,
    HealthCheckPort: check.port,
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: check.intervalSeconds,
    HealthCheckTimeoutSeconds: check.timeoutSeconds,
    HealthyThresholdCount: check.healthyThreshold,
    UnhealthyThresholdCount: check.unhealthyThreshold,
    HealthCheckPath: check.path,
    Matcher: { HttpCode: check.matcher },
    LoadBalancerArns: usersOf(world, group.arn),
    TargetType: group.targetType,
    ProtocolVersion: group.protocolVersion,
    IpAddressType: 'ipv4',
  };
}

/** With `standing`, what anomaly detection says of it too; it says it of healthy targets. */
export function describeTargetHealth(
  group: TargetGroup,
  target: Target,
  standing?: TargetStanding,
): object {
  const { port } = group.healthCheck;
  return {
    Target: {
      Id: target.id,
      Port: target.port,
      AvailabilityZone: group.targetType === 'ip' ? target.availabilityZone : undefined,
    },
    HealthCheckPort: port === 'traffic-port' ? String(target.port) : port,
    TargetHealth: {
      State: target.health,
      Reason: target.reason,
      Description: target.description,
    },
    AnomalyDetection:
      standing && target.health === 'healthy'
        ? {
            Result: standing.anomalous ? 'anomalous' : 'normal',
            MitigationInEffect: standing.share < 1 ? 'yes' : 'no',
          }
        : undefined,
  };
}
