/**
 * How Amazon EC2 spells members on the wire. Its query names are those of the API with a list in
 * the singular (`Filter.1.Value.2`); its XML is in lower camel case, with lists in `<…Set>`. What
 * follows no rule stands in the two tables, after AWS's published model.
 */

/** Lists whose name in a query is not their singular. */
const QUERY_NAMES: Readonly<Record<string, string>> = {
  Description: 'GroupDescription',
  Groups: 'SecurityGroupId',
  Resources: 'ResourceId',
  UserIdGroupPairs: 'Groups',
  Versions: 'LaunchTemplateVersion',
};

/** The names that a member may go by in a query. */
export const queryNamesOf = (member: string): string[] => {
  const special = Object.hasOwn(QUERY_NAMES, member) ? [QUERY_NAMES[member]!] : [];
  return [member, singular(member), ...special];
};

/** Elements by member, or by `Owner.Member` where it depends on what holds it. */
const ELEMENTS: Readonly<Record<string, string>> = {
  Instances: 'instancesSet',
  StartingInstances: 'instancesSet',
  StoppingInstances: 'instancesSet',
  TerminatingInstances: 'instancesSet',
  Ipv6Addresses: 'ipv6AddressesSet',
  PrivateIpAddresses: 'privateIpAddressesSet',
  Addresses: 'addressesSet',
  SecurityGroups: 'securityGroupInfo',
  AvailabilityZones: 'availabilityZoneInfo',
  UserIdGroupPairs: 'groups',
  StateTransitionReason: 'reason',
  PublicIpAddress: 'ipAddress',
  'Instances.BlockDeviceMappings': 'blockDeviceMapping',
  'Instances.PublicDnsName': 'dnsName',
  'Instances.SecurityGroups': 'groupSet',
  'Instances.State': 'instanceState',
  'LaunchTemplateData.SecurityGroups': 'securityGroupSet',
  'SecurityGroups.Description': 'groupDescription',
  'Volumes.State': 'status',
  'Volumes.Attachments.State': 'status',
  'AvailabilityZones.State': 'zoneState',
};

/** Lists that go by their own name. */
const BARE_LISTS =
  /^(?:IpPermissions|IpPermissionsEgress|IpRanges|Ipv6Ranges|PrefixListIds|LaunchTemplates|ProductCodes|Unsuccessful|.*Set)$/;

/** The element of a member. `owners` are the members around it, the nearest last. */
export function ec2Element(member: string, owners: readonly string[], isList: boolean): string {
  const paths = [[...owners.slice(-2), member], [...owners.slice(-1), member], [member]];
  const found = paths.map((path) => path.join('.')).find((path) => Object.hasOwn(ELEMENTS, path));
  if (found !== undefined) return ELEMENTS[found]!;
  const plain = member.charAt(0).toLowerCase() + member.slice(1);
  return isList && !BARE_LISTS.test(member) ? `${singular(plain)}Set` : plain;
}

/** `Filters` is Filter, `NatGatewayAddresses` NatGatewayAddress, `DnsEntries` DnsEntry. */
function singular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`;
  if (/(?:sses|xes)$/.test(name)) return name.slice(0, -2);
  return name.endsWith('s') ? name.slice(0, -1) : name;
}
