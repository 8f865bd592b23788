import { type Capability, cell, FARGATE_PAGE, guide, managedCell, reference } from './capability';
import {
  askTasks,
  fargateRefuses,
  instances,
  instanceService,
  onInstances,
  runsOnFargate,
  runsOnInstances,
} from './trial-scripts';

const ONLY_AWSVPC = "Fargate only supports network mode 'awsvpc'.";
const MANAGED_NETWORK = guide('managed-instance-networking');
const INTERFACE = 'tasks[0].attachments[0].type';

/** What a task's network looks like, and who reaches it. */
export const NETWORK: readonly Capability[] = [
  {
    id: 'awsvpc',
    title: 'A network interface for each task (awsvpc)',
    group: 'Network',
    cells: {
      fargate: cell('yes', 'Always: there is no other mode.', guide('fargate-task-networking'), {
        trial: runsOnFargate({ query: INTERFACE }, 'ElasticNetworkInterface'),
      }),
      ec2: cell(
        'yes',
        'As many tasks as the instance has interfaces for; trunking gives it more.',
        guide('task-networking-awsvpc'),
        { trial: runsOnInstances({ mode: 'awsvpc', query: INTERFACE }, 'ElasticNetworkInterface') },
      ),
      managed: managedCell('yes', 'It is what they take where nothing is said.', MANAGED_NETWORK),
    },
  },
  {
    id: 'bridge',
    title: 'Network mode bridge',
    group: 'Network',
    cells: {
      fargate: cell('no', 'A task definition in this mode is refused.', FARGATE_PAGE, {
        trial: fargateRefuses(ONLY_AWSVPC, { mode: 'bridge' }),
      }),
      ec2: cell(
        'yes',
        'What Linux instances take where nothing is said.',
        guide('networking-networkmode-bridge'),
        { trial: runsOnInstances() },
      ),
      managed: managedCell('no', 'Only awsvpc and host.', MANAGED_NETWORK),
    },
  },
  {
    id: 'host',
    title: 'Network mode host',
    group: 'Network',
    cells: {
      fargate: cell('no', 'There is no host of yours to share.', FARGATE_PAGE, {
        trial: fargateRefuses(ONLY_AWSVPC, { mode: 'host' }),
      }),
      ec2: cell(
        'yes',
        "The container's ports are the instance's.",
        guide('networking-networkmode-host'),
        { trial: runsOnInstances({ mode: 'host' }) },
      ),
      managed: managedCell('yes', 'One task of a port to an instance.', MANAGED_NETWORK),
    },
  },
  {
    id: 'none',
    title: 'Network mode none',
    group: 'Network',
    cells: {
      fargate: cell('no', 'A task always has its interface.', FARGATE_PAGE, {
        trial: fargateRefuses(ONLY_AWSVPC, { mode: 'none' }),
      }),
      ec2: cell(
        'yes',
        'No way in or out, and no port mappings.',
        reference('RegisterTaskDefinition'),
        { trial: runsOnInstances({ mode: 'none' }) },
      ),
      managed: managedCell(
        'partly',
        'The API reference lists it, the guide has awsvpc and host only.',
        reference('ManagedInstancesNetworkConfiguration'),
      ),
    },
  },
  {
    id: 'host-ports',
    title: 'Another port outside than inside (8080:80)',
    group: 'Network',
    cells: {
      fargate: cell('no', 'Outside it is the same port, at an address of its own.', FARGATE_PAGE, {
        trial: fargateRefuses('the host ports and container ports in port mappings must match', {
          container: '"portMappings":[{"containerPort":80,"hostPort":8080}]',
        }),
      }),
      ec2: cell('yes', 'In mode bridge.', reference('PortMapping'), {
        trial: runsOnInstances(
          {
            container: '"portMappings":[{"containerPort":80,"hostPort":8080}]',
            query: 'tasks[0].containers[0].networkBindings[0].hostPort',
          },
          '8080',
        ),
      }),
      managed: managedCell(
        'no',
        'Ports are mapped one to one in both of their modes.',
        guide('task_definition_parameters-managed-instances'),
      ),
    },
  },
  {
    id: 'dynamic-ports',
    title: 'Ports chosen at start (dynamic host ports)',
    group: 'Network',
    cells: {
      fargate: cell(
        'no',
        'Nor is there a need: tasks do not share an address.',
        reference('PortMapping'),
        {
          trial: {
            ...runsOnFargate(
              {
                container: '"portMappings":[{"containerPort":80,"hostPort":0}]',
                query: 'length(tasks[0].containers[0].networkBindings)',
              },
              '0',
            ),
            shows: 'The task is bound to no port of a host.',
          },
        },
      ),
      ec2: cell('yes', 'In mode bridge, with host port 0.', reference('PortMapping'), {
        trial: {
          script: [
            instances(),
            onInstances({ container: '"portMappings":[{"containerPort":80,"hostPort":0}]' }),
            instanceService(2),
            'aws sandbox wait --until steady:web --timeout 300',
            askTasks('tasks[].containers[0].networkBindings[0].hostPort'),
          ].join('\n'),
          ends: { prints: '32768' },
          shows: 'Two tasks of one instance, each with a port of its own.',
        },
      }),
      managed: managedCell(
        'no',
        'Neither of their modes has dynamic ports.',
        guide('task_definition_parameters-managed-instances'),
      ),
    },
  },
  {
    id: 'links',
    title: 'Container links',
    group: 'Network',
    cells: {
      fargate: cell('no', 'Containers of a task meet at localhost.', FARGATE_PAGE, {
        trial: fargateRefuses('do not support links', { container: '"links":["db"]' }),
      }),
      ec2: cell('yes', 'In mode bridge only.', reference('ContainerDefinition'), {
        trial: {
          script: `${onInstances({ container: '"links":["db"]' }).replace(
            "'[",
            `'[{"name":"db","image":"db:1","memory":128},`,
          )} --query 'taskDefinition.containerDefinitions[1].links[0]'`,
          ends: { prints: 'db' },
          shows: 'It is taken and shown; containers of the sandbox do not call each other by it.',
        },
      }),
      managed: managedCell(
        'no',
        'Not a valid member there.',
        guide('managed-instances-tasks-services'),
      ),
    },
  },
  {
    id: 'fixed-address',
    title: 'An address that stays',
    group: 'Network',
    cells: {
      fargate: cell(
        'no',
        'A replaced task has another one: a load balancer or a name stands before it.',
        guide('fargate-task-networking'),
        { untried: 'Stop a task of a service and compare the addresses of it and the next one.' },
      ),
      ec2: cell(
        'partly',
        "In modes bridge and host a task has its instance's address, for as long as it stays there.",
        guide('task-networking'),
        { untried: 'The sandbox has no Elastic IP addresses.' },
      ),
      managed: managedCell(
        'no',
        'Tasks and instances both come and go.',
        guide('managed-instances-patching'),
      ),
    },
  },
];
