/** Options of `docker run`, each with the member of a compose service that says the same. */

type Members = Record<string, unknown>;

/** What is being written: the service, and what a compose file names beside its services. */
export interface RunDraft {
  service: Members;
  volumes: Set<string>;
  networks: Set<string>;
  /** What an option means that no compose file says. */
  notes: string[];
}

/** What an option does with its value; of one that takes none, the value is empty. */
interface RunOption {
  readonly takes: 'value' | 'nothing';
  readonly write: (draft: RunDraft, value: string) => void;
}

const sets = (member: string): RunOption => ({
  takes: 'value',
  write: ({ service }, value) => {
    service[member] = value;
  },
});

const adds = (member: string): RunOption => ({
  takes: 'value',
  write: ({ service }, value) => {
    const list = (service[member] as unknown[] | undefined) ?? [];
    service[member] = [...list, value];
  },
});

const switches = (member: string): RunOption => ({
  takes: 'nothing',
  write: ({ service }) => {
    service[member] = true;
  },
});

const tells = (note: string, takes: RunOption['takes'] = 'nothing'): RunOption => ({
  takes,
  write: ({ notes }) => void notes.push(note),
});

/** A member of a member, such as `healthcheck.interval`. */
const within = (
  member: string,
  key: string,
  of = (value: string): unknown => value,
): RunOption => ({
  takes: 'value',
  write: ({ service }, value) => {
    service[member] = { ...(service[member] as Members | undefined), [key]: of(value) };
  },
});

/** `key=value` pairs that are collected in a map within a member. */
const pairs = (member: string, key?: string): RunOption => ({
  takes: 'value',
  write: ({ service }, value) => {
    const [name, rest] = cut(value);
    if (key === undefined) {
      service[member] = { ...(service[member] as Members | undefined), [name]: rest };
      return;
    }
    const whole = (service[member] as Members | undefined) ?? {};
    service[member] = { ...whole, [key]: { ...(whole[key] as Members | undefined), [name]: rest } };
  },
});

function cut(text: string): [string, string] {
  const sign = text.indexOf('=');
  return sign < 0 ? [text, ''] : [text.slice(0, sign), text.slice(sign + 1)];
}

/** `name:/path` keeps files under a name; `/here:/path` and `./here:/path` are folders. */
const NAMED = /^[A-Za-z0-9][\w.-]*$/;

