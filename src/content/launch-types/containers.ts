import {
  type Capability,
  cell,
  FARGATE_PAGE,
  guide,
  MANAGED_PAGE,
  managedCell,
  reference,
} from './capability';
import {
  fargateRefuses,
  inCluster,
  onFargate,
  onInstances,
  runsOnFargate,
  runsOnInstances,
} from './trial-scripts';

const MANAGED_PARAMETERS = guide('task_definition_parameters-managed-instances');
const DEVICE = '"linuxParameters":{"devices":[{"hostPath":"/dev/fuse"}]}';
const SYS_ADMIN = '"linuxParameters":{"capabilities":{"add":["SYS_ADMIN"]}}';
const NOFILE = '"ulimits":[{"name":"nofile","softLimit":4096,"hardLimit":8192}]';
const HARD_LIMIT = "--query 'taskDefinition.containerDefinitions[0].ulimits[0].hardLimit'";
const SYSLOG = '"logConfiguration":{"logDriver":"syslog"}';
const CONTAINERS_RUN_NO_CODE = 'It is taken and shown; containers of the sandbox run no code.';

/** What a task and its containers may ask for. */
export const CONTAINERS: readonly Capability[] = [
  {
    id: 'task-size',
    title: 'Any CPU and memory for a task',
    group: 'Containers',
    cells: {
      fargate: cell('partly', 'One of 77 pairs, from 0.25 to 32 vCPU.', FARGATE_PAGE, {
        trial: {
          script: onFargate().replace('--memory 512', '--memory 4096'),
          ends: { refused: 'No Fargate configuration exists for given values: 256 CPU' },
        },
      }),
      ec2: cell('yes', 'Whatever fits on an instance.', reference('RegisterTaskDefinition'), {
        trial: runsOnInstances({ task: '--cpu 300 --memory 700' }),
      }),
      managed: managedCell('yes', 'CPU from 0.125 to 10 vCPU, any memory.', MANAGED_PARAMETERS),
    },
  },
  {
    id: 'no-task-size',
    title: 'No size for the task, only for containers',
    group: 'Containers',
    cells: {
      fargate: cell('no', 'A task must say CPU and memory.', FARGATE_PAGE, {
        trial: {
          script: onFargate().replace('--cpu 256 --memory 512', ''),
          ends: { refused: "Fargate requires that 'cpu' be defined at the task level." },
        },
      }),
      ec2: cell('yes', 'Both are optional there.', reference('RegisterTaskDefinition'), {
        trial: runsOnInstances(),
      }),
      managed: managedCell('yes', 'Both are optional there, too.', MANAGED_PARAMETERS),
    },
  },
  {
    id: 'privileged',
    title: 'Privileged containers',
    group: 'Containers',
    cells: {
      fargate: cell('no', 'A privileged container is refused.', FARGATE_PAGE, {
        trial: fargateRefuses('do not support privileged containers', {
          container: '"privileged":true',
        }),
      }),
      ec2: cell('yes', 'As good as root on the instance.', reference('ContainerDefinition'), {
        trial: {
          ...runsOnInstances({ container: '"privileged":true' }),
          shows: CONTAINERS_RUN_NO_CODE,
        },
      }),
      managed: managedCell('yes', 'Where the task definition asks for it.', MANAGED_PARAMETERS),
    },
  },
  {
    id: 'capabilities',
    title: 'More Linux capabilities',
    group: 'Containers',
    cells: {
      fargate: cell('partly', 'SYS_PTRACE may be added, no other.', FARGATE_PAGE, {
        trial: fargateRefuses('adding capabilities other than SYS_PTRACE', {
          container: SYS_ADMIN,
        }),
      }),
      ec2: cell('yes', 'Any that Docker knows.', reference('KernelCapabilities'), {
        trial: { ...runsOnInstances({ container: SYS_ADMIN }), shows: CONTAINERS_RUN_NO_CODE },
      }),
      managed: managedCell(
        'yes',
        'Among the reasons to take them in place of Fargate.',
        guide('managed-instances-security'),
      ),
    },
  },
  {
    id: 'devices',
    title: 'Devices, shared memory, tmpfs, swap',
    group: 'Containers',
    cells: {
      fargate: cell('no', 'Each of them is refused.', FARGATE_PAGE, {
        trial: fargateRefuses('do not support devices', { container: DEVICE }),
      }),
      ec2: cell('yes', 'By linuxParameters.', reference('LinuxParameters'), {
        trial: { ...runsOnInstances({ container: DEVICE }), shows: CONTAINERS_RUN_NO_CODE },
      }),
      managed: managedCell('partly', 'No shared memory size, tmpfs or swap.', MANAGED_PAGE),
    },
  },
  {
    id: 'ulimits',
    title: 'Limits of processes (ulimits)',
    group: 'Containers',
    cells: {
      fargate: cell('partly', 'Open files (nofile); the rest is what the host has.', FARGATE_PAGE, {
        trial: {
          ...inCluster(`${onFargate({ container: NOFILE })} ${HARD_LIMIT}`, { prints: '8192' }),
          shows: CONTAINERS_RUN_NO_CODE,
        },
      }),
      ec2: cell('yes', 'Any, in place of what Docker sets.', reference('Ulimit'), {
        trial: {
          ...inCluster(`${onInstances({ container: NOFILE })} ${HARD_LIMIT}`, { prints: '8192' }),
          shows: CONTAINERS_RUN_NO_CODE,
        },
      }),
      managed: managedCell('yes', 'Any.', MANAGED_PARAMETERS),
    },
  },
  {
    id: 'pid-mode',
    title: "The host's process list (pidMode host)",
    group: 'Containers',
    cells: {
      fargate: cell('no', 'Only the processes of the task, by pidMode task.', FARGATE_PAGE, {
        trial: fargateRefuses("do not support pidMode 'host'", { task: '--pid-mode host' }),
      }),
      ec2: cell(
        'yes',
        'The task sees all processes of its instance.',
        reference('TaskDefinition'),
        {
          trial: runsOnInstances({ task: '--pid-mode host' }),
        },
      ),
      managed: managedCell('yes', 'As on EC2.', MANAGED_PARAMETERS),
    },
  },
  {
    id: 'gpu',
    title: 'GPUs',
    group: 'Containers',
    cells: {
      fargate: cell('no', 'A container that asks for one is refused.', FARGATE_PAGE, {
        trial: fargateRefuses('do not support GPU resource requirements', {
          container: '"resourceRequirements":[{"type":"GPU","value":"1"}]',
        }),
      }),
      ec2: cell('yes', 'On instance types that have them, with the GPU image.', guide('ecs-gpu'), {
        trial: {
          ...runsOnInstances({
            container: '"resourceRequirements":[{"type":"GPU","value":"1"}]',
          }),
          shows: 'The sandbox keeps and shows it; it has no types with GPUs, and any will do.',
        },
      }),
      managed: managedCell('yes', 'The drivers are there.', guide('managed-instances-gpu')),
    },
  },
  {
    id: 'arm',
    title: 'ARM64 (Graviton)',
    group: 'Containers',
    cells: {
      fargate: cell('yes', 'By the runtime platform.', guide('ecs-arm64'), {
        trial: runsOnFargate({
          task: '--runtime-platform cpuArchitecture=ARM64,operatingSystemFamily=LINUX',
        }),
      }),
      ec2: cell('yes', 'On an ARM instance type, such as t4g.medium.', guide('ecs-arm64'), {
        trial: (() => {
          const { script, ends } = runsOnInstances({
            task: '--runtime-platform cpuArchitecture=ARM64,operatingSystemFamily=LINUX',
          });
          return { script: script.replace('m5.large', 't4g.medium'), ends };
        })(),
      }),
      managed: managedCell('yes', 'Say so, or any architecture may be taken.', MANAGED_PARAMETERS),
    },
  },
  {
    id: 'windows',
    title: 'Windows containers',
    group: 'Containers',
    cells: {
      fargate: cell('yes', 'Windows Server, on x86.', guide('windows-considerations'), {
        untried: 'The sandbox has no Windows.',
      }),
      ec2: cell('yes', 'On Windows instances.', guide('windows_task_definitions'), {
        untried: 'The sandbox has no Windows.',
      }),
      managed: managedCell('no', 'Linux only.', MANAGED_PAGE),
    },
  },
  {
    id: 'log-drivers',
    title: "Docker's other log drivers (syslog, json-file …)",
    group: 'Containers',
    cells: {
      fargate: cell('no', 'awslogs, splunk and awsfirelens only.', FARGATE_PAGE, {
        trial: fargateRefuses("do not support log driver 'syslog'", { container: SYSLOG }),
      }),
      ec2: cell('yes', 'Those that its agent has.', reference('LogConfiguration'), {
        trial: {
          ...runsOnInstances({ container: SYSLOG }),
          shows: 'Drivers other than awslogs are kept and shown, and log nowhere.',
        },
      }),
      managed: managedCell('no', 'The same three as on Fargate.', MANAGED_PARAMETERS),
    },
  },
];
