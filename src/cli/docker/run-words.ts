/** `docker run`: a task definition, and a task of it. */
import { type DockerEqual, equal, line, type Names } from './known-names';

const VALUED = (
  '-p --publish -e --env --name -m --memory --cpus -v --volume --network -u --user -w --workdir ' +
  '-h --hostname -l --label --restart --env-file --entrypoint --mount --add-host --platform --pull ' +
  '--health-cmd --health-interval --log-driver --log-opt --ulimit --cap-add --gpus --shm-size --ip'
).split(' ');

/** Fargate's smallest sizes: CPU units, and MiB of memory that go with them. */
const SIZES: readonly [cpu: number, memory: readonly number[]][] = [
  [256, [512, 1024, 2048]],
  [512, [1024, 2048, 3072, 4096]],
  [1024, [2048, 3072, 4096, 5120, 6144, 7168, 8192]],
  [2048, [4096, 8192, 12288, 16384]],
  [4096, [8192, 16384, 30720]],
];

export function runEqual(words: readonly string[], names: Names): DockerEqual {
  const given = new Map<string, string[]>();
  let at = 0;
  while (at < words.length && (words[at] ?? '').startsWith('-')) {
    const [name = '', ...rest] = (words[at] ?? '').split('=');
    const attached = rest.length > 0 ? rest.join('=') : undefined;
    const takesNext = attached === undefined && VALUED.includes(name);
    const value = attached ?? (takesNext ? (words[at + 1] ?? '') : '');
    given.set(name, [...(given.get(name) ?? []), value]);
    at += takesNext ? 2 : 1;
  }
  const [image = '<image>', ...command] = words.slice(at);
  const all = (...options: string[]) => options.flatMap((option) => given.get(option) ?? []);
  const family = all('--name').at(-1) ?? familyOf(image);
  const environment = all('-e', '--env').map(variable);
  const portMappings = all('-p', '--publish').flatMap(port);
  const [cpu, memory] = sizeFor(
    Number(all('--cpus').at(-1) ?? 0),
    mebibytes(all('-m', '--memory').at(-1)),
  );
  const definition = line('ECS.RegisterTaskDefinition', {
    family,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: String(cpu),
    memory: String(memory),
    containerDefinitions: [
      {
        name: family,
        image,
        ...(command.length > 0 ? { command } : {}),
        ...(environment.length > 0 ? { environment } : {}),
        ...(portMappings.length > 0 ? { portMappings } : {}),
      },
    ],
  });
  const cluster = names.clusters[0] ?? 'default';
  const network = {
    awsvpcConfiguration: { subnets: ['subnet-a'], assignPublicIp: 'ENABLED' as const },
  };
  const task = line('ECS.RunTask', {
    cluster,
    taskDefinition: family,
    launchType: 'FARGATE',
    networkConfiguration: network,
  });
  const made =
    names.clusters.length > 0 ? [] : [line('ECS.CreateCluster', { clusterName: cluster })];
  return equal(
    'A container is part of a task definition; a task of it runs once. A service would keep it running.',
    ...made,
    definition,
    task,
  );
}

const familyOf = (image: string): string => {
  const bare = image.slice(image.lastIndexOf('/') + 1).replace(/[:@].*$/, '');
  return bare.replace(/[^\w-]/g, '-').replace(/^-+|-+$/g, '') || 'app';
};

function variable(text: string): { name: string; value: string } {
  const sign = text.indexOf('=');
  return sign < 0
    ? { name: text, value: '' }
    : { name: text.slice(0, sign), value: text.slice(sign + 1) };
}

/** `8080:80`, `127.0.0.1:8080:80/tcp`, `80`: the container's side, as awsvpc has no other. */
function port(text: string): { containerPort: number; protocol?: 'tcp' | 'udp' }[] {
  const found = /(?:^|:)(\d{1,5})(?:\/(tcp|udp))?$/.exec(text);
  if (!found) return [];
  const protocol = found[2] as 'tcp' | 'udp' | undefined;
  return [{ containerPort: Number(found[1]), ...(protocol ? { protocol } : {}) }];
}

function mebibytes(text: string | undefined): number {
  const found = /^(\d+)([bkmg]?)b?$/i.exec(text ?? '');
  if (!found) return 0;
  const unit: Record<string, number> = {
    b: 1 / 1_048_576,
    k: 1 / 1024,
    m: 1,
    g: 1024,
    '': 1 / 1_048_576,
  };
  return Number(found[1]) * (unit[(found[2] ?? '').toLowerCase()] ?? 1);
}

/** The smallest size that has as much; the largest of the table if none has. */
function sizeFor(cpus: number, memory: number): [number, number] {
  for (const [cpu, sizes] of SIZES) {
    const enough = sizes.find((size) => size >= memory);
    if (cpu >= cpus * 1024 && enough !== undefined) return [cpu, enough];
  }
  return [4096, 30720];
}
