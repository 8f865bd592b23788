import { allocateAddress } from './allocate-address';
import { associateRouteTable } from './associate-route-table';
import { attachInternetGateway } from './attach-internet-gateway';
import { authorizeSecurityGroupEgress } from './authorize-security-group-egress';
import { authorizeSecurityGroupIngress } from './authorize-security-group-ingress';
import { createInternetGateway } from './create-internet-gateway';
import { createNatGateway } from './create-nat-gateway';
import { createRoute } from './create-route';
import { createRouteTable } from './create-route-table';
import { createSecurityGroup } from './create-security-group';
import { createSubnet } from './create-subnet';
import { createTags } from './create-tags';
import { createVpc } from './create-vpc';
import { createVpcEndpoint } from './create-vpc-endpoint';
import { deleteInternetGateway } from './delete-internet-gateway';
import { deleteNatGateway } from './delete-nat-gateway';
import { deleteRoute } from './delete-route';
import { deleteRouteTable } from './delete-route-table';
import { deleteSecurityGroup } from './delete-security-group';
import { deleteSubnet } from './delete-subnet';
import { deleteTags } from './delete-tags';
import { deleteVpc } from './delete-vpc';
import { deleteVpcEndpoints } from './delete-vpc-endpoints';
import { describeAddresses } from './describe-addresses';
import { describeAvailabilityZones } from './describe-availability-zones';
import { describeInternetGateways } from './describe-internet-gateways';
import { describeNatGateways } from './describe-nat-gateways';
import { describeNetworkInterfaces } from './describe-network-interfaces';
import { describeRouteTables } from './describe-route-tables';
import { describeSecurityGroupRules } from './describe-security-group-rules';
import { describeSecurityGroups } from './describe-security-groups';
import { describeSubnets } from './describe-subnets';
import { describeVpcEndpoints } from './describe-vpc-endpoints';
import { describeVpcs } from './describe-vpcs';
import { detachInternetGateway } from './detach-internet-gateway';
import { disassociateRouteTable } from './disassociate-route-table';
import { modifySubnetAttribute } from './modify-subnet-attribute';
import { modifyVpcAttribute } from './modify-vpc-attribute';
import { modifyVpcEndpoint } from './modify-vpc-endpoint';
import { releaseAddress } from './release-address';
import { replaceRoute } from './replace-route';
import { revokeSecurityGroupEgress } from './revoke-security-group-egress';
import { revokeSecurityGroupIngress } from './revoke-security-group-ingress';

/** Who carries out EC2's operations on networks: a part of the registry. */
export const EC2_NETWORK_HANDLERS = {
  'EC2.CreateVpc': createVpc,
  'EC2.DescribeVpcs': describeVpcs,
  'EC2.ModifyVpcAttribute': modifyVpcAttribute,
  'EC2.DeleteVpc': deleteVpc,
  'EC2.CreateSubnet': createSubnet,
  'EC2.DescribeSubnets': describeSubnets,
  'EC2.ModifySubnetAttribute': modifySubnetAttribute,
  'EC2.DeleteSubnet': deleteSubnet,
  'EC2.CreateSecurityGroup': createSecurityGroup,
  'EC2.DescribeSecurityGroups': describeSecurityGroups,
  'EC2.DescribeSecurityGroupRules': describeSecurityGroupRules,
  'EC2.DeleteSecurityGroup': deleteSecurityGroup,
  'EC2.AuthorizeSecurityGroupIngress': authorizeSecurityGroupIngress,
  'EC2.AuthorizeSecurityGroupEgress': authorizeSecurityGroupEgress,
  'EC2.RevokeSecurityGroupIngress': revokeSecurityGroupIngress,
  'EC2.RevokeSecurityGroupEgress': revokeSecurityGroupEgress,
  'EC2.CreateInternetGateway': createInternetGateway,
  'EC2.DescribeInternetGateways': describeInternetGateways,
  'EC2.AttachInternetGateway': attachInternetGateway,
  'EC2.DetachInternetGateway': detachInternetGateway,
  'EC2.DeleteInternetGateway': deleteInternetGateway,
  'EC2.CreateNatGateway': createNatGateway,
  'EC2.DescribeNatGateways': describeNatGateways,
  'EC2.DeleteNatGateway': deleteNatGateway,
  'EC2.AllocateAddress': allocateAddress,
  'EC2.DescribeAddresses': describeAddresses,
  'EC2.ReleaseAddress': releaseAddress,
  'EC2.CreateRouteTable': createRouteTable,
  'EC2.DescribeRouteTables': describeRouteTables,
  'EC2.DeleteRouteTable': deleteRouteTable,
  'EC2.CreateRoute': createRoute,
  'EC2.ReplaceRoute': replaceRoute,
  'EC2.DeleteRoute': deleteRoute,
  'EC2.AssociateRouteTable': associateRouteTable,
  'EC2.DisassociateRouteTable': disassociateRouteTable,
  'EC2.CreateVpcEndpoint': createVpcEndpoint,
  'EC2.ModifyVpcEndpoint': modifyVpcEndpoint,
  'EC2.DescribeVpcEndpoints': describeVpcEndpoints,
  'EC2.DeleteVpcEndpoints': deleteVpcEndpoints,
  'EC2.DescribeNetworkInterfaces': describeNetworkInterfaces,
  'EC2.DescribeAvailabilityZones': describeAvailabilityZones,
  'EC2.CreateTags': createTags,
  'EC2.DeleteTags': deleteTags,
} as const;
