/** `ec2 run-instances` as the AWS CLI sends it. */
import { expect, test } from 'vitest';
import { parseScript } from '../../../src/cli/parse-script';
import { toCommandLine } from '../../../src/cli/to-command-line';

async function parsed(line: string, files: Record<string, string> = {}) {
  for await (const one of parseScript(line, (path) => files[path])) return one;
  throw new Error(`nothing in ${line}`);
}

async function inputOf(line: string, files: Record<string, string> = {}) {
  const one = await parsed(line, files);
  if (!('input' in one)) throw new Error(JSON.stringify(one));
  return one.input;
}

test.each([
  ['--count 2', { MinCount: 2, MaxCount: 2 }],
  ['--count 1:3', { MinCount: 1, MaxCount: 3 }],
  ['--count=4', { MinCount: 4, MaxCount: 4 }],
  ['', { MinCount: 1, MaxCount: 1 }],
  ['--min-count 1 --max-count 2', { MinCount: 1, MaxCount: 2 }],
])('%s', async (option, counts) => {
  expect(await inputOf(`aws ec2 run-instances --instance-type m5.large ${option}`)).toMatchObject(
    counts,
  );
});

test('a count that is none is refused', async () => {
  expect(await parsed('aws ec2 run-instances --count many')).toMatchObject({ exitCode: 252 });
});

test('user data goes out in Base64, typed or from a file', async () => {
  const sent = btoa('ECS_CLUSTER=prod');
  expect((await inputOf("aws ec2 run-instances --user-data 'ECS_CLUSTER=prod'")).UserData).toBe(
    sent,
  );
  const files = { 'setup.sh': 'ECS_CLUSTER=prod' };
  expect((await inputOf('aws ec2 run-instances --user-data file://setup.sh', files)).UserData).toBe(
    sent,
  );
});

test('what launch commands usually have', async () => {
  const line =
    'aws ec2 run-instances --image-id ami-1 --instance-type m5.large --count 2 --key-name me ' +
    '--iam-instance-profile Name=ecsInstanceRole --security-group-ids sg-1 sg-2 ' +
    '--subnet-id subnet-1 --instance-market-options MarketType=spot ' +
    "--tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=host}]' " +
    '--block-device-mappings \'[{"DeviceName":"/dev/xvda","Ebs":{"VolumeSize":30}}]\'';
  expect(await inputOf(line)).toEqual({
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 30 } }],
    ImageId: 'ami-1',
    InstanceType: 'm5.large',
    KeyName: 'me',
    MaxCount: 2,
    MinCount: 2,
    SecurityGroupIds: ['sg-1', 'sg-2'],
    SubnetId: 'subnet-1',
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'host' }] }],
    InstanceMarketOptions: { MarketType: 'spot' },
    IamInstanceProfile: { Name: 'ecsInstanceRole' },
  });
});

test('the line for a launch shows its user data as it would be typed, and says the same again', async () => {
  const input = await inputOf("aws ec2 run-instances --count 2 --user-data 'ECS_CLUSTER=prod é'");
  const line = toCommandLine('EC2.RunInstances', input);
  expect(line).toContain("--user-data 'ECS_CLUSTER=prod é'");
  expect(await inputOf(line)).toEqual(input);
});
