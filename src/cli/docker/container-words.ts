/** `docker ps`, `docker logs`, `docker exec` …: commands about containers and images. */
import { type DockerEqual, equal, has, line, type Names, plainWords, valueOf } from './known-names';
import { runEqual } from './run-words';

type Words = readonly string[];
type Equal = (words: Words, names: Names) => DockerEqual;

/** The equal of a command about containers or images. */
export function containerEqual(command: string, words: Words, names: Names): DockerEqual {
  const known = Object.hasOwn(EQUALS, command) ? EQUALS[command] : undefined;
  if (known) return known(words, names);
  return equal(
    'There is no Docker here: containers run in tasks of Amazon ECS, which aws ecs speaks to.',
    'aws ecs help',
  );
}

const TASK_COLUMNS =
  "--query 'tasks[].{task:taskArn,image:containers[0].image,status:lastStatus,started:startedAt}' --output table";
const MOST_TASKS = 10;

const EQUALS: Readonly<Record<string, Equal>> = {
  ps: (words, names) => psEqual(asksForStopped(words), names),
  run: runEqual,
  create: runEqual,
  start: (words, names) => startEqual(words, names),
  exec: execEqual,
  attach: (words, names) => execEqual([...plainWords(words), '/bin/sh'], names),
  top: (words, names) => execEqual([...plainWords(words).slice(0, 1), 'ps', 'aux'], names),
  cp: (words, names) => execEqual([(plainWords(words)[0] ?? '').split(':')[0] ?? '', 'ls'], names),
  logs: logsEqual,
  stop: stopEqual,
  kill: killEqual,
  rm: removeEqual,
  restart: restartEqual,
  pause: () => equal('ECS does not pause containers; it runs them or stops them.'),
  wait: (words, names) => {
    const { id, cluster } = names.task(plainWords(words)[0]);
    return equal(
      'A waiter asks until the task has stopped.',
      `aws ecs wait tasks-stopped --cluster ${cluster} --tasks ${id}`,
    );
  },
  inspect: inspectEqual,
  port: portEqual,
  stats: (words, names) => {
    const [name] = plainWords(words);
    const at =
      name !== undefined && names.isTask(name)
        ? { task: names.task(name).id }
        : { service: names.service(name).name };
    return equal(
      'CPU, memory and requests are metrics.',
      line('Sandbox.GetMetrics', { ...at, since: 60 }),
    );
  },
  events: (_, names) =>
    equal(
      'What happened is told by service.',
      line('ECS.DescribeServices', serviceInput(names)) +
        " --query 'services[0].events[:10].message'",
    ),
  images: () =>
    equal(
      'Images live in registries; how each behaves here is declared.',
      'aws sandbox list-images',
      'aws ecr describe-repositories',
    ),
  pull: pullEqual,
  build: () =>
    equal(
      'Nothing is built here: name any image, and say how it behaves, if the defaults do not do.',
      'aws sandbox put-image --image <image> --service-time-ms 50',
    ),
  push: (words) => {
    const image = plainWords(words)[0] ?? '<image>';
    const repository = image.replace(/^[^/]*\.[^/]*\//, '').replace(/:[^/]*$/, '');
    return equal(
      'An image that no command declared is there. A repository makes ECR strict about tags.',
      line('ECR.CreateRepository', { repositoryName: repository }),
    );
  },
  login: () => equal('No registry asks for a login here; a task’s execution role pulls.'),
  logout: () => equal('No registry asks for a login here.'),
  tag: () => equal('A tag is part of an image’s name; any name does.'),
  rmi: (words) =>
    equal(
      'Nothing is kept on a machine; what was declared of an image can be forgotten.',
      line('Sandbox.DeleteImage', { image: plainWords(words)[0] ?? '<image>' }),
    ),
  secret: (words) =>
    equal(
      'A secret is kept by Secrets Manager; a task definition names it under secrets.',
      line('SecretsManager.CreateSecret', {
        Name: plainWords(words)[1] ?? '<name>',
        SecretString: 'change-me',
      }),
    ),
  update: () =>
    equal('Nothing changes in a task that runs: register a revision and deploy it instead.'),
  commit: () =>
    equal('What changed inside a container goes with its task: build an image instead.'),
  network: networkEqual,
  volume: volumeEqual,
  system: systemEqual,
  builder: () => equal('Nothing is built here, and nothing is left over from it.'),
  prune: () => equal(NOTHING_TO_TIDY),
  info: (_, names) => versionEqual(names),
  version: (_, names) => versionEqual(names),
};

const versionEqual = (names: Names): DockerEqual =>
  equal(
    'A cluster is what tasks run in.',
    line('ECS.DescribeClusters', { clusters: [names.cluster] }),
  );

function serviceInput(names: Names, name?: string): { cluster: string; services: string[] } {
  const service = names.service(name);
  return { cluster: service.cluster, services: [service.name] };
}

const asksForStopped = (words: Words): boolean =>
  has(words, '-a', '--all', '-aq') ||
  words.some((word) => /(?:^|=)status=(?:exited|dead|removing)$/.test(word));

function psEqual(stopped: boolean, names: Names): DockerEqual {
  const [first] = names.tasks;
  const says = 'Containers run in tasks.';
  if (stopped) {
    return equal(
      `${says} Stopped ones are kept for an hour.`,
      line('ECS.ListTasks', { cluster: names.cluster, desiredStatus: 'STOPPED' }),
    );
  }
  if (!first) return equal(says, line('ECS.ListTasks', { cluster: names.cluster }));
  const tasks = names.tasks.filter(({ cluster }) => cluster === first.cluster).map(({ id }) => id);
  const described = line('ECS.DescribeTasks', {
    cluster: first.cluster,
    tasks: tasks.slice(-MOST_TASKS),
  });
  return equal(says, `${described} ${TASK_COLUMNS}`);
}

function startEqual(words: Words, names: Names): DockerEqual {
  const { cluster, name } = names.service(plainWords(words)[0]);
  return equal(
    'A stopped task stays stopped; a service starts new ones.',
    line('ECS.UpdateService', { cluster, service: name, desiredCount: 1 }),
  );
}

const EXEC_VALUED = ['-e', '--env', '-u', '--user', '-w', '--workdir', '--env-file'];

function execEqual(words: Words, names: Names): DockerEqual {
  const at = words.findIndex(
    (word, i) => !word.startsWith('-') && !EXEC_VALUED.includes(words[i - 1] ?? ''),
  );
  const [name, ...command] = at < 0 ? [] : words.slice(at);
  const { id, cluster, containers } = names.task(name);
  const container = containers.find((one) => one === name) ?? containers[0];
  return equal(
    'ECS Exec runs a command in a task’s container, if the task was started with it enabled.',
    line('ECS.ExecuteCommand', {
      cluster,
      task: id,
      ...(container === undefined ? {} : { container }),
      interactive: true,
      command: command.join(' ') || '/bin/sh',
    }),
  );
}

/** `docker logs` and `docker service logs`. */
export function logsEqual(words: Words, names: Names): DockerEqual {
  const [name] = plainWords(words, ['-n', '--tail', '--since', '--until', '-c', '--container']);
  const since = valueOf(words, '--since');
  const follow = has(words, '-f', '--follow', '-ft', '-tf') ? ' --follow' : '';
  const back = since !== undefined && /^\d+[smhdw]$/.test(since) ? ` --since ${since}` : '';
  return equal(
    'What containers write goes to a log group by the awslogs driver.',
    `aws logs tail ${names.logGroup(name)}${back}${follow}`,
  );
}

/** Not known, and not a number of Docker's or of ECS: it can only be a name, as a service has. */
const isServiceName = (name: string | undefined, names: Names): name is string =>
  name !== undefined &&
  !names.isTask(name) &&
  (names.hasService(name) || (!names.hasTask(name) && !/^[0-9a-f]{6,64}$/.test(name)));

function stopEqual(words: Words, names: Names): DockerEqual {
  const [name] = plainWords(words, ['-t', '--time', '-s', '--signal']);
  if (!isServiceName(name, names)) return killEqual(words, names);
  const { cluster, name: service } = names.service(name);
  return equal(
    'A service would start another task at once: it is asked for none.',
    line('ECS.UpdateService', { cluster, service, desiredCount: 0 }),
  );
}

/** One task is stopped, also where a service starts another. */
function killEqual(words: Words, names: Names): DockerEqual {
  const [name] = plainWords(words, ['-t', '--time', '-s', '--signal']);
  const { id, cluster, service } = names.task(name);
  const says =
    service === undefined
      ? 'Its containers get SIGTERM, then SIGKILL.'
      : `Its containers get SIGTERM, then SIGKILL; service ${service} starts another.`;
  return equal(says, line('ECS.StopTask', { cluster, task: id }));
}

const PORT_COLUMNS =
  "--query 'tasks[].containers[].{container:name,address:networkInterfaces[0].privateIpv4Address,bindings:networkBindings}'";

function portEqual(words: Words, names: Names): DockerEqual {
  const { id, cluster } = names.task(plainWords(words)[0]);
  return equal(
    'A task in awsvpc mode has an address of its own; in bridge mode ports are bound on the instance.',
    `${line('ECS.DescribeTasks', { cluster, tasks: [id] })} ${PORT_COLUMNS}`,
  );
}

const NOTHING_TO_TIDY =
  'Nothing has to be tidied up: a stopped task is gone after an hour, and images and containers ' +
  'on an instance are cleaned up by the ECS agent.';

function networkEqual(words: Words): DockerEqual {
  const [command = 'ls'] = plainWords(words);
  if (command === 'ls' || command === 'list' || command === 'inspect') {
    return equal(
      'Tasks are in subnets of a VPC; security groups say who may talk to whom.',
      'aws ec2 describe-subnets',
      'aws ec2 describe-security-groups',
    );
  }
  return equal(
    'No equal: tasks are in the subnets of a VPC that is there. Who may talk to whom is said by ' +
      'security groups, which a service is created with.',
  );
}

function volumeEqual(words: Words): DockerEqual {
  const [command = 'ls', name = 'data'] = plainWords(words, ['-d', '--driver', '-o', '--opt']);
  switch (command) {
    case 'create':
      return equal(
        'Files that outlive tasks lie in an EFS file system, which a task definition names. ' +
          'Tasks reach it through a mount target in each subnet.',
        line('EFS.CreateFileSystem', {
          CreationToken: name,
          Tags: [{ Key: 'Name', Value: name }],
        }),
      );
    case 'rm':
    case 'remove':
      return equal(
        'A file system goes with its files, once its mount targets are deleted.',
        'aws efs delete-file-system --file-system-id <file-system>',
      );
    case 'prune':
      return equal('No equal: a file system stays until it is deleted.');
    default:
      return equal(
        'Volumes are EFS file systems, EBS volumes or the task’s own storage.',
        'aws efs describe-file-systems',
      );
  }
}

function systemEqual(words: Words, names: Names): DockerEqual {
  const [command = ''] = plainWords(words);
  if (command === 'info') return versionEqual(names);
  if (command === 'events') return containerEqual('events', words.slice(1), names);
  return equal(NOTHING_TO_TIDY);
}

/** What becomes of a service that is removed. */
export function removeEqual(words: Words, names: Names): DockerEqual {
  const [name] = plainWords(words);
  if (isServiceName(name, names)) {
    const { cluster, name: service } = names.service(name);
    return equal(
      'A service is deleted with its tasks.',
      line('ECS.DeleteService', { cluster, service, force: true }),
    );
  }
  const { id, cluster } = names.task(name);
  return equal(
    'A task that is stopped is gone after an hour.',
    line('ECS.StopTask', { cluster, task: id }),
  );
}

/** New tasks in place of the old ones, one deployment. */
export function restartEqual(words: Words, names: Names): DockerEqual {
  const { cluster, name } = names.service(plainWords(words, ['-t', '--time'])[0]);
  return equal(
    'New tasks take the place of the old: a deployment.',
    line('ECS.UpdateService', { cluster, service: name, forceNewDeployment: true }),
  );
}

/** A task or a service in full. */
export function inspectEqual(words: Words, names: Names): DockerEqual {
  const [name] = plainWords(words, ['-f', '--format', '--type']);
  if (name !== undefined && names.hasService(name) && !names.isTask(name)) {
    return equal('A service in full.', line('ECS.DescribeServices', serviceInput(names, name)));
  }
  const { id, cluster } = names.task(name);
  return equal(
    'A task in full, with its containers.',
    line('ECS.DescribeTasks', { cluster, tasks: [id] }),
  );
}

function pullEqual(words: Words): DockerEqual {
  const image = plainWords(words, ['--platform'])[0] ?? '<image>';
  return equal(
    'Each task pulls its images when it starts. How long that takes goes by an image’s size.',
    line('Sandbox.PutImage', { image, sizeMib: 200 }),
  );
}
