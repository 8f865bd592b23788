import type { AutoScalingGroup, LaunchTemplateVersion } from '../../model/capacity-provider';
import type { LaunchSource } from '../../model/capacity-provider';
import type { Tag } from '../../model/cluster';
import { lastPart } from '../../model/ids';
import type { World } from '../world/world';
import { plainUserData } from './user-data';

/** What a group's next instance is launched as, read out of its template or configuration. */
export interface Launch {
  imageId?: string;
  instanceType?: string;
  /** As a script, not in Base64. */
  userData: string;
  securityGroupIds: string[];
  /** Name of its instance profile. */
  instanceRole?: string;
  isSpot: boolean;
  tags: Tag[];
}

/** Members of RequestLaunchTemplateData and of CreateLaunchConfiguration that matter here. */
interface LaunchData {
  ImageId?: string;
  InstanceType?: string;
  UserData?: string;
  SecurityGroupIds?: string[];
  SecurityGroups?: string[];
  NetworkInterfaces?: { Groups?: string[] }[];
  IamInstanceProfile?: string | { Arn?: string; Name?: string };
  InstanceMarketOptions?: { MarketType?: string };
  SpotPrice?: string;
  TagSpecifications?: { ResourceType?: string; Tags?: { Key?: string; Value?: string }[] }[];
}

/** A version of a template by `$Default`, `$Latest` or its number, where there is one. */
export function versionOf(
  world: Pick<World, 'launchTemplates'>,
  name: string | undefined,
  version: string,
): LaunchTemplateVersion | undefined {
  const versions = world.launchTemplates.get(name ?? '')?.versions ?? [];
  if (version === '$Latest') return versions.at(-1);
  return version === '$Default' ? versions[0] : versions[Number(version) - 1];
}

/** What a source says; undefined where its template or configuration has gone. */
export function launchOf(
  world: Pick<World, 'launchTemplates' | 'launchConfigurations'>,
  source: LaunchSource,
): Launch | undefined {
  const { launchTemplateName, launchConfigurationName, version } = source;
  const data = (
    launchConfigurationName === undefined
      ? versionOf(world, launchTemplateName, version)?.data
      : world.launchConfigurations.get(launchConfigurationName)?.data
  ) as LaunchData | undefined;
  if (!data) return undefined;
  const [firstType = data.InstanceType] = source.instanceTypes;
  const groups = data.SecurityGroupIds ?? data.SecurityGroups ?? [];
  const onCards = (data.NetworkInterfaces ?? []).flatMap((one) => one.Groups ?? []);
  const ofInstance = (data.TagSpecifications ?? []).filter(
    (one) => one.ResourceType === 'instance',
  );
  return {
    imageId: data.ImageId,
    instanceType: firstType,
    userData: plainUserData(data.UserData ?? ''),
    securityGroupIds: groups.length > 0 ? groups : onCards,
    instanceRole: roleIn(data.IamInstanceProfile),
    isSpot: data.InstanceMarketOptions?.MarketType === 'spot' || data.SpotPrice !== undefined,
    tags: ofInstance
      .flatMap((one) => one.Tags ?? [])
      .map(({ Key = '', Value = '' }) => ({ key: Key, value: Value })),
  };
}

/** The name of an instance profile. */
function roleIn(profile: LaunchData['IamInstanceProfile']): string | undefined {
  if (profile === undefined) return undefined;
  if (typeof profile === 'string') return lastPart(profile);
  return profile.Name ?? (profile.Arn === undefined ? undefined : lastPart(profile.Arn));
}

/**
 * GROUP-4: whether the next instance is a Spot Instance: beyond the base, so many percent are
 * On-Demand, rounded up.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html
 */
export function isSpotNext(
  { onDemandBase, onDemandPercentage }: LaunchSource,
  { onDemand, all }: { onDemand: number; all: number },
): boolean {
  if (onDemandPercentage >= 100) return false;
  const beyond = Math.max(0, all + 1 - onDemandBase);
  const wanted = Math.min(all + 1, onDemandBase) + Math.ceil((beyond * onDemandPercentage) / 100);
  return onDemand >= wanted;
}

/** The tags that a group gives to its instances. */
export const tagsFor = ({ name, tags }: AutoScalingGroup): Tag[] => [
  { key: 'aws:autoscaling:groupName', value: name },
  ...tags.filter((one) => one.propagateAtLaunch).map(({ key, value }) => ({ key, value })),
];