/** What the shell makes a path of the user's machine of: `$(pwd)/site`, `$HOME/data`. */
const folder = (source: string): string =>
  source
    .replace(/^(?:\$\(pwd\)|`pwd`|\$PWD\b|\$\{PWD\})(?=\/|$)/, '.')
    .replace(/^\.$/, './')
    .replace(/^(?:\$HOME\b|\$\{HOME\})(?=\/|$)/, '~')
    .replace(/^[$`][({]?([^()`{}]*)[)}`]?/, './$1');

const volume: RunOption = {
  takes: 'value',
  write: (draft, value) => {
    const [source = '', ...rest] = value.split(':');
    if (rest.length > 0 && NAMED.test(source)) draft.volumes.add(source);
    adds('volumes').write(draft, rest.length > 0 ? [folder(source), ...rest].join(':') : value);
  },
};

/** `type=volume,source=data,target=/data,readonly` */
const mount: RunOption = {
  takes: 'value',
  write: (draft, value) => {
    const said = new Map(value.split(',').map(cut));
    const asTyped = said.get('source') ?? said.get('src');
    const source = asTyped === undefined ? undefined : folder(asTyped);
    const type = said.get('type') ?? 'volume';
    if (type === 'volume' && source !== undefined) draft.volumes.add(source);
    const list = (draft.service.volumes as unknown[] | undefined) ?? [];
    const item = {
      type,
      ...(source !== undefined && { source }),
      target: said.get('target') ?? said.get('dst') ?? said.get('destination') ?? '',
      ...((said.has('readonly') || said.has('ro')) && { read_only: true }),
    };
    draft.service.volumes = [...list, item];
  },
};

const network: RunOption = {
  takes: 'value',
  write: (draft, value) => {
    if (/^(?:host|none|bridge)$|:/.test(value)) {
      draft.service.network_mode = value;
      return;
    }
    draft.networks.add(value);
    adds('networks').write(draft, value);
  },
};

/** `nofile=1024:2048` */
const ulimit: RunOption = {
  takes: 'value',
  write: ({ service }, value) => {
    const [name, limits] = cut(value);
    const [soft = '', hard = soft] = limits.split(':');
    const both = { soft: Number(soft), hard: Number(hard) };
    service.ulimits = { ...(service.ulimits as Members | undefined), [name]: both };
  },
};

const gpus: RunOption = {
  takes: 'value',
  write: ({ service }, value) => {
    const count = Number(/(\d+)$/.exec(value)?.[1] ?? Number.NaN);
    const device = {
      driver: 'nvidia',
      capabilities: ['gpu'],
      count: Number.isNaN(count) ? 'all' : count,
    };
    const deploy = service.deploy as Members | undefined;
    service.deploy = { ...deploy, resources: { reservations: { devices: [device] } } };
  },
};

const seconds: RunOption = {
  takes: 'value',
  write: ({ service }, value) => {
    service.stop_grace_period = `${value}s`;
  },
};

/** What is removed once it has ended runs once: a task, and no service that starts it again. */
const once: RunOption = {
  takes: 'nothing',
  write: ({ service, notes }) => {
    service.deploy = { ...(service.deploy as Members | undefined), mode: 'replicated-job' };
    notes.push(
      '--rm: a task that has stopped is taken away by itself; it can be described for an hour.',
    );
  },
};

const noHealthCheck: RunOption = {
  takes: 'nothing',
  write: ({ service }) => {
    service.healthcheck = { disable: true };
  },
};

/** By the option as it is typed; https://docs.docker.com/reference/cli/docker/container/run/ */
export const RUN_OPTIONS: Readonly<Record<string, RunOption>> = {
  '-p': adds('ports'),
  '--publish': adds('ports'),
  '--expose': adds('expose'),
  '-P': tells('-P publishes what the image exposes: an image says nothing of that here.'),
  '--publish-all': tells(
    '-P publishes what the image exposes: an image says nothing of that here.',
  ),
  '-v': volume,
  '--volume': volume,
  '--mount': mount,
  '--tmpfs': adds('tmpfs'),
  '--volumes-from': adds('volumes_from'),
  '-e': adds('environment'),
  '--env': adds('environment'),
  '--env-file': adds('env_file'),
  '-m': sets('mem_limit'),
  '--memory': sets('mem_limit'),
  '--memory-reservation': sets('mem_reservation'),
  '--memory-swap': sets('memswap_limit'),
  '--cpus': sets('cpus'),
  '-c': sets('cpu_shares'),
  '--cpu-shares': sets('cpu_shares'),
  '--shm-size': sets('shm_size'),
  '--pids-limit': sets('pids_limit'),
  '--restart': sets('restart'),
  '--network': network,
  '--net': network,
  '--link': adds('links'),
  '--add-host': adds('extra_hosts'),
  '--dns': adds('dns'),
  '--dns-search': adds('dns_search'),
  '-h': sets('hostname'),
  '--hostname': sets('hostname'),
  '-u': sets('user'),
  '--user': sets('user'),
  '-w': sets('working_dir'),
  '--workdir': sets('working_dir'),
  '--entrypoint': sets('entrypoint'),
  '-l': pairs('labels'),
  '--label': pairs('labels'),
  '--health-cmd': within('healthcheck', 'test'),
  '--health-interval': within('healthcheck', 'interval'),
  '--health-timeout': within('healthcheck', 'timeout'),
  '--health-retries': within('healthcheck', 'retries', Number),
  '--health-start-period': within('healthcheck', 'start_period'),
  '--no-healthcheck': noHealthCheck,
  '--log-driver': within('logging', 'driver'),
  '--log-opt': pairs('logging', 'options'),
  '--ulimit': ulimit,
  '--cap-add': adds('cap_add'),
  '--cap-drop': adds('cap_drop'),
  '--device': adds('devices'),
  '--sysctl': pairs('sysctls'),
  '--security-opt': adds('security_opt'),
  '--gpus': gpus,
  '--privileged': switches('privileged'),
  '--read-only': switches('read_only'),
  '--init': switches('init'),
  '-t': switches('tty'),
  '--tty': switches('tty'),
  '-i': switches('stdin_open'),
  '--interactive': switches('stdin_open'),
  '--platform': sets('platform'),
  '--pull': sets('pull_policy'),
  '--stop-signal': sets('stop_signal'),
  '--stop-timeout': seconds,
  '--pid': sets('pid'),
  '--ipc': sets('ipc'),
  '--userns': sets('userns_mode'),
  '-d': tells(''),
  '--detach': tells(''),
  '--rm': once,
  '--ip': tells('--ip: a task gets an address of its subnet, and another one each time.', 'value'),
  '--cidfile': tells('--cidfile: a task is found by its ARN, which run-task answers.', 'value'),
};
