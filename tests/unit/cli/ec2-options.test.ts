/** What the AWS CLI has of its own for EC2: options that are no members of the API. */
import { describe, expect, test } from 'vitest';
import { CommandLineError } from '../../../src/cli/command-line-error';
import { parseCommandLine } from '../../../src/cli/parse-command-line';

function sent(line: string): Record<string, unknown> {
  const command = parseCommandLine(line.split(' '), () => undefined);
  if (command.kind !== 'operation') throw new Error(`it was ${command.kind}`);
  return command.input;
}

function refusal(line: string): string {
  try {
    parseCommandLine(line.split(' '), () => undefined);
  } catch (error) {
    if (error instanceof CommandLineError) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}

const INGRESS = 'ec2 authorize-security-group-ingress --group-id sg-1';

describe('rules of security groups', () => {
  test.each([
    [
      '--protocol tcp --port 80 --cidr 0.0.0.0/0',
      {
        IpProtocol: 'tcp',
        FromPort: 80,
        ToPort: 80,
        IpRanges: [{ CidrIp: '0.0.0.0/0' }],
      },
    ],
    [
      '--protocol tcp --port 2049 --source-group sg-2',
      {
        IpProtocol: 'tcp',
        FromPort: 2049,
        ToPort: 2049,
        UserIdGroupPairs: [{ GroupId: 'sg-2' }],
      },
    ],
    [
      '--protocol=udp --port=8000-8100 --source-group alb --group-owner 123456789012',
      {
        IpProtocol: 'udp',
        FromPort: 8000,
        ToPort: 8100,
        UserIdGroupPairs: [{ GroupName: 'alb', UserId: '123456789012' }],
      },
    ],
    [
      '--protocol all --port all --cidr 10.0.0.0/8',
      {
        IpProtocol: '-1',
        FromPort: -1,
        ToPort: -1,
        IpRanges: [{ CidrIp: '10.0.0.0/8' }],
      },
    ],
    ['--protocol -1 --cidr 10.0.0.0/8', { IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/8' }] }],
  ])('%s', (options, permission) => {
    expect(sent(`${INGRESS} ${options}`)).toEqual({
      GroupId: 'sg-1',
      IpPermissions: [permission],
    });
  });

  test('the same for revoking, and for egress', () => {
    const options = '--group-id sg-1 --protocol tcp --port 443 --cidr 0.0.0.0/0';
    for (const word of ['revoke-security-group-ingress', 'revoke-security-group-egress']) {
      expect(sent(`ec2 ${word} ${options}`).IpPermissions).toHaveLength(1);
    }
    expect(sent(`ec2 authorize-security-group-egress ${options}`).IpPermissions).toHaveLength(1);
  });

  test('permissions as the API has them, in shorthand', () => {
    const given = 'IpProtocol=tcp,FromPort=80,ToPort=80,IpRanges=[{CidrIp=0.0.0.0/0}]';
    expect(sent(`${INGRESS} --ip-permissions ${given}`)).toEqual({
      GroupId: 'sg-1',
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    });
  });

  test.each([
    ['--protocol smtp', 'protocol parameter should be one of: tcp|udp|icmp|all'],
    ['--protocol 300', 'protocol numbers must be in the range 0-255'],
    ['--protocol tcp --port http', 'port parameter should be of the form <from[-to]>'],
    ['--protocol tcp --port', 'argument --port: expected one argument'],
    ['--protocol tcp --ip-permissions IpProtocol=tcp', 'The --protocol option is not compatible'],
  ])('refused: %s', (options, message) => {
    expect(refusal(`${INGRESS} ${options}`)).toContain(message);
  });
});

describe('attributes that are on or off', () => {
  const MODIFY = 'ec2 modify-subnet-attribute --subnet-id subnet-1';

  test.each([
    ['--map-public-ip-on-launch', true],
    ['--no-map-public-ip-on-launch', false],
    ['--map-public-ip-on-launch Value=true', true],
    ['--map-public-ip-on-launch {"Value":false}', false],
  ])('%s', (options, Value) => {
    expect(sent(`${MODIFY} ${options}`)).toEqual({
      MapPublicIpOnLaunch: { Value },
      SubnetId: 'subnet-1',
    });
  });

  test('several, among other options', () => {
    const line = 'ec2 modify-vpc-attribute --enable-dns-hostnames --vpc-id vpc-1';
    expect(sent(line)).toEqual({ EnableDnsHostnames: { Value: true }, VpcId: 'vpc-1' });
  });
});
