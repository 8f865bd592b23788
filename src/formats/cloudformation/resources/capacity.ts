import { instanceTypeOf } from '../../../model/instance-type';
import { isObject } from '../../json-text';
import { zoneFor } from '../availability-zones';
import { ZONES } from '../evaluation';
import type { ResourceWriter } from '../resource-writer';
import { textsOf } from '../template-node';
import { base64, scriptOf } from '../text-functions';
import { taggedAs } from './network';

/** Instances, and what launches them: what each becomes. */

/** Of the usual kind, and large enough for most tasks. */
const USUAL_TYPE = 'm5.large';

/** An instance type that the sandbox has figures of. */
function knownType(writer: ResourceWriter, property: string, given: unknown): string | undefined {
  if (typeof given !== 'string' || instanceTypeOf(given)) return given as string | undefined;
  const alike = given.replace(/^[a-z0-9-]+\./, 'm5.');
  const own = instanceTypeOf(alike)?.name ?? USUAL_TYPE;
  writer.warn(property, `the instance type ${given} is not simulated: ${own} stands in for it`);
  return own;
}

/**
 * User data, and what cfn-init does besides: of that, only the cluster that it has the agent join
 * matters here.
 */
function withCluster(writer: ResourceWriter, userData: unknown): unknown {
  const script = typeof userData === 'string' ? scriptOf(userData) : '';
  if (script.includes('ECS_CLUSTER')) return userData;
  const said = /ECS_CLUSTER=["']?([A-Za-z0-9_-]+)/.exec(
    writer.stack.metadataOf(writer.resource),
  )?.[1];
  if (said === undefined) return userData;
  writer.inform(undefined, `cfn-init joins the cluster ${said}: said in the user data here`);
  const lines = [script.trimEnd(), `echo ECS_CLUSTER=${said} >> /etc/ecs/ecs.config`, ''];
  return base64(lines.filter((one, index) => one !== '' || index > 0).join('\n'));
}

export function launchTemplate(writer: ResourceWriter): void {
  const target = 'EC2.CreateLaunchTemplate';
  const { TagSpecifications } = taggedAs(writer, target, 'launch-template', 'lt');
  const own = writer.take('TagSpecifications');
  const said = writer.read(own, target, 'TagSpecifications', 'TagSpecifications');
  const input = writer.rest(target);
  const data = isObject(input.LaunchTemplateData) ? input.LaunchTemplateData : {};
  const InstanceType = knownType(writer, 'LaunchTemplateData', data.InstanceType);
  const UserData = withCluster(writer, data.UserData);
  writer.give(target, {
    LaunchTemplateName: writer.name,
    ...input,
    LaunchTemplateData: {
      ...data,
      ...(InstanceType !== undefined && { InstanceType }),
      ...(UserData !== undefined && { UserData }),
    },
    TagSpecifications: joinedTags(said, TagSpecifications),
  });
}

/** Tags from the property for them, with the id. */
function joinedTags(said: unknown, own: { ResourceType: string; Tags: unknown[] }[]): unknown[] {
  const given = (Array.isArray(said) ? said : []).flatMap((one) =>
    isObject(one) && Array.isArray(one.Tags) ? (one.Tags as unknown[]) : [],
  );
  return own.map((one) => ({ ...one, Tags: [...given, ...one.Tags] }));
}

export function launchConfiguration(writer: ResourceWriter): void {
  const target = 'AutoScaling.CreateLaunchConfiguration';
  const isMonitored = writer.takeText('InstanceMonitoring');
  const input = writer.rest(target);
  writer.give(target, {
    LaunchConfigurationName: writer.name,
    ...input,
    UserData: withCluster(writer, input.UserData),
    InstanceType: knownType(writer, 'InstanceType', input.InstanceType),
    InstanceMonitoring:
      isMonitored === undefined ? undefined : { Enabled: /^true$/i.test(isMonitored) },
  });
}

export function autoScalingGroup(writer: ResourceWriter): void {
  const target = 'AutoScaling.CreateAutoScalingGroup';
  const why = 'ECS registers its tasks itself: left out';
  writer.leaveOut(['TargetGroupARNs', 'TrafficSources', 'LoadBalancerNames'], why);
  const zones = textsOf(writer.take('AvailabilityZones')).map((zone) =>
    zoneFor(writer, 'AvailabilityZones', zone),
  );
  const input = writer.rest(target);
  const isPlaced = input.VPCZoneIdentifier !== undefined || zones.length > 0;
  if (!isPlaced) writer.inform(undefined, 'says not where to launch: in all zones');
  const places = isPlaced ? [...new Set(zones)] : [...ZONES];
  writer.give(target, {
    AutoScalingGroupName: writer.name,
    ...input,
    AvailabilityZones: places.length > 0 ? places : undefined,
  });
}

/** Only instances that join a cluster are of use here. */
export function instance(writer: ResourceWriter): void {
  const target = 'EC2.RunInstances';
  const template = writer.peek('LaunchTemplate');
  if (!/ECS_CLUSTER/.test(scriptOf(writer.peekText('UserData') ?? '')) && !template) {
    writer.skip('joins no cluster, as its user data names none: left out');
    return;
  }
  const { TagSpecifications } = taggedAs(writer, target, 'instance', 'i');
  const profile = writer.takeText('IamInstanceProfile');
  const isMonitored = writer.takeText('Monitoring');
  const zone = writer.takeText('AvailabilityZone');
  const tenancy = writer.takeText('Tenancy');
  const input = writer.rest(target);
  const placement = {
    ...(zone !== undefined && { AvailabilityZone: zoneFor(writer, 'AvailabilityZone', zone) }),
    ...(tenancy !== undefined && { Tenancy: tenancy }),
  };
  writer.give(target, {
    MinCount: 1,
    MaxCount: 1,
    ...input,
    InstanceType: knownType(writer, 'InstanceType', input.InstanceType),
    IamInstanceProfile: profile === undefined ? undefined : { Name: profile },
    Monitoring: isMonitored === undefined ? undefined : { Enabled: /^true$/i.test(isMonitored) },
    Placement: Object.keys(placement).length > 0 ? placement : undefined,
    TagSpecifications,
  });
}
