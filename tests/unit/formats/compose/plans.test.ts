/** What a whole file becomes: services, network, volumes, doors, and what its owner may choose. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { container, give, inputs, read, says, service } from '../../../support/compose-files';
import { unsteady, web } from '../../../support/compose-files';

const SHOP = readFileSync('public/examples/shop.compose.yml', 'utf8');
const choose = (choices: Record<string, string>) => ({ choices });

type Members = Record<string, unknown>;
const definition = (result: ReturnType<typeof read>, family: string): Members =>
  inputs(result, 'ECS.RegisterTaskDefinition').find((one) => one.family === family) ?? {};

describe('the example', () => {
  test.each<[string, Record<string, string>]>([
    ['as it is', {}],
    ['one task', { layout: 'one-task' }],
    ['EC2', { capacity: 'EC2' }],
    ['security groups', { network: 'security-groups' }],
    ['one listener by host names', { door: 'hosts', profiles: 'setup' }],
    ['no load balancer', { door: 'none' }],
    ['EBS', { 'volume.db-data': 'ebs' }],
    ['ephemeral', { 'volume.db-data': 'ephemeral', 'volume.uploads': 'ephemeral' }],
    ['Docker volumes', { capacity: 'EC2', 'volume.db-data': 'docker' }],
    ['everything at once', { layout: 'one-task', capacity: 'EC2', profiles: 'all', door: 'hosts' }],
  ])('%s: runs, and every service comes to rest', (_name, choices) => {
    const result = read(SHOP, { choices });
    for (const [id, chosen] of Object.entries(choices)) {
      expect(result.decisions).toContainEqual(expect.objectContaining({ id, chosen }));
    }
    const { door, refused } = give(result);
    expect(refused).toBeUndefined();
    expect(unsteady(door, result)).toEqual([]);
  });

  test('on EC2, says that there is always room where no instance was ever launched', () => {
    const told = (capacity: string) => says(read(SHOP, choose({ capacity }))).join();
    expect(told('EC2')).toMatch(/no file of Compose has instances.*aws ec2 run-instances/);
    expect(told('FARGATE')).not.toContain('run-instances');
  });

  test('a choice that there is not is told, and the usual one taken', () => {
    const result = read(SHOP, choose({ layout: 'sideways' }));
    expect(says(result).join()).toMatch(/layout=sideways is none of services, one-task/);
    expect(inputs(result, 'ECS.CreateService')).toHaveLength(5);
  });

  test('names that are not there yet are those that they will have', () => {
    const result = read(SHOP);
    const { door } = give(result);
    const systems = door.give('EFS.DescribeFileSystems', {}, 'FileSystems[].FileSystemId');
    const points = door.give('EFS.DescribeAccessPoints', {}, 'AccessPoints[].AccessPointId');
    const [volume] = definition(result, 'shop-db').volumes as Members[];
    const efs = volume?.efsVolumeConfiguration as Members;
    expect(systems).toContain(efs.fileSystemId);
    expect(points).toContain((efs.authorizationConfig as Members).accessPointId);
    const arns = door.give('SecretsManager.ListSecrets', {}, 'SecretList[].ARN') as string[];
    const [own] = definition(result, 'shop-db').containerDefinitions as Members[];
    expect(own?.secrets).toEqual([{ name: 'POSTGRES_PASSWORD', valueFrom: arns[0] }]);
    // The variable that pointed at the file has gone with it.
    expect(own?.environment).toEqual([{ name: 'POSTGRES_USER', value: 'shop' }]);
  });

  test('links lead from lines of the file to members of operations that are there', () => {
    const result = read(SHOP);
    const lines = SHOP.split('\n');
    expect(result.links?.length).toBeGreaterThan(50);
    for (const { path, line, endLine, operation, member } of result.links ?? []) {
      const last =
        path
          .split('.')
          .at(-1)
          ?.replace(/\[\d+\]$/, '') ?? '';
      const shown = lines.slice(line - 1, endLine).join('\n');
      if (!/\[\d+\]$/.test(path)) expect(shown).toContain(last);
      let value: unknown = result.operations[operation]?.input;
      for (const part of member.split(/[.[\]]+/).filter(Boolean)) value = (value as Members)[part];
      expect(value, `${path} → ${member}`).toBeDefined();
    }
  });

  test('the published port is the listener’s; requests get through', () => {
    const result = read(SHOP);
    const { door } = give(result);
    unsteady(door, result);
    door.give('Sandbox.PutTraffic', {
      name: 'c',
      loadBalancer: 'shop-alb',
      rate: 20,
      listenerPort: 8080,
    });
    door.give('Sandbox.Wait', { for: 60 });
    const codes = door.give('Sandbox.GetMetrics', { since: 30 }, 'httpCodeTarget') as Members;
    expect(Number(codes['2XX'])).toBeGreaterThan(300);
    expect(codes['5XX']).toBe(0);
  });

  test('Service Connect offers each port under the name of the file', () => {
    const [web] = inputs(read(SHOP), 'ECS.CreateService').filter(
      (one) => one.serviceName === 'web',
    );
    expect(web?.serviceConnectConfiguration).toEqual({
      enabled: true,
      services: [
        {
          portName: 'web-80',
          discoveryName: 'web-80',
          clientAliases: [{ port: 80, dnsName: 'web' }],
        },
      ],
    });
  });
});

describe('deploy', () => {
  const configuration = (update: string, replicas = 4) =>
    service(web(`deploy: {replicas: ${replicas}, update_config: {${update}}}`))
      .deploymentConfiguration;

  test.each([
    ['parallelism: 1', 4, { maximumPercent: 100, minimumHealthyPercent: 75 }],
    ['parallelism: 0', 4, { maximumPercent: 100, minimumHealthyPercent: 0 }],
    ['parallelism: 2, order: start-first', 4, { maximumPercent: 150, minimumHealthyPercent: 100 }],
    ['parallelism: 1, order: start-first', 3, { maximumPercent: 134, minimumHealthyPercent: 100 }],
    ['order: stop-first', 1, { maximumPercent: 100, minimumHealthyPercent: 0 }],
    ['failure_action: rollback', 2, { deploymentCircuitBreaker: { enable: true, rollback: true } }],
    ['failure_action: pause', 2, { deploymentCircuitBreaker: { enable: true, rollback: false } }],
  ])('update_config %s of %i tasks', (update, replicas, expected) => {
    expect(configuration(update, replicas)).toMatchObject(expected);
  });

  test('global is a daemon on EC2, and labels are tags', () => {
    const result = web('deploy: {mode: global, labels: {team: shop}}');
    expect(service(result)).toMatchObject({
      schedulingStrategy: 'DAEMON',
      launchType: 'EC2',
      tags: [{ key: 'team', value: 'shop' }],
    });
    expect(service(result)).not.toHaveProperty('desiredCount');
    expect(give(result).refused).toBeUndefined();
  });

  test('what ends by itself is a task, and ends', () => {
    const text = `services:
  migrate: {image: "migrate:1", restart: "no"}
  web:
    image: nginx
    depends_on: {migrate: {condition: service_completed_successfully}}`;
    const result = read(text);
    expect(inputs(result, 'ECS.RunTask')).toMatchObject([{ taskDefinition: 'shop-migrate' }]);
    const { door } = give(result);
    door.give('Sandbox.Wait', { for: 200 });
    expect(
      door.give('ECS.ListTasks', { cluster: 'shop', desiredStatus: 'STOPPED' }, 'taskArns'),
    ).toHaveLength(1);
    expect(says(result).join()).toMatch(
      /5 services\.web\.depends_on\.migrate warning: ECS keeps no order/,
    );
  });
});

describe('one task', () => {
  const text = `services:
  web:
    image: nginx
    ports: ["80:80"]
    depends_on:
      db: {condition: service_healthy}
      migrate: {condition: service_completed_successfully}
      cache: {condition: service_started}
  db: {image: postgres, healthcheck: {test: pg_isready}}
  migrate: {image: "migrate:1"}
  cache: {image: redis, network_mode: "service:web"}`;

  test('order is kept by ECS itself', () => {
    const result = read(text, choose({ layout: 'one-task' }));
    expect(container(result).dependsOn).toEqual([
      { containerName: 'db', condition: 'HEALTHY' },
      { containerName: 'migrate', condition: 'SUCCESS' },
      { containerName: 'cache', condition: 'START' },
    ]);
    expect(container(result, 2)).toMatchObject({ name: 'migrate', essential: false });
    expect(says(result).join()).toMatch(
      /2 services warning: containers of a task share one address/,
    );
    const { door, refused } = give(result);
    expect(refused).toBeUndefined();
    expect(unsteady(door, result)).toEqual([]);
  });

  test('services that share the network of one of them are one task without being asked', () => {
    const shared = read('services:\n  a: {image: a}\n  b: {image: b, network_mode: "service:a"}');
    expect(inputs(shared, 'ECS.RegisterTaskDefinition')).toHaveLength(1);
  });

  test('two that listen on one port cannot be in one task, which is told', () => {
    const two = 'services:\n  a: {image: a, ports: [80]}\n  b: {image: b, ports: ["81:80"]}';
    const result = read(two, choose({ layout: 'one-task' }));
    expect(says(result).join()).toMatch(/3 services\.b\.ports\[0\] warning: another container/);
    expect(give(result).refused).toBeUndefined();
  });

  test('needs that go round are told and not kept', () => {
    const round = 'services:\n  a: {image: a, depends_on: [b]}\n  b: {image: b, depends_on: [a]}';
    const result = read(round, choose({ layout: 'one-task' }));
    expect(give(result).refused).toBeUndefined();
    expect(says(result).join()).toMatch(/waits for this one: no order is kept/);
  });
});

describe('volumes', () => {
  const text = (line: string) => `services:
  web: {image: nginx, volumes: [${line}]}
volumes:
  data: {driver: local, driver_opts: {type: nfs}}
  plugin: {driver: rexray, driver_opts: {size: "10"}}
  kept: {external: true}`;

  test.each([
    ['"data:/data:ro"', {}, { sourceVolume: 'data', containerPath: '/data', readOnly: true }],
    [
      '{type: volume, source: data, target: /data, read_only: true}',
      {},
      { sourceVolume: 'data', readOnly: true },
    ],
    ['"/data"', {}, { sourceVolume: 'web-data', containerPath: '/data' }],
    ['"./src:/srv"', { bind: 'efs' }, { sourceVolume: 'src', containerPath: '/srv' }],
    [
      '"/etc/x:/etc/x:ro,z"',
      { capacity: 'EC2', bind: 'host' },
      { containerPath: '/etc/x', readOnly: true },
    ],
  ])('%s', (line, choices, point) => {
    const result = read(text(line), { choices });
    expect(container(result).mountPoints).toMatchObject([point]);
    const { door, refused } = give(result);
    expect(refused).toBeUndefined();
    expect(unsteady(door, result)).toEqual([]);
  });

  test.each([
    ['"./src:/srv"', /ECS has no \.\/src of yours/],
    ['"/var/run/docker.sock:/var/run/docker.sock"', /no Docker to be asked/],
    ['":/data"', /mounts nothing/],
    ['{type: npipe, source: x, target: y}', /no equal in ECS/],
  ])('%s is told and kept', (line, message) => {
    const result = read(text(line));
    expect(container(result)).not.toHaveProperty('mountPoints');
    expect(says(result).join('\n')).toMatch(message);
    expect(result.notes).toHaveProperty('services.web.volumes[0]');
  });

  test('a driver of its own asks for EC2, where it is kept', () => {
    const result = read(text('"plugin:/data"'));
    const [own] = definition(result, 'shop').volumes as Members[];
    expect(own?.dockerVolumeConfiguration).toMatchObject({
      driver: 'rexray',
      driverOpts: { size: '10' },
    });
    const onFargate = read(text('"plugin:/data"'), choose({ capacity: 'FARGATE' }));
    expect(says(onFargate).join()).toMatch(/volumes\.plugin\.driver warning: EFS is mounted/);
  });

  test('mounts of another service', () => {
    const result = read(`services:
  a: {image: a, volumes: [/one], volumes_from: ["b:ro"]}
  b: {image: b, volumes: ["data:/two"], volumes_from: [a]}
volumes: {data: }`);
    expect(container(result).mountPoints).toMatchObject([
      { containerPath: '/one' },
      { containerPath: '/two', readOnly: true },
    ]);
    expect(give(result).refused).toBeUndefined();
  });
});

test('secrets and configs: from files, from the environment, kept elsewhere', () => {
  const text = `services:
  web:
    image: nginx
    secrets: [one, {source: two, target: key.pem}, three]
    configs: [{source: conf, target: /etc/app.conf}, lost]
secrets:
  one: {file: one.txt}
  two: {environment: TWO}
  three: {external: true, name: prod/three}
configs:
  conf: {content: "a=b"}
  lost: {file: gone.conf}`;
  const options = {
    readFile: (path: string) => (path === 'one.txt' ? 'first' : undefined),
    variables: { TWO: 'second' },
  };
  const result = read(text, options);
  expect(inputs(result, 'SecretsManager.CreateSecret')).toEqual([
    { Name: 'shop/one', SecretString: 'first' },
    { Name: 'shop/two', SecretString: 'second' },
  ]);
  expect(inputs(result, 'SSM.PutParameter')).toMatchObject([{ Name: '/shop/conf', Value: 'a=b' }]);
  const names = (container(result).secrets as Members[]).map(({ name }) => name);
  expect(names).toEqual(['ONE', 'KEY_PEM', 'THREE', 'APP_CONF']);
  expect(says(result).join()).toMatch(
    /5 services\.web\.configs\[1\] warning: ECS mounts no files: \/lost/,
  );
  const { door, refused } = give(result);
  expect(refused).toBeUndefined();
  expect(unsteady(door, result)).toEqual([]);
});

test('networks keep services apart where security groups are chosen', () => {
  const text = `services:
  web: {image: nginx, ports: ["80:80"], networks: [front, back]}
  db: {image: postgres, networks: {back: {aliases: [data]}}}
networks: {front: , back: {driver: bridge}}`;
  const connect = read(text);
  expect(says(connect).join()).toMatch(/networks warning: all services reach each other here/);
  const result = read(text, choose({ network: 'security-groups' }));
  const { door, refused } = give(result);
  expect(refused).toBeUndefined();
  expect(unsteady(door, result)).toEqual([]);
  const groups = door.give('EC2.DescribeSecurityGroups', {}, 'SecurityGroups[].GroupName');
  expect(groups).toEqual(expect.arrayContaining(['shop-front', 'shop-back', 'shop-door']));
  const health = door.give(
    'ELBv2.DescribeTargetHealth',
    { TargetGroupArn: 'web-80' },
    'TargetHealthDescriptions[].TargetHealth.State',
  );
  expect(health).toEqual(['healthy']);
  for (const aliases of [connect, result]) {
    expect(says(aliases).join()).toMatch(/3 services\.db\.networks\.back\.aliases warning/);
  }
});

test('doors: TLS, databases, ports that two services publish', () => {
  const text = `services:
  a: {image: a, ports: ["443:443", "80:80"]}
  b: {image: b, ports: ["80:8080", "5432:5432"]}`;
  const result = read(text);
  expect(inputs(result, 'ELBv2.CreateListener').map(({ Port }) => Port)).toEqual([443, 80, 81]);
  expect(says(result).join('\n')).toMatch(/TLS needs a certificate/);
  expect(says(result).join('\n')).toMatch(/3 services\.b\.ports\[0\] warning: 80 is taken/);
  expect(says(result).join('\n')).toMatch(/speaks HTTP only: other services reach 5432/);
  const asked = read(text, choose({ 'port.b.5432': 'http', 'port.a.443': 'none', door: 'hosts' }));
  expect(inputs(asked, 'ELBv2.CreateListener')).toHaveLength(1);
  expect(inputs(asked, 'ELBv2.CreateRule').map(({ Priority }) => Priority)).toEqual([1, 2]);
  expect(give(asked).refused).toBeUndefined();
});

describe('order', () => {
  test('what others need is created first, since tasks know only endpoints that are there', () => {
    const result = read(`services:
  web: {image: web, depends_on: [api]}
  api: {image: api, expose: [8080], depends_on: {db: {condition: service_started}}}
  db: {image: "postgres:16", depends_on: [web]}
  other: {image: other}`);
    const names = inputs(result, 'ECS.CreateService').map(({ serviceName }) => serviceName);
    expect(names).toEqual(['db', 'api', 'web', 'other']);
  });
});
