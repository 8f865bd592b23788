import { dateInWords } from '../../model/calendar';
import { toEpochSeconds, toSeconds } from '../../model/sim-time';
import { definitionOf } from '../control-plane/task-facts';
import { environmentOf, hostnameOf } from './environment';
import { columns } from './file-commands';
import { failed, lettersAndRest, type ShellCommand, type ShellPlace, shown } from './shell-place';

/** What a container is, and what it has. */
const echo: ShellCommand = (_place, args) => {
  const options = args.findIndex((arg) => !/^-[neE]+$/.test(arg));
  const from = options < 0 ? args.length : options;
  const letters = args.slice(0, from).join('');
  const text = args.slice(from).join(' ');
  const said = letters.includes('e') ? text.replaceAll('\\n', '\n').replaceAll('\\t', '\t') : text;
  return shown(letters.includes('n') ? said : `${said}\n`);
};

const env: ShellCommand = (place) =>
  shown([...variables(place)].map(([name, value]) => `${name}=${value}\n`).join(''));

const printenv: ShellCommand = (place, args) => {
  if (args.length === 0) return env(place, args);
  const value = variables(place).get(args[0]!);
  return value === undefined ? failed('') : shown(`${value}\n`);
};

const variables = ({ ctx, task, container, cwd }: ShellPlace): Map<string, string> =>
  environmentOf(ctx, task, container).set('PWD', cwd);

/** ECS Exec runs as root, whoever the container's own user is. */
const whoami: ShellCommand = () => shown('root\n');
const id: ShellCommand = () => shown('uid=0(root) gid=0(root) groups=0(root)\n');

const hostname: ShellCommand = ({ ctx, task, container }, args) =>
  shown(args.includes('-i') ? `${task.privateIp}\n` : `${hostnameOf(ctx, task, container)}\n`);

const date: ShellCommand = ({ ctx }) => shown(`${dateInWords(toEpochSeconds(ctx.kernel.now))}\n`);

const uptime: ShellCommand = ({ ctx, task, container }) => {
  const minutes = Math.floor(
    (toSeconds(ctx.kernel.now) - toSeconds(container.startedAt ?? ctx.kernel.now)) / 60,
  );
  const hours = Math.floor(minutes / 60);
  const up = hours > 0 ? `${hours}:${String(minutes % 60).padStart(2, '0')}` : `${minutes} min`;
  const { cpuPercent } = ctx.dataPlane.serverUse(task.server);
  const load = ((cpuPercent / 100) * (Number(task.cpu) / 1024)).toFixed(2);
  const [, , , time = ''] = dateInWords(toEpochSeconds(ctx.kernel.now)).split(/\s+/);
  return shown(` ${time} up ${up},  load average: ${load}, ${load}, ${load}\n`);
};

const uname: ShellCommand = ({ ctx, task, container }, args) => {
  const { runtimePlatform } = definitionOf(ctx, task).carried as {
    runtimePlatform?: { cpuArchitecture?: string };
  };
  const machine = runtimePlatform?.cpuArchitecture === 'ARM64' ? 'aarch64' : 'x86_64';
  if (args.includes('-m')) return shown(`${machine}\n`);
  const name = hostnameOf(ctx, task, container);
  return shown(args.includes('-a') ? `Linux ${name} 6.1.0 ${machine} GNU/Linux\n` : 'Linux\n');
};

/** The memory that the task may have; what its server and its other containers use of it. */
const free: ShellCommand = ({ ctx, task }, args) => {
  const isMega = lettersAndRest(args).letters.has('m');
  const total = Number(task.memory);
  const { memoryMib } = ctx.dataPlane.serverUse(task.server);
  const size = (mib: number) => String(Math.round(isMega ? mib : mib * 1024));
  const used = Math.round(Math.min(total, memoryMib));
  return shown(
    columns([
      ['', 'total', 'used', 'free', ''],
      ['Mem:', size(total), size(used), size(total - used), ''],
      ['Swap:', '0', '0', '0', ''],
    ]).replaceAll(' \n', '\n'),
  );
};

const exit: ShellCommand = (place, [code]) => {
  place.isOver = true;
  return { out: '', err: '', code: code === undefined ? place.lastCode : Number(code) || 0 };
};

export const SYSTEM_COMMANDS: Readonly<Record<string, ShellCommand>> = {
  date,
  echo,
  env,
  exit,
  false: () => failed(''),
  free,
  hostname,
  id,
  printenv,
  true: () => shown(''),
  uname,
  uptime,
  whoami,
};
