/**
 * Inputs of EC2's operations on instances, members in the order of AWS's own model; those without
 * any effect here are taken all the same where launch commands often have them.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
import { filters, maxResults, tagSpecifications } from './ec2-shapes';
import { flag, json, list, oneOf, opt, structure, text, texts, whole } from './members';

const placement = structure({
  AvailabilityZone: opt(text),
  Tenancy: opt(text),
  GroupName: opt(text),
});

const launchTemplate = structure({
  LaunchTemplateId: opt(text),
  LaunchTemplateName: opt(text),
  Version: opt(text),
});

const instanceMarketOptions = structure({
  MarketType: opt(oneOf(['spot', 'capacity-block'])),
  SpotOptions: opt(json),
});

const networkInterface = structure({
  AssociatePublicIpAddress: opt(flag),
  DeleteOnTermination: opt(flag),
  DeviceIndex: opt(whole),
  Groups: opt(texts),
  SubnetId: opt(text),
});

const iamInstanceProfile = structure({
  Arn: opt(text),
  Name: opt(text),
});

export const runInstances = structure({
  BlockDeviceMappings: opt(list(json)),
  ImageId: opt(text),
  InstanceType: opt(text),
  KeyName: opt(text),
  MaxCount: whole,
  MinCount: whole,
  Monitoring: opt(structure({ Enabled: flag })),
  Placement: opt(placement),
  SecurityGroupIds: opt(texts),
  SecurityGroups: opt(texts),
  SubnetId: opt(text),
  UserData: opt(text),
  TagSpecifications: tagSpecifications,
  LaunchTemplate: opt(launchTemplate),
  InstanceMarketOptions: opt(instanceMarketOptions),
  MetadataOptions: opt(json),
  DryRun: opt(flag),
  DisableApiTermination: opt(flag),
  ClientToken: opt(text),
  NetworkInterfaces: opt(list(networkInterface)),
  IamInstanceProfile: opt(iamInstanceProfile),
  EbsOptimized: opt(flag),
});

export const describeInstances = structure({
  InstanceIds: opt(texts),
  DryRun: opt(flag),
  Filters: filters,
  NextToken: opt(text),
  MaxResults: maxResults,
});

export const startInstances = structure({
  InstanceIds: texts,
  DryRun: opt(flag),
});

export const stopInstances = structure({
  InstanceIds: texts,
  Hibernate: opt(flag),
  DryRun: opt(flag),
  Force: opt(flag),
});

export const terminateInstances = structure({
  InstanceIds: texts,
  DryRun: opt(flag),
  Force: opt(flag),
});
