/** The shell in a simulated container: what it shows is what the simulation knows. */
import { describe, expect, test } from 'vitest';
import { lastPart } from '../../../../src/model/ids';
import { type ExecStage, execStage, webContainer } from '../../../support/exec-stage';

const stopCode = ({ give }: ExecStage) => {
  const list = { cluster: 'demo', desiredStatus: 'STOPPED' };
  const tasks = give('ECS.ListTasks', list, 'taskArns') as string[];
  if (tasks.length === 0) return null;
  const end = 'tasks[0].[stopCode, containers[0].exitCode]';
  return give('ECS.DescribeTasks', { cluster: 'demo', tasks }, end);
};

const NAMED_PORT = { containerPort: 80, name: 'http' };

describe('files', () => {
  test('are written, read, listed and removed; what is not there says so', () => {
    const { exec } = execStage();
    expect(exec('mkdir -p /data/x && echo one > /data/a && echo two >> /data/a').output).toBe('');
    expect(exec('cat /data/a; ls /data').output).toBe('one\ntwo\na\nx\n');
    expect(exec('ls -l /data/a').output).toMatch(/^total 4\n-rw-r--r--.* 8 .* \/data\/a\n$/);
    expect(exec('cat /data/*').output).toBe(
      'one\ntwo\n' + "cat: can't open '/data/x': Is a directory\n",
    );
    expect(exec('rm /data/x').output).toBe("rm: can't remove '/data/x': Is a directory\n");
    expect(exec('rm -rf /data; ls /data')).toEqual({
      output: 'ls: /data: No such file or directory\n',
      exitCode: 1,
    });
    expect(exec('cd /nope').exitCode).toBe(2);
    expect(exec('rm -f /nope').exitCode).toBe(0);
  });

  test('go with the task: its replacement has an empty disk', () => {
    const stage = execStage();
    stage.exec('touch /tmp/mine');
    stage.give('Sandbox.InjectFault', { type: 'crash-container', service: 'web' });
    stage.wait(120);
    expect(stage.exec('ls /tmp').output).toBe('');
  });

  test('df shows the ephemeral storage and what the image takes of it', () => {
    const { exec } = execStage();
    expect(exec('df -h').output).toMatch(/overlay +20G +400M +20G +2% \/\n$/);
  });
});

