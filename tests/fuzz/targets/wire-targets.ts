/** What comes in over HTTP and by a page's socket. */
import { createSandbox } from '../../../src/api/create-sandbox';
import { answerOwn } from '../../../src/headless/serve/own-door';
import { readPageMessage } from '../../../src/headless/serve/page-messages';
import { answerRequest } from '../../../src/wire/answer-request';
import { encodeCbor } from '../../../src/wire/cbor-encode';
import { binaryOf, bytesOf, type FuzzTarget } from '../fuzz-target';

const FORM = 'application/x-www-form-urlencoded';

function door() {
  const sandbox = createSandbox({ seed: 1 });
  return (target: string, input: Record<string, unknown>) =>
    Promise.resolve(sandbox.send(target, target === 'Sandbox.Wait' ? { for: 1 } : input));
}

/** The first line of an input is the path, or what stands in X-Amz-Target. */
async function ask(input: string, headers: Record<string, string>): Promise<unknown> {
  const [first = '', ...rest] = input.split('\n');
  const { body, status } = await answerRequest(
    {
      method: first.startsWith('DELETE') ? 'DELETE' : 'POST',
      path: first.includes('/') ? first : '/',
      headers: first.includes('/') ? headers : { ...headers, 'x-amz-target': first },
      body: bytesOf(rest.join('\n')),
    },
    { send: door(), requestId: 'r' },
  );
  return { message: `${status} ${String(body)}` };
}

const ALARM = { AlarmName: 'a', Threshold: 1.5, Period: 60, Dimensions: [{ Name: 'x' }] };

export const WIRE_TARGETS: readonly FuzzTarget[] = [
  {
    name: 'wire-query',
    seeds: [
      '/\nAction=CreateTargetGroup&Version=2015-12-01&Name=web&Protocol=HTTP&Port=80&VpcId=vpc-1&Tags.member.1.Key=a&Tags.member.1.Value=b',
      '/\nAction=RunInstances&Version=2016-11-15&ImageId=ami-1&MinCount=1&MaxCount=2&InstanceType=t3.small&TagSpecification.1.ResourceType=instance&TagSpecification.1.Tag.1.Key=Name',
      '/\nAction=PutMetricAlarm&Version=2010-08-01&AlarmName=a&Dimensions.member.1.Name=x&Dimensions.member.1.Value=y&Threshold=1e3&Period=60',
      '/\nAction=CreateRole&Version=2010-05-08&RoleName=r&AssumeRolePolicyDocument=%7B%7D',
    ],
    run: (input) => ask(input, { 'content-type': FORM }),
  },
  {
    name: 'wire-json',
    seeds: [
      'AmazonEC2ContainerServiceV20141113.CreateCluster\n{"clusterName":"a","tags":[{"key":"b","value":"c"}],"settings":[{"name":"containerInsights","value":"enabled"}]}',
      'Logs_20140328.PutRetentionPolicy\n{"logGroupName":"a","retentionInDays":7}',
      'AnyScaleFrontendService.RegisterScalableTarget\n{"ServiceNamespace":"ecs","ResourceId":"service/a/b","ScalableDimension":"ecs:service:DesiredCount","MinCapacity":1,"MaxCapacity":1e9}',
      '/2015-02-01/file-systems?MaxItems=5\n{"CreationToken":"a"}',
    ],
    run: (input) => ask(input, { 'content-type': 'application/x-amz-json-1.1' }),
  },
  {
    name: 'wire-cbor',
    seeds: [
      `/service/GraniteServiceVersion20100801/operation/PutMetricAlarm\n${binaryOf(
        encodeCbor(ALARM, (member) => member === 'Period'),
      )}`,
    ],
    run: (input) => ask(input, { 'smithy-protocol': 'rpc-v2-cbor' }),
  },
  {
    name: 'wire-own',
    seeds: ['{"target":"ECS.CreateCluster","input":{"clusterName":"a"}}'],
    run: (input) => answerOwn(input, door()),
  },
  {
    name: 'page-message',
    seeds: [
      '{"type":"command","id":1,"target":"ECS.CreateCluster","input":{}}',
      '{"type":"control","control":{"type":"speed","speed":"max"}}',
      '{"type":"open","id":1,"seed":1,"now":0,"log":[{"at":0,"target":"a","input":{}}]}',
    ],
    run: readPageMessage,
  },
];
