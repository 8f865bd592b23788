import { describe, expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { answerRequest } from '../../../src/wire/answer-request';
import { decodeCbor } from '../../../src/wire/cbor-decode';
import { encodeCbor } from '../../../src/wire/cbor-encode';
import type { WireRequest } from '../../../src/wire/http-message';

const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };

/** Requests to one fresh sandbox, in order. */
function client() {
  const sandbox = createSandbox({ seed: 1 });
  const given: [string, Record<string, unknown>][] = [];
  let requests = 0;
  return {
    given,
    ask: async (request: Partial<Omit<WireRequest, 'body'>> & { body?: string | Uint8Array }) => {
      const { body = '', headers = {}, method = 'POST', path = '/' } = request;
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      const answer = await answerRequest(
        { method, path, headers, body: bytes },
        {
          requestId: `r-${++requests}`,
          send: (target, input) => {
            given.push([target, input]);
            return Promise.resolve(sandbox.send(target, input));
          },
        },
      );
      const text = typeof answer.body === 'string' ? answer.body : '';
      return { ...answer, text };
    },
  };
}

const json = (target: string, body = '{}') => ({ headers: { 'x-amz-target': target }, body });
const ecs = (operation: string, body?: string) =>
  json(`AmazonEC2ContainerServiceV20141113.${operation}`, body);

describe('AWS JSON', () => {
  test('answers with the operation’s JSON, its content type and a request id', async () => {
    const { ask } = client();
    expect(await ask(ecs('ListClusters'))).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'r-1' },
      text: '{"clusterArns":[]}',
    });
  });

  test('a member that is null is one that is not there', async () => {
    const { ask, given } = client();
    await ask(ecs('CreateCluster', '{"clusterName":"a","tags":null}'));
    expect(given).toEqual([['ECS.CreateCluster', { clusterName: 'a' }]]);
  });

  test.each([
    ['{"clusterName":', /^The body is no JSON: /],
    ['[]', /^The body is no object\.$/],
    ['['.repeat(200_000), /no JSON|nested too deeply/],
    [`{"a":${'['.repeat(500)}${']'.repeat(500)}}`, /nested too deeply/],
  ])('a body that is no input is refused, never carried out: %#', async (body, message) => {
    const { ask, given } = client();
    const answer = await ask(ecs('CreateCluster', body));
    expect(answer.status).toBe(400);
    const said = JSON.parse(answer.text) as { __type: string; message: string };
    expect(said.__type).toBe('SerializationException');
    expect(said.message).toMatch(message);
    expect(given).toEqual([]);
  });

  test('errors are the service’s own, also where the AWS CLI would not have sent the input', async () => {
    const { ask } = client();
    const nowhere = await ask(ecs('ListTasks', '{"cluster":"nowhere"}'));
    expect(nowhere).toMatchObject({
      status: 400,
      text: '{"__type":"ClusterNotFoundException","message":"Cluster not found."}',
    });
    const wrong = await ask(ecs('DescribeServices', '{"services":"web"}'));
    expect(JSON.parse(wrong.text)).toMatchObject({ __type: 'InvalidParameterException' });
    const unknown = await ask(ecs('CreateCluster', '{"__proto__":{"a":1},"mood":"good"}'));
    expect((JSON.parse(unknown.text) as { message: string }).message).toMatch(
      /Unknown parameter in input: "__proto__".*Unknown parameter in input: "mood"/,
    );
  });

  test('what AWS has and is not simulated is refused by name; what is no operation, as such', async () => {
    const { ask } = client();
    const known = await ask(ecs('CreateDaemon', '{"anything":1}'));
    expect(known.text).toContain('ECS Sandbox does not simulate CreateDaemon.');
    for (const operation of ['MakeCoffee', 'constructor', '']) {
      const answer = await ask(ecs(operation));
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.text)).toMatchObject({ __type: 'UnknownOperationException' });
    }
  });

  test('a service that is not here is named by what the request was signed for', async () => {
    const { ask } = client();
    const authorization =
      'AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';
    const answer = await ask({ headers: { 'x-amz-target': 'DynamoDB_20120810.X', authorization } });
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('ECS Sandbox does not simulate dynamodb.');
  });
});

