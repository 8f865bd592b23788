/**
 * Inputs of the EC2 operations on launch templates, member by member in the order of AWS's own
 * model; what only says how an instance looks in AWS is taken as it is.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html
 */
import { filters, tag, tagSpecifications } from './ec2-shapes';
import { flag, json, list, opt, structure, text, texts, whole } from './members';

const iamInstanceProfile = structure({ Arn: opt(text), Name: opt(text) });

const networkInterface = structure({
  AssociatePublicIpAddress: opt(flag),
  DeleteOnTermination: opt(flag),
  Description: opt(text),
  DeviceIndex: opt(whole),
  Groups: opt(texts),
  InterfaceType: opt(text),
  NetworkInterfaceId: opt(text),
  PrivateIpAddress: opt(text),
  SubnetId: opt(text),
});

const marketOptions = structure({ MarketType: opt(text), SpotOptions: opt(json) });

const launchTemplateData = structure({
  KernelId: opt(text),
  EbsOptimized: opt(flag),
  IamInstanceProfile: opt(iamInstanceProfile),
  BlockDeviceMappings: opt(list(json)),
  NetworkInterfaces: opt(list(networkInterface)),
  ImageId: opt(text),
  InstanceType: opt(text),
  KeyName: opt(text),
  Monitoring: opt(json),
  Placement: opt(json),
  RamDiskId: opt(text),
  DisableApiTermination: opt(flag),
  InstanceInitiatedShutdownBehavior: opt(text),
  UserData: opt(text),
  TagSpecifications: opt(list(structure({ ResourceType: opt(text), Tags: opt(list(tag)) }))),
  SecurityGroupIds: opt(texts),
  SecurityGroups: opt(texts),
  InstanceMarketOptions: opt(marketOptions),
  CreditSpecification: opt(json),
  CpuOptions: opt(json),
  CapacityReservationSpecification: opt(json),
  LicenseSpecifications: opt(list(json)),
  HibernationOptions: opt(json),
  MetadataOptions: opt(json),
  EnclaveOptions: opt(json),
  InstanceRequirements: opt(json),
  PrivateDnsNameOptions: opt(json),
  MaintenanceOptions: opt(json),
  DisableApiStop: opt(flag),
  Operator: opt(json),
  NetworkPerformanceOptions: opt(json),
  SecondaryInterfaces: opt(list(json)),
});

export const createLaunchTemplate = structure({
  DryRun: opt(flag),
  ClientToken: opt(text),
  LaunchTemplateName: text,
  VersionDescription: opt(text),
  LaunchTemplateData: launchTemplateData,
  Operator: opt(json),
  TagSpecifications: tagSpecifications,
});

export const createLaunchTemplateVersion = structure({
  DryRun: opt(flag),
  ClientToken: opt(text),
  LaunchTemplateId: opt(text),
  LaunchTemplateName: opt(text),
  SourceVersion: opt(text),
  VersionDescription: opt(text),
  LaunchTemplateData: launchTemplateData,
  ResolveAlias: opt(flag),
});

export const describeLaunchTemplates = structure({
  DryRun: opt(flag),
  LaunchTemplateIds: opt(texts),
  LaunchTemplateNames: opt(texts),
  Filters: filters,
  NextToken: opt(text),
  MaxResults: opt(whole),
  IncludeManagedResources: opt(flag),
});

export const describeLaunchTemplateVersions = structure({
  DryRun: opt(flag),
  LaunchTemplateId: opt(text),
  LaunchTemplateName: opt(text),
  Versions: opt(texts),
  MinVersion: opt(text),
  MaxVersion: opt(text),
  NextToken: opt(text),
  MaxResults: opt(whole),
  Filters: filters,
  ResolveAlias: opt(flag),
  IncludeManagedResources: opt(flag),
});

export const deleteLaunchTemplate = structure({
  DryRun: opt(flag),
  LaunchTemplateId: opt(text),
  LaunchTemplateName: opt(text),
});
