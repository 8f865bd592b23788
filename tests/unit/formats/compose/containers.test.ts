/** What keys of a service become in a container definition, in short and long forms. */
import { describe, expect, test } from 'vitest';
import { container, give, inputs, read, says, service, web } from '../../../support/compose-files';

const on = (capacity: 'EC2' | 'FARGATE') => ({ choices: { capacity } });

describe('ports', () => {
  test.each([
    ['- "8080:80"', { containerPort: 80 }, 8080],
    ['- 8080:80/tcp', { containerPort: 80 }, 8080],
    ['- 80', { containerPort: 80 }, 80],
    ['- "0.0.0.0:8080:80"', { containerPort: 80 }, 8080],
    ['- "[::]:8080:80"', { containerPort: 80 }, 8080],
    [
      '- {target: 80, published: "8080", protocol: tcp, app_protocol: http}',
      { containerPort: 80 },
      8080,
    ],
    ['- "5353:53/udp"', { containerPort: 53, protocol: 'udp' }, undefined],
    ['- "127.0.0.1:8001:8001"', { containerPort: 8001 }, undefined],
    ['- "127.0.0.1::8001"', { containerPort: 8001 }, undefined],
    ['- "3000-3005"', { containerPortRange: '3000-3005' }, undefined],
    ['- "9090-9091:8080-8081"', { containerPortRange: '8080-8081' }, undefined],
    ['- "5432:5432"', { containerPort: 5432 }, undefined],
  ])('%s', (line, mapping, listener) => {
    const result = web(`ports:\n  ${line}`);
    expect(container(result).portMappings).toEqual([mapping]);
    const ports = inputs(result, 'ELBv2.CreateListener').map(({ Port }) => Port);
    expect(ports).toEqual(listener === undefined ? [] : [listener]);
    // Where no listener leads to a published port, the reason stands at its line.
    if (listener === undefined) expect(says(result).join()).toMatch(/5 services\.web\.ports\[0\]/);
  });

  test('one port twice is mapped once; for a second protocol it cannot be', () => {
    const twice = web('ports: ["80:80", "8080:80", "80:80/udp"]');
    expect(container(twice).portMappings).toEqual([{ containerPort: 80 }]);
    expect(says(twice)).toContain(
      '4 services.web.ports[2] warning: port 80 is mapped for one protocol only, the first',
    );
  });

  test.each(['- "80:"', '- "99999"', '- "a:b"', '- {published: 80}', '- 90-80'])(
    '%s is no port, and is told so',
    (line) => {
      const result = web(`ports:\n  ${line}`);
      expect(container(result)).not.toHaveProperty('portMappings');
      expect(says(result).join()).toMatch(/5 services\.web\.ports\[0\][^:]* warning/);
    },
  );
});

describe('commands, variables, labels', () => {
  test('a text is cut into words, a list is not', () => {
    expect(container(web('command: sh -c "a b"'))).toMatchObject({ command: ['sh', '-c', 'a b'] });
    expect(container(web('entrypoint: ["/run me", -x]'))).toMatchObject({
      entryPoint: ['/run me', '-x'],
    });
  });

  test.each([
    'environment: {A: one, B: 2, C: true, D: 1.10, E: "", F: null}',
    'environment: [A=one, B=2, "C=true", D=1.10, "E=", F]',
  ])('%s', (line) => {
    const result = web(line, { variables: { F: 'mine' } });
    expect(container(result).environment).toEqual([
      { name: 'A', value: 'one' },
      { name: 'B', value: '2' },
      { name: 'C', value: 'true' },
      { name: 'D', value: '1.10' },
      { name: 'E', value: '' },
      { name: 'F', value: 'mine' },
    ]);
  });

  test('files of variables come first; one that is not at hand is told, unless it may be', () => {
    const readFile = (path: string) => (path === 'a.env' ? 'A=file\nB=file' : undefined);
    const result = web(
      'env_file: [a.env, {path: b.env, required: false}, c.env]\nenvironment: [B=own]',
      {
        readFile,
      },
    );
    expect(container(result).environment).toEqual([
      { name: 'A', value: 'file' },
      { name: 'B', value: 'own' },
    ]);
    expect(says(result).filter((line) => line.includes('not at hand'))).toEqual([
      '4 services.web.env_file[1] info: the file b.env is not at hand: its variables are missing here',
      '4 services.web.env_file[2] warning: the file c.env is not at hand: its variables are missing here',
    ]);
  });

  test('labels in either form; of proxies they do nothing', () => {
    const list = web('labels: [a=1, traefik.enable=true]');
    const map = web('labels: {a: 1, traefik.enable: "true"}');
    for (const result of [list, map]) {
      expect(container(result).dockerLabels).toEqual({ a: '1', 'traefik.enable': 'true' });
      expect(says(result).join()).toMatch(/labels warning: a proxy that reads these/);
    }
  });
});