describe('environment', () => {
  const variables = (stage: ExecStage) =>
    Object.fromEntries(
      stage
        .exec('env')
        .output.trimEnd()
        .split('\n')
        .map((line) => [line.split('=')[0], line.slice(line.indexOf('=') + 1)]),
    ) as Record<string, string>;

  test('has what ECS, the definition and secrets say', () => {
    const arn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db';
    const own = webContainer({
      environment: [{ name: 'MODE', value: 'live' }],
      secrets: [{ name: 'TOKEN', valueFrom: arn }],
    });
    const stage = execStage({ definition: { containerDefinitions: [own] } });
    const env = variables(stage);
    expect(env).toMatchObject({ MODE: 'live', AWS_EXECUTION_ENV: 'AWS_ECS_FARGATE' });
    expect(env['ECS_CONTAINER_METADATA_URI_V4']).toMatch(/^http:\/\/169\.254\.170\.2\/v4\//);
    expect(env['TOKEN']).toBeDefined();
    const task = lastPart(stage.task());
    const metadata = stage.exec('curl -s $ECS_CONTAINER_METADATA_URI_V4/task').output;
    expect(JSON.parse(metadata)).toMatchObject({ TaskARN: stage.task(), KnownStatus: 'RUNNING' });
    expect(env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI']).toBe(`/v2/credentials/${task}`);
  });

  test('overrides of a task come last', () => {
    const stage = execStage();
    const { give } = stage;
    const override = { name: 'web', environment: [{ name: 'MODE', value: 'once' }] };
    const run = {
      cluster: 'demo',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      enableExecuteCommand: true,
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
      overrides: { containerOverrides: [override] },
    };
    const task = give('ECS.RunTask', run, 'tasks[0].taskArn');
    stage.wait(60);
    expect(stage.exec('printenv MODE', { task }).output).toBe('once\n');
    expect(stage.exec('printenv MODE')).toEqual({ output: '', exitCode: 1 });
  });
});

describe('requests from inside', () => {
  test('curl gets what the image answers, and nothing where nothing listens', () => {
    const stage = execStage();
    const { exec } = stage;
    expect(exec('curl localhost').output).toBe('Hello from web (web:1)\n');
    expect(exec("curl -s -o /dev/null -w '%{http_code}' localhost/nope").output).toBe('200');
    expect(exec('curl localhost:81')).toEqual({
      output: 'curl: (7) Failed to connect to localhost port 81 after 0 ms: Connection refused\n',
      exitCode: 7,
    });
    expect(exec('curl nowhere.test').output).toBe(
      'curl: (6) Could not resolve host: nowhere.test\n',
    );
    stage.give('Sandbox.InjectFault', { type: 'fail-health-check', service: 'web' });
    expect(exec('curl -f localhost').exitCode).toBe(22);
    stage.give('Sandbox.InjectFault', { type: 'hang-task', service: 'web' });
    expect(exec('curl -m 2 localhost').output).toBe(
      'curl: (28) Operation timed out after 2000 milliseconds with 0 bytes received\n',
    );
  });

  test('another task answers by its address, unless a security group keeps it out', () => {
    const stage = execStage({ service: { desiredCount: 2 } });
    const other = stage.give(
      'ECS.DescribeTasks',
      { cluster: 'demo', tasks: [lastPart(otherTask(stage))] },
      'tasks[0].containers[0].networkInterfaces[0].privateIpv4Address',
    ) as string;
    expect(stage.exec(`curl ${other}`).output).toBe('Hello from web (web:1)\n');
    expect(stage.exec(`curl ip-${other.replaceAll('.', '-')}.ec2.internal`).exitCode).toBe(0);
    stage.give('Sandbox.InjectFault', { type: 'block-security-group', task: otherTask(stage) });
    expect(stage.exec(`curl ${other}`).exitCode).toBe(28);
  });

  const otherTask = ({ give }: ExecStage) =>
    give('ECS.ListTasks', { cluster: 'demo' }, 'taskArns[1]') as string;

  test('looking counts nowhere', () => {
    const stage = execStage();
    stage.exec('curl localhost; curl localhost');
    stage.wait(5);
    expect(stage.give('Sandbox.GetMetrics', {}, 'requestCount')).toBe(0);
  });

  test('names of Service Connect lead through the proxy to the tasks behind it', () => {
    const { exec } = execStage({
      definition: { containerDefinitions: [webContainer({ portMappings: [NAMED_PORT] })] },
      service: {
        serviceConnectConfiguration: {
          enabled: true,
          namespace: 'internal',
          services: [{ portName: 'http', clientAliases: [{ port: 8080, dnsName: 'api' }] }],
        },
      },
    });
    expect(exec('cat /etc/hosts').output).toContain('127.255.0.1 api\n');
    expect(exec('nslookup api').output).toContain('Address: 127.255.0.1\n');
    expect(exec('curl -s http://api:8080/').output).toContain('Hello from web');
    expect(exec('curl -s http://api:8081/')).toMatchObject({ exitCode: 7 });
  });

  test('nslookup knows its own host and what is not there', () => {
    const { exec } = execStage();
    expect(exec('nslookup localhost').output).toContain('Address: 127.0.0.1');
    expect(exec('nslookup nowhere.test')).toMatchObject({ exitCode: 1 });
  });
});

describe('processes', () => {
  test('fact T7.1-4: number 1 is the container’s own, and the session runs as root', () => {
    const { exec } = execStage();
    const lines = exec('ps').output.split('\n');
    expect(lines[1]).toMatch(/^ +1 root .* \/app\/web$/);
    expect(lines[2]).toContain('amazon-ssm-agent');
    expect(exec('id').output).toBe('uid=0(root) gid=0(root) groups=0(root)\n');
  });

  test('ending it ends the container, and with it the task', () => {
    const stage = execStage();
    stage.exec('kill 1');
    expect(stopCode(stage)).toBe(null);
    stage.wait(2);
    expect(stopCode(stage)).toEqual(['EssentialContainerExited', 0]);
  });

  test('SIGKILL to number 1 from within does nothing, as on Linux; one under an init dies', () => {
    const stage = execStage();
    stage.exec('kill -9 1');
    stage.wait(2);
    expect(stopCode(stage)).toBe(null);
    const withInit = webContainer({ linuxParameters: { initProcessEnabled: true } });
    const other = execStage({ definition: { containerDefinitions: [withInit] } });
    other.exec('kill -KILL 7');
    other.wait(2);
    expect(stopCode(other)).toEqual(['EssentialContainerExited', 137]);
  });

  test('an image that ignores SIGTERM stays', () => {
    const stage = execStage({}, ({ give }) =>
      give('Sandbox.PutImage', { image: 'web:1', sigtermExit: 'never' }),
    );
    stage.exec('kill 1');
    stage.wait(60);
    expect(stopCode(stage)).toBe(null);
  });
});

test('what it does not know it says so', () => {
  const { exec } = execStage();
  expect(exec('frobnicate -x')).toEqual({ output: 'sh: frobnicate: not found\n', exitCode: 127 });
  // Names that every object has are no commands.
  for (const name of ['constructor', 'toString', '__proto__']) {
    expect(exec(name)).toEqual({ output: `sh: ${name}: not found\n`, exitCode: 127 });
  }
  expect(exec('ls | wc').exitCode).toBe(2);
  expect(exec('false || echo no && echo yes; echo $?').output).toBe('no\nyes\n0\n');
  expect(exec("sh -c 'cd /tmp; pwd'; pwd").output).toBe('/tmp\n/\n');
  expect(exec('date').output).toMatch(/^Thu Jan {2}1 00:01:00 UTC 2026\n$/);
  expect(exec('help').output).toContain('nslookup');
});
