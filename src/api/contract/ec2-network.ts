/**
 * Inputs of the EC2 operations on networks, member by member in the order of AWS's own model.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/operation-list-vpc.html
 */
import { attributeBoolean, filters, maxResults, tag, tagSpecifications } from './ec2-shapes';
import { flag, list, oneOf, opt, structure, text, texts, whole } from './members';

export const createVpc = structure({
  CidrBlock: opt(text),
  TagSpecifications: tagSpecifications,
  InstanceTenancy: opt(oneOf(['default', 'dedicated', 'host'])),
  AmazonProvidedIpv6CidrBlock: opt(flag),
});
export const describeVpcs = structure({
  Filters: filters,
  VpcIds: opt(texts),
  NextToken: opt(text),
  MaxResults: maxResults,
});
export const modifyVpcAttribute = structure({
  EnableDnsHostnames: attributeBoolean,
  EnableDnsSupport: attributeBoolean,
  VpcId: text,
  EnableNetworkAddressUsageMetrics: attributeBoolean,
});
export const deleteVpc = structure({ VpcId: text });

export const createSubnet = structure({
  TagSpecifications: tagSpecifications,
  AvailabilityZone: opt(text),
  AvailabilityZoneId: opt(text),
  CidrBlock: opt(text),
  VpcId: text,
});
export const describeSubnets = structure({
  Filters: filters,
  SubnetIds: opt(texts),
  NextToken: opt(text),
  MaxResults: maxResults,
});
export const modifySubnetAttribute = structure({
  AssignIpv6AddressOnCreation: attributeBoolean,
  MapPublicIpOnLaunch: attributeBoolean,
  SubnetId: text,
  EnableDns64: attributeBoolean,
});
export const deleteSubnet = structure({ SubnetId: text });

const ipPermissions = opt(
  list(
    structure({
      IpProtocol: opt(text),
      FromPort: opt(whole),
      ToPort: opt(whole),
      UserIdGroupPairs: opt(
        list(
          structure({
            Description: opt(text),
            UserId: opt(text),
            GroupName: opt(text),
            GroupId: opt(text),
            VpcId: opt(text),
            VpcPeeringConnectionId: opt(text),
            PeeringStatus: opt(text),
          }),
        ),
      ),
      IpRanges: opt(list(structure({ Description: opt(text), CidrIp: opt(text) }))),
      Ipv6Ranges: opt(list(structure({ Description: opt(text), CidrIpv6: opt(text) }))),
      PrefixListIds: opt(list(structure({ Description: opt(text), PrefixListId: opt(text) }))),
    }),
  ),
);

export const createSecurityGroup = structure({
  Description: text,
  GroupName: text,
  VpcId: opt(text),
  TagSpecifications: tagSpecifications,
});
export const describeSecurityGroups = structure({
  GroupIds: opt(texts),
  GroupNames: opt(texts),
  NextToken: opt(text),
  MaxResults: maxResults,
  Filters: filters,
});
export const describeSecurityGroupRules = structure({
  Filters: filters,
  SecurityGroupRuleIds: opt(texts),
  NextToken: opt(text),
  MaxResults: maxResults,
});
export const deleteSecurityGroup = structure({ GroupId: opt(text), GroupName: opt(text) });
export const authorizeSecurityGroupIngress = structure({
  CidrIp: opt(text),
  FromPort: opt(whole),
  GroupId: opt(text),
  GroupName: opt(text),
  IpPermissions: ipPermissions,
  IpProtocol: opt(text),
  SourceSecurityGroupName: opt(text),
  SourceSecurityGroupOwnerId: opt(text),
  ToPort: opt(whole),
  TagSpecifications: tagSpecifications,
});
export const authorizeSecurityGroupEgress = structure({
  TagSpecifications: tagSpecifications,
  GroupId: text,
  SourceSecurityGroupName: opt(text),
  SourceSecurityGroupOwnerId: opt(text),
  IpProtocol: opt(text),
  FromPort: opt(whole),
  ToPort: opt(whole),
  CidrIp: opt(text),
  IpPermissions: ipPermissions,
});
export const revokeSecurityGroupIngress = structure({
  CidrIp: opt(text),
  FromPort: opt(whole),
  GroupId: opt(text),
  GroupName: opt(text),
  IpPermissions: ipPermissions,
  IpProtocol: opt(text),
  SourceSecurityGroupName: opt(text),
  SourceSecurityGroupOwnerId: opt(text),
  ToPort: opt(whole),
  SecurityGroupRuleIds: opt(texts),
});
export const revokeSecurityGroupEgress = structure({
  SecurityGroupRuleIds: opt(texts),
  GroupId: text,
  SourceSecurityGroupName: opt(text),
  SourceSecurityGroupOwnerId: opt(text),
  IpProtocol: opt(text),
  FromPort: opt(whole),
  ToPort: opt(whole),
  CidrIp: opt(text),
  IpPermissions: ipPermissions,
});