describe('AWS query', () => {
  const query = (body: string) => ({ headers: FORM, body });

  test('lists, structures, numbers and truths come in by their place; XML goes out', async () => {
    const { ask, given } = client();
    const body =
      'Action=CreateTargetGroup&Version=2015-12-01&Name=web&Protocol=HTTP&Port=80&VpcId=vpc-1&TargetType=ip' +
      '&HealthCheckEnabled=true&Matcher.HttpCode=200%2C301&Tags.member.2.Key=b&Tags.member.2.Value=%26' +
      '&Tags.member.1.Key=a&Tags.member.1.Value=x+y';
    const answer = await ask(query(body));
    expect(given[0]?.[1]).toEqual({
      Name: 'web',
      Protocol: 'HTTP',
      Port: 80,
      VpcId: 'vpc-1',
      TargetType: 'ip',
      HealthCheckEnabled: true,
      Matcher: { HttpCode: '200,301' },
      Tags: [
        { Key: 'a', Value: 'x y' },
        { Key: 'b', Value: '&' },
      ],
    });
    expect(answer.headers['content-type']).toBe('text/xml');
    expect(answer.text).toMatch(
      /<CreateTargetGroupResponse xmlns="http:\/\/elasticloadbalancing\.amazonaws\.com\/doc\/2015-12-01\/"><CreateTargetGroupResult><TargetGroups><member><TargetGroupArn>arn:[^<]+<\/TargetGroupArn>/,
    );
    expect(answer.text).toContain(
      '<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>',
    );
  });

  test('moments are spelled out, a policy is percent-encoded JSON', async () => {
    const { ask } = client();
    const role = await ask(
      query(
        'Action=CreateRole&Version=2010-05-08&RoleName=r&AssumeRolePolicyDocument=%7B%22Statement%22%3A%5B%5D%7D',
      ),
    );
    expect(role.text).toContain('<CreateDate>2026-01-01T00:00:00.000Z</CreateDate>');
    expect(role.text).toContain('<AssumeRolePolicyDocument>%7B%22Statement%22%3A%5B%5D%7D<');
    const refused = await ask(
      query('Action=DescribeLoadBalancers&Version=2015-12-01&Names.member.1=none'),
    );
    expect(refused.text).toContain('<Error><Type>Sender</Type><Code>LoadBalancerNotFound</Code>');
  });

  test('an operation that is none is an InvalidAction', async () => {
    const { ask } = client();
    const answer = await ask(query('Action=MakeCoffee&Version=2015-12-01'));
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('<Code>InvalidAction</Code>');
    expect(answer.text).toContain('Could not find operation MakeCoffee for version 2015-12-01');
    expect((await ask(query('Version=2015-12-01'))).text).toContain('<Code>MissingAction</Code>');
  });

  test.each([
    ['a broken escape', 'Action=%E0%A4%A'],
    ['names too deep', `Action=DescribeRules&${'a.'.repeat(100)}b=1`],
    ['too many fields', `Action=DescribeRules&${'a=1&'.repeat(30_000)}`],
  ])('%s is refused', async (_, body) => {
    expect((await client().ask(query(body))).text).toContain('<Code>MalformedQueryString</Code>');
  });

  test('STS says who is calling, whoever that is', async () => {
    const answer = await client().ask(query('Action=GetCallerIdentity&Version=2011-06-15'));
    expect(answer.text).toContain('<Account>123456789012</Account>');
  });
});

describe('EC2’s own query', () => {
  const ec2 = (fields: string) => ({ headers: FORM, body: `Version=2016-11-15&${fields}` });

  test('lists go by their singular, and come out as items of sets', async () => {
    const { ask, given } = client();
    const made = await ask(
      ec2(
        'Action=CreateVpc&CidrBlock=10.0.0.0%2F16&TagSpecification.1.ResourceType=vpc' +
          '&TagSpecification.1.Tag.1.Key=Name&TagSpecification.1.Tag.1.Value=%3Ca%26b%3E%01',
      ),
    );
    expect(given[0]?.[1]).toEqual({
      CidrBlock: '10.0.0.0/16',
      TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'Name', Value: '<a&b>\u0001' }] }],
    });
    const id = /<vpcId>([^<]+)</.exec(made.text)?.[1];
    const listed = await ask(
      ec2(`Action=DescribeVpcs&Filter.1.Name=vpc-id&Filter.1.Value.1=${id}`),
    );
    expect(given[1]?.[1]).toEqual({ Filters: [{ Name: 'vpc-id', Values: [id] }] });
    expect(listed.text).toMatch(/<vpcSet><item>.*<cidrBlock>10\.0\.0\.0\/16<\/cidrBlock>/);
    // XML has no way at all to spell the control character.
    expect(listed.text).toContain(
      '<tagSet><item><key>Name</key><value>&lt;a&amp;b&gt;</value></item></tagSet>',
    );
    await ask(ec2(`Action=CreateSubnet&VpcId=${id}&CidrBlock=10.0.0.0%2F24`));
    const group = await ask(
      ec2(`Action=CreateSecurityGroup&GroupName=g&GroupDescription=words&VpcId=${id}`),
    );
    expect(given.at(-1)?.[1]).toMatchObject({ GroupName: 'g', Description: 'words' });
    const sg = /<groupId>([^<]+)</.exec(group.text)?.[1];
    await ask(
      ec2(
        `Action=AuthorizeSecurityGroupIngress&GroupId=${sg}&IpPermissions.1.IpProtocol=tcp` +
          '&IpPermissions.1.FromPort=80&IpPermissions.1.ToPort=80&IpPermissions.1.Groups.1.GroupId=' +
          sg,
      ),
    );
    expect(given.at(-1)?.[1]).toMatchObject({
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, UserIdGroupPairs: [{ GroupId: sg }] }],
    });
    const groups = await ask(ec2(`Action=DescribeSecurityGroups&GroupId.1=${sg}`));
    expect(groups.text).toContain('<securityGroupInfo><item>');
    expect(groups.text).toContain('<groupDescription>words</groupDescription>');
    expect(groups.text).toMatch(/<ipPermissions><item>.*<groups><item>.*<\/groups>/);
  });

  test('the names of an instance’s members', async () => {
    const { ask } = client();
    const run = await ask(
      ec2('Action=RunInstances&ImageId=ami-1&InstanceType=t3.small&MinCount=1&MaxCount=1'),
    );
    expect(run.text).toMatch(/<instancesSet><item>.*<instanceState><code>0<\/code><name>pending</);
    const zones = await ask(ec2('Action=DescribeAvailabilityZones'));
    expect(zones.text).toContain('<availabilityZoneInfo><item>');
    expect(zones.text).toContain('<zoneState>available</zoneState>');
  });

  test('errors have EC2’s shape', async () => {
    const answer = await client().ask(ec2('Action=DescribeVpcs&VpcId.1=vpc-0'));
    expect(answer.text).toMatch(
      /<Response><Errors><Error><Code>InvalidVpcID\.NotFound<\/Code><Message>[^<]+<\/Message><\/Error><\/Errors><RequestID>r-1<\/RequestID><\/Response>/,
    );
  });
});