describe('health checks', () => {
  test.each([
    ['test: curl -f localhost', ['CMD-SHELL', 'curl -f localhost']],
    ['test: [CMD, curl, -f, localhost]', ['CMD', 'curl', '-f', 'localhost']],
    ['test: [CMD-SHELL, curl localhost]', ['CMD-SHELL', 'curl localhost']],
  ])('%s', (line, command) => {
    const check = web(`healthcheck:\n  ${line}\n  interval: 1m30s\n  timeout: 10s\n  retries: 3`);
    expect(container(check).healthCheck).toEqual({
      command,
      interval: 90,
      timeout: 10,
      retries: 3,
    });
  });

  test.each(['disable: true', 'test: [NONE]', 'disable: false'])('%s: ECS runs none', (line) => {
    const result = web(`healthcheck:\n  ${line}`);
    expect(container(result)).not.toHaveProperty('healthCheck');
    expect(says(result).join()).toMatch(/5 services\.web\.healthcheck\./);
  });

  test('beyond what ECS takes, the nearest is set and told', () => {
    const result = web('healthcheck: {test: a, interval: 1s, retries: 50, start_period: 10m}');
    expect(container(result).healthCheck).toMatchObject({
      interval: 5,
      retries: 10,
      startPeriod: 300,
    });
    expect(says(result).filter((line) => line.includes('ECS takes'))).toHaveLength(3);
  });

  test('the path that it asks for is the target group’s, and the stand-in answers there', () => {
    const check = 'healthcheck: {test: curl -f http://localhost:3000/up}\nports: ["80:3000"]';
    const result = web(check);
    expect(inputs(result, 'ELBv2.CreateTargetGroup')).toMatchObject([{ HealthCheckPath: '/up' }]);
    expect(inputs(result, 'Sandbox.PutImage')).toEqual([
      { image: 'nginx', healthCheckPath: '/up' },
    ]);
  });
});

describe('what a machine has and Fargate has not', () => {
  test.each([
    ['privileged: true', { privileged: true }],
    [
      'devices: ["/dev/snd:/dev/sound"]',
      { linuxParameters: { devices: [{ hostPath: '/dev/snd', containerPath: '/dev/sound' }] } },
    ],
    ['shm_size: 128mb', { linuxParameters: { sharedMemorySize: 128 } }],
    ['tmpfs: /tmp:size=32m', { linuxParameters: { tmpfs: [{ containerPath: '/tmp', size: 32 }] } }],
    ['cap_add: [NET_ADMIN]', { linuxParameters: { capabilities: { add: ['NET_ADMIN'] } } }],
    [
      'security_opt: ["no-new-privileges:true"]',
      { dockerSecurityOptions: ['no-new-privileges:true'] },
    ],
    ['gpus: all', { resourceRequirements: [{ type: 'GPU', value: '1' }] }],
  ])('%s', (line, expected) => {
    expect(container(web(line, on('EC2')))).toMatchObject(expected);
    const fargate = web(line, on('FARGATE'));
    for (const member of Object.keys(expected))
      expect(container(fargate)).not.toHaveProperty(member);
    expect(says(fargate).join()).toMatch(/4 services\.web\.\w+[^:]*: .*Fargate/);
  });

  test.each([
    'privileged: true',
    'devices: [/dev/x]',
    'network_mode: host',
    'gpus: all',
    'deploy: {mode: global}',
  ])('%s makes EC2 the usual answer', (line) => {
    const decision = web(line).decisions?.find(({ id }) => id === 'capacity');
    expect(decision?.chosen).toBe('EC2');
    expect(decision?.question).toContain('line 4');
  });

  test('in network mode bridge names of hosts and published ports stay', () => {
    const result = web(
      'network_mode: bridge\nextra_hosts: ["db:10.0.0.5"]\ndns: 10.0.0.2\nports: ["8080:80"]',
      on('EC2'),
    );
    expect(inputs(result, 'ECS.RegisterTaskDefinition')[0]).toMatchObject({
      networkMode: 'bridge',
    });
    expect(container(result)).toMatchObject({
      extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.5' }],
      dnsServers: ['10.0.0.2'],
      portMappings: [{ containerPort: 80, hostPort: 8080 }],
    });
  });
});