export const createInternetGateway = structure({ TagSpecifications: tagSpecifications });
export const describeInternetGateways = structure({
  NextToken: opt(text),
  MaxResults: maxResults,
  InternetGatewayIds: opt(texts),
  Filters: filters,
});
/** AttachInternetGateway and DetachInternetGateway. */
export const internetGatewayOfVpc = structure({ InternetGatewayId: text, VpcId: text });
export const deleteInternetGateway = structure({ InternetGatewayId: text });

export const createNatGateway = structure({
  AvailabilityMode: opt(oneOf(['zonal', 'regional'])),
  AllocationId: opt(text),
  ClientToken: opt(text),
  SubnetId: opt(text),
  VpcId: opt(text),
  TagSpecifications: tagSpecifications,
  ConnectivityType: opt(oneOf(['private', 'public'])),
  PrivateIpAddress: opt(text),
});
export const describeNatGateways = structure({
  Filter: filters,
  MaxResults: maxResults,
  NatGatewayIds: opt(texts),
  NextToken: opt(text),
});
export const deleteNatGateway = structure({ NatGatewayId: text });

export const allocateAddress = structure({
  Domain: opt(oneOf(['vpc', 'standard'])),
  Address: opt(text),
  PublicIpv4Pool: opt(text),
  NetworkBorderGroup: opt(text),
  TagSpecifications: tagSpecifications,
});
export const describeAddresses = structure({
  PublicIps: opt(texts),
  Filters: filters,
  AllocationIds: opt(texts),
});
export const releaseAddress = structure({
  AllocationId: opt(text),
  PublicIp: opt(text),
  NetworkBorderGroup: opt(text),
});

export const createRouteTable = structure({
  TagSpecifications: tagSpecifications,
  ClientToken: opt(text),
  VpcId: text,
});
export const describeRouteTables = structure({
  NextToken: opt(text),
  MaxResults: maxResults,
  RouteTableIds: opt(texts),
  Filters: filters,
});
export const deleteRouteTable = structure({ RouteTableId: text });
/** CreateRoute and ReplaceRoute. */
export const route = structure({
  VpcEndpointId: opt(text),
  TransitGatewayId: opt(text),
  RouteTableId: text,
  DestinationCidrBlock: opt(text),
  GatewayId: opt(text),
  InstanceId: opt(text),
  NetworkInterfaceId: opt(text),
  VpcPeeringConnectionId: opt(text),
  NatGatewayId: opt(text),
});
export const deleteRoute = structure({ RouteTableId: text, DestinationCidrBlock: opt(text) });
export const associateRouteTable = structure({
  GatewayId: opt(text),
  SubnetId: opt(text),
  RouteTableId: text,
});
export const disassociateRouteTable = structure({ AssociationId: text });

export const createVpcEndpoint = structure({
  VpcEndpointType: opt(
    oneOf(['Interface', 'Gateway', 'GatewayLoadBalancer', 'Resource', 'ServiceNetwork']),
  ),
  VpcId: text,
  ServiceName: opt(text),
  PolicyDocument: opt(text),
  RouteTableIds: opt(texts),
  SubnetIds: opt(texts),
  SecurityGroupIds: opt(texts),
  IpAddressType: opt(oneOf(['ipv4', 'dualstack', 'ipv6'])),
  ClientToken: opt(text),
  PrivateDnsEnabled: opt(flag),
  TagSpecifications: tagSpecifications,
});
export const modifyVpcEndpoint = structure({
  VpcEndpointId: text,
  ResetPolicy: opt(flag),
  PolicyDocument: opt(text),
  AddRouteTableIds: opt(texts),
  RemoveRouteTableIds: opt(texts),
  AddSecurityGroupIds: opt(texts),
  RemoveSecurityGroupIds: opt(texts),
  PrivateDnsEnabled: opt(flag),
});
export const describeVpcEndpoints = structure({
  VpcEndpointIds: opt(texts),
  Filters: filters,
  MaxResults: maxResults,
  NextToken: opt(text),
});
export const deleteVpcEndpoints = structure({ VpcEndpointIds: texts });

export const describeNetworkInterfaces = structure({
  NextToken: opt(text),
  MaxResults: maxResults,
  NetworkInterfaceIds: opt(texts),
  Filters: filters,
});
export const describeAvailabilityZones = structure({
  ZoneNames: opt(texts),
  ZoneIds: opt(texts),
  AllAvailabilityZones: opt(flag),
  Filters: filters,
});

export const createTags = structure({ Resources: texts, Tags: list(tag) });
export const deleteTags = structure({ Resources: texts, Tags: opt(list(tag)) });
