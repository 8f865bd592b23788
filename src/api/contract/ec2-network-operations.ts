import * as network from './ec2-network';
import { ec2Pages } from './ec2-shapes';
import { changes, shows } from './operation';

/** EC2's operations on networks: what a VPC is made of. */
export const EC2_NETWORK_OPERATIONS = {
  'EC2.CreateVpc': changes(
    network.createVpc,
    'Makes a VPC: from now on nothing leaves it unasked.',
  ),
  'EC2.DescribeVpcs': shows(network.describeVpcs, 'Describes VPCs.', ec2Pages('Vpcs')),
  'EC2.ModifyVpcAttribute': changes(network.modifyVpcAttribute, 'Changes a VPC’s DNS settings.'),
  'EC2.DeleteVpc': changes(network.deleteVpc, 'Deletes a VPC with nothing left in it.'),
  'EC2.CreateSubnet': changes(
    network.createSubnet,
    'Makes a subnet with a block of addresses in one zone.',
  ),
  'EC2.DescribeSubnets': shows(
    network.describeSubnets,
    'Describes subnets with their free addresses.',
    ec2Pages('Subnets'),
  ),
  'EC2.ModifySubnetAttribute': changes(
    network.modifySubnetAttribute,
    'Says whether instances of a subnet get public addresses.',
  ),
  'EC2.DeleteSubnet': changes(network.deleteSubnet, 'Deletes a subnet that nothing is in.'),
  'EC2.CreateSecurityGroup': changes(
    network.createSecurityGroup,
    'Makes a security group that lets everything out and nothing in.',
  ),
  'EC2.DescribeSecurityGroups': shows(
    network.describeSecurityGroups,
    'Describes security groups with their rules.',
    ec2Pages('SecurityGroups'),
  ),
  'EC2.DescribeSecurityGroupRules': shows(
    network.describeSecurityGroupRules,
    'Describes rules of security groups, one by one.',
    ec2Pages('SecurityGroupRules'),
  ),
  'EC2.DeleteSecurityGroup': changes(
    network.deleteSecurityGroup,
    'Deletes a security group that nothing uses.',
  ),
  'EC2.AuthorizeSecurityGroupIngress': changes(
    network.authorizeSecurityGroupIngress,
    'Lets traffic in to whatever has the security group.',
  ),
  'EC2.AuthorizeSecurityGroupEgress': changes(
    network.authorizeSecurityGroupEgress,
    'Lets traffic out from whatever has the security group.',
  ),
  'EC2.RevokeSecurityGroupIngress': changes(
    network.revokeSecurityGroupIngress,
    'Takes away rules that let traffic in.',
  ),
  'EC2.RevokeSecurityGroupEgress': changes(
    network.revokeSecurityGroupEgress,
    'Takes away rules that let traffic out.',
  ),
  'EC2.CreateInternetGateway': changes(network.createInternetGateway, 'Makes an internet gateway.'),
  'EC2.DescribeInternetGateways': shows(
    network.describeInternetGateways,
    'Describes internet gateways.',
    ec2Pages('InternetGateways'),
  ),
  'EC2.AttachInternetGateway': changes(
    network.internetGatewayOfVpc,
    'Attaches an internet gateway to a VPC.',
  ),
  'EC2.DetachInternetGateway': changes(
    network.internetGatewayOfVpc,
    'Detaches an internet gateway from its VPC.',
  ),
  'EC2.DeleteInternetGateway': changes(
    network.deleteInternetGateway,
    'Deletes an internet gateway that is attached to no VPC.',
  ),
  'EC2.CreateNatGateway': changes(
    network.createNatGateway,
    'Makes a NAT gateway: a way out for subnets without public addresses.',
  ),
  'EC2.DescribeNatGateways': shows(
    network.describeNatGateways,
    'Describes NAT gateways.',
    ec2Pages('NatGateways'),
  ),
  'EC2.DeleteNatGateway': changes(
    network.deleteNatGateway,
    'Deletes a NAT gateway; routes to it lead nowhere.',
  ),
  'EC2.AllocateAddress': changes(network.allocateAddress, 'Gets an Elastic IP address.'),
  'EC2.DescribeAddresses': shows(network.describeAddresses, 'Describes Elastic IP addresses.'),
  'EC2.ReleaseAddress': changes(network.releaseAddress, 'Gives an Elastic IP address back.'),
  'EC2.CreateRouteTable': changes(
    network.createRouteTable,
    'Makes a route table that leads nowhere but around its VPC.',
  ),
  'EC2.DescribeRouteTables': shows(
    network.describeRouteTables,
    'Describes route tables with their routes and subnets.',
    ec2Pages('RouteTables'),
  ),
  'EC2.DeleteRouteTable': changes(
    network.deleteRouteTable,
    'Deletes a route table that no subnet is associated with.',
  ),
  'EC2.CreateRoute': changes(network.route, 'Adds a route to a route table.'),
  'EC2.ReplaceRoute': changes(network.route, 'Points a route at something else.'),
  'EC2.DeleteRoute': changes(network.deleteRoute, 'Takes a route out of a route table.'),
  'EC2.AssociateRouteTable': changes(
    network.associateRouteTable,
    'Lets a subnet’s traffic follow a route table.',
  ),
  'EC2.DisassociateRouteTable': changes(
    network.disassociateRouteTable,
    'Lets a subnet follow its VPC’s main route table again.',
  ),
  'EC2.CreateVpcEndpoint': changes(
    network.createVpcEndpoint,
    'Makes a private way from a VPC to a service of AWS.',
  ),
  'EC2.ModifyVpcEndpoint': changes(
    network.modifyVpcEndpoint,
    'Changes route tables, groups or DNS of a VPC endpoint.',
  ),
  'EC2.DescribeVpcEndpoints': shows(
    network.describeVpcEndpoints,
    'Describes VPC endpoints.',
    ec2Pages('VpcEndpoints'),
  ),
  'EC2.DeleteVpcEndpoints': changes(network.deleteVpcEndpoints, 'Deletes VPC endpoints.'),
  'EC2.DescribeNetworkInterfaces': shows(
    network.describeNetworkInterfaces,
    'Describes network interfaces: of tasks, load balancers, gateways.',
    ec2Pages('NetworkInterfaces'),
  ),
  'EC2.DescribeAvailabilityZones': shows(
    network.describeAvailabilityZones,
    'Describes the Availability Zones that there are.',
  ),
  'EC2.CreateTags': changes(network.createTags, 'Adds tags to parts of a network.'),
  'EC2.DeleteTags': changes(network.deleteTags, 'Removes tags of parts of a network.'),
} as const;