describe('EFS’s REST', () => {
  test('the operation is a method and a path; members stand in path, query and body', async () => {
    const { ask, given } = client();
    const made = await ask({
      path: '/2015-02-01/file-systems',
      body: '{"CreationToken":"t"}',
    });
    expect(made.status).toBe(201);
    const { FileSystemId } = JSON.parse(made.text) as { FileSystemId: string };
    await ask({ method: 'GET', path: '/2015-02-01/file-systems?MaxItems=1&CreationToken=t' });
    expect(given.at(-1)).toEqual(['EFS.DescribeFileSystems', { MaxItems: 1, CreationToken: 't' }]);
    const gone = await ask({ method: 'DELETE', path: `/2015-02-01/file-systems/${FileSystemId}` });
    expect(gone).toMatchObject({ status: 204, text: '' });
  });

  test('what is not there is a 404 with its type in a header', async () => {
    const answer = await client().ask({ method: 'DELETE', path: '/2015-02-01/file-systems/fs-0' });
    expect(answer).toMatchObject({
      status: 404,
      headers: { 'x-amzn-errortype': 'FileSystemNotFound' },
    });
    const nothing = await client().ask({ method: 'PUT', path: '/2015-02-01/coffee' });
    expect(nothing.text).toContain('UnknownOperationException');
  });
});

describe('CloudWatch’s three tongues', () => {
  const alarm = {
    AlarmName: 'busy',
    Namespace: 'AWS/ECS',
    MetricName: 'CPUUtilization',
    Statistic: 'Average',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 80,
    ComparisonOperator: 'GreaterThanThreshold',
  };
  const rpc = (operation: string, body: unknown) => ({
    path: `/service/GraniteServiceVersion20100801/operation/${operation}`,
    headers: { 'smithy-protocol': 'rpc-v2-cbor' },
    body: encodeCbor(body, () => false),
  });

  test('JSON, CBOR and queries ask for the same', async () => {
    const { ask, given } = client();
    await ask(json('GraniteServiceVersion20100801.PutMetricAlarm', JSON.stringify(alarm)));
    await ask(rpc('PutMetricAlarm', alarm));
    const fields = Object.entries(alarm).map(([name, value]) => `${name}=${value}`);
    await ask({
      headers: FORM,
      body: ['Action=PutMetricAlarm&Version=2010-08-01', ...fields].join('&').replace('/', '%2F'),
    });
    expect(given).toEqual(Array(3).fill(['CloudWatch.PutMetricAlarm', alarm]));
  });

  test('CBOR answers have moments as such, and whole numbers only where the model has', async () => {
    const { ask } = client();
    await ask(rpc('PutMetricAlarm', alarm));
    const { body, headers } = await ask(rpc('DescribeAlarms', {}));
    expect(headers).toMatchObject({
      'content-type': 'application/cbor',
      'smithy-protocol': 'rpc-v2-cbor',
    });
    const bytes = body as Uint8Array;
    expect(decodeCbor(bytes)).toMatchObject({ MetricAlarms: [{ AlarmName: 'busy', Period: 60 }] });
    const hex = Buffer.from(bytes).toString('hex');
    // Threshold 80 as a 64-bit float, Period 60 as an integer, a moment with its tag.
    expect(hex).toContain(`${Buffer.from('Threshold').toString('hex')}fb4054000000000000`);
    expect(hex).toContain(`${Buffer.from('Period').toString('hex')}183c`);
    expect(hex).toContain(`${Buffer.from('StateUpdatedTimestamp').toString('hex')}c1fb`);
  });

  test('errors carry the query code of old', async () => {
    const state = { AlarmName: 'none', StateValue: 'OK', StateReason: 'x' };
    const { headers, status } = await client().ask(rpc('SetAlarmState', state));
    expect(status).toBe(400);
    expect(headers['x-amzn-query-error']).toBe('ResourceNotFound;Sender');
  });
});