describe('sizes', () => {
  test.each([
    ['', '256', '512'],
    ['mem_limit: 512m\ncpus: 0.5', '512', '1024'],
    ['deploy: {resources: {limits: {cpus: "1.5", memory: 3G}}}', '2048', '4096'],
    ['deploy: {resources: {reservations: {memory: 9000M}}}', '2048', '9216'],
    ['mem_limit: 200g', '32768', '249856'],
    ['mem_limit: 2t', '32768', '249856'],
  ])('%s fits %s, %s', (lines, cpu, memory) => {
    expect(inputs(web(lines), 'ECS.RegisterTaskDefinition')[0]).toMatchObject({ cpu, memory });
  });

  test('limits are hard, reservations soft', () => {
    const line =
      'deploy: {resources: {limits: {cpus: "1", memory: 1G}, reservations: {cpus: "0.25", memory: 256M}}}';
    expect(container(web(line))).toMatchObject({ cpu: 256, memory: 1024, memoryReservation: 256 });
  });
});

test('odds and ends', () => {
  const result = web(
    [
      'user: "1000:1000"',
      'working_dir: /srv',
      'read_only: true',
      'stdin_open: true',
      'tty: true',
      'init: true',
      'stop_grace_period: 5m',
      'cap_drop: [ALL]',
      'platform: linux/arm64/v8',
      'ulimits: {nofile: {soft: 1024, hard: 2048}, nproc: 512}',
      'sysctls: {net.core.somaxconn: 1024}',
    ].join('\n'),
  );
  expect(container(result)).toMatchObject({
    user: '1000:1000',
    workingDirectory: '/srv',
    readonlyRootFilesystem: true,
    interactive: true,
    pseudoTerminal: true,
    stopTimeout: 120,
    linuxParameters: { initProcessEnabled: true, capabilities: { drop: ['ALL'] } },
    ulimits: [
      { name: 'nofile', softLimit: 1024, hardLimit: 2048 },
      { name: 'nproc', softLimit: 512, hardLimit: 512 },
    ],
    systemControls: [{ namespace: 'net.core.somaxconn', value: '1024' }],
  });
  expect(inputs(result, 'ECS.RegisterTaskDefinition')[0]).toMatchObject({
    runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
  });
});

test('an image that is built, named oddly or not at all', () => {
  const text = `services:
  built: {build: .}
  my.odd_name: {image: "repo/it:|tag|"}
  none: {command: x}`;
  const result = read(text);
  const images = inputs(result, 'ECS.RegisterTaskDefinition').map(
    ({ containerDefinitions }) => (containerDefinitions as { image: string }[])[0]?.image,
  );
  expect(images).toEqual(['built:latest', 'repo/it:tag', 'none:latest']);
  expect(says(result).join('\n')).toMatch(/2 services\.built\.build warning: .*push it to ECR/);
  expect(service(result)).toMatchObject({ serviceName: 'built' });
  expect(inputs(result, 'ECS.CreateService')[1]).toMatchObject({ serviceName: 'my-odd_name' });
});

describe('what says nothing, and what Compose refuses', () => {
  test('keys with nothing behind them ask for nothing', () => {
    const result = web('environment:\nports:\nvolumes:\nhealthcheck:\ndepends_on:');
    expect(result.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test.each([
    ['ports: ["99999:80"]', 'services.web.ports[0] warning: ports are between'],
    ['deploy: {replicas: -2}', 'services.web.deploy.replicas warning: no count of tasks'],
    ['scale: 1e3', 'services.web.scale warning: no count of tasks'],
    ['healthcheck: {test: [curl, x]}', 'services.web.healthcheck.test warning: a test begins with'],
    ['volumes: [""]', 'services.web.volumes[0] warning: “” mounts nothing'],
    ['environment: [{A: b}]', 'services.web.environment[0] warning: no variable'],
  ])('%s is told of, and the rest is taken', (lines, message) => {
    const result = web(lines);
    expect(says(result).join('\n')).toContain(message);
    expect(give(result).refused).toBeUndefined();
    expect(inputs(result, 'ECS.CreateService')[0]).toMatchObject({ desiredCount: 1 });
  });

  test('a limit of nothing is no limit', () => {
    const own = container(web('mem_limit: 0\ncpus: 0'));
    expect(own).not.toHaveProperty('memory');
    expect(own).not.toHaveProperty('cpu');
  });

  test('what a provider provides is no container; what is not required is no trouble', () => {
    const more = '  db: {provider: {type: cloud}}';
    const result = web('depends_on: {db: {condition: service_started, required: false}}', {}, more);
    expect(inputs(result, 'ECS.RegisterTaskDefinition')).toHaveLength(1);
    expect(says(result).join('\n')).toMatch(/services\.db warning: left out/);
    expect(says(result).join('\n')).toMatch(/depends_on\.db info: .*does not need it/);
  });

  test('each key of a volume is told of', () => {
    const more = 'volumes: {data: {name: real, labels: {a: b}}}';
    const told = says(web('volumes: ["data:/x"]', {}, more)).join('\n');
    expect(told).toMatch(/volumes\.data\.name info/);
    expect(told).toMatch(/volumes\.data\.labels warning/);
  });
});
