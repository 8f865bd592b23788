import { type Capability, cell, FARGATE_PAGE, guide, managedCell, type Trial } from './capability';
import { askInstances, instances, runsOnFargate, runsOnInstances } from './trial-scripts';

const NOT_SIMULATED =
  'There is nothing to see of it in a sandbox: hosts of Fargate have no image of yours.';
const NO_PATCHES = 'Not simulated: instances of the sandbox do not grow old.';
const COST = 'Select a cluster: its Cost section reckons by list prices.';
const SECURITY = guide('managed-instances-security');

const EXEC = {
  task: '--task-role-arn arn:aws:iam::123456789012:role/app',
  run: '--enable-execute-command',
};

/** A command is given to the container that a trial has left running. */
const execInto = ({ script }: Trial): Trial => ({
  script: `${script}\naws ecs execute-command --cluster demo --task $TASK --interactive --command whoami`,
  ends: { prints: 'root' },
});

/** Who looks after the hosts, and how one gets near a task. */
export const OPERATION: readonly Capability[] = [
  {
    id: 'exec',
    title: 'A shell in a container (ECS Exec)',
    group: 'Operation',
    cells: {
      fargate: cell('yes', 'Where it is on, and the task role may.', guide('ecs-exec'), {
        trial: execInto(runsOnFargate(EXEC)),
      }),
      ec2: cell('yes', 'The same, without a key for the instance.', guide('ecs-exec'), {
        trial: execInto(runsOnInstances(EXEC)),
      }),
      managed: managedCell('yes', 'The only way in.', guide('ecs-exec')),
    },
  },
  {
    id: 'ssh',
    title: 'SSH to the host',
    group: 'Operation',
    cells: {
      fargate: cell('no', 'The host is not yours, and in no list.', guide('AWS_Fargate'), {
        trial: {
          script: `${runsOnFargate().script}
aws ecs list-container-instances --cluster demo --query 'length(containerInstanceArns)'`,
          ends: { prints: '0' },
          shows: 'A task runs, and there is no instance to go to.',
        },
      }),
      ec2: cell(
        'yes',
        'With a key and an open port 22, or by Session Manager.',
        guide('create-capacity'),
        {
          trial: {
            script: `${instances()}
HOST=$(aws ecs list-container-instances --cluster demo --query 'containerInstanceArns[0]' --output text)
aws sandbox ssh --container-instance $HOST --command 'docker ps' --query output --output text`,
            ends: { prints: 'ecs-agent' },
          },
        },
      ),
      managed: managedCell('no', 'Nor by Session Manager.', SECURITY),
    },
  },
  {
    id: 'no-hosts',
    title: 'No hosts to start before tasks',
    group: 'Operation',
    cells: {
      fargate: cell(
        'yes',
        'A task starts in an empty cluster, in half a minute or so.',
        guide('AWS_Fargate'),
        {
          trial: {
            ...runsOnFargate({ wait: 45 }),
            shows: 'It ran within 45 s. AWS gives no figures for what it waits for.',
            assumed: 'fargateProvisioning',
          },
        },
      ),
      ec2: cell(
        'no',
        'Without an instance that has room a task is refused, or waits for one.',
        guide('task-placement'),
        {
          trial: {
            script: `${instances()}
aws ecs register-task-definition --family app --requires-compatibilities EC2 --network-mode bridge --container-definitions '[{"name":"app","image":"app:1","memory":60000}]'
aws ecs run-task --cluster demo --task-definition app --launch-type EC2 --query 'failures[0].reason' --output text`,
            ends: { prints: 'RESOURCE:MEMORY' },
            shows: 'No instance has that much memory.',
          },
        },
      ),
      managed: managedCell(
        'partly',
        'ECS launches an instance where none has room.',
        guide('ManagedInstances'),
      ),
    },
  },
  {
    id: 'quick-start',
    title: 'Images kept on the host',
    group: 'Operation',
    cells: {
      fargate: cell('no', 'Each task pulls its image anew.', guide('fargate-pull-behavior'), {
        untried: 'Compare pullStartedAt and pullStoppedAt of two tasks.',
      }),
      ec2: cell(
        'yes',
        'A later task takes the image that is there, unless the agent is told otherwise.',
        guide('pull-behavior'),
        {
          trial: {
            ...runsOnInstances({ wait: 90 }),
            script: `${runsOnInstances({ wait: 90 }).script}
AGAIN=$(aws ecs run-task --cluster demo --task-definition app --launch-type EC2 --query 'tasks[0].taskArn' --output text)
aws sandbox wait --for 6
aws ecs describe-tasks --cluster demo --tasks $AGAIN --query 'tasks[0].lastStatus' --output text`,
            shows: 'The second task ran within 6 s.',
          },
        },
      ),
      managed: managedCell(
        'yes',
        'A later task with the same image does not pull it again.',
        guide('managed-instance-pull-behavior'),
      ),
    },
  },
  {
    id: 'instance-type',
    title: 'A choice of instance type',
    group: 'Operation',
    cells: {
      fargate: cell('no', 'A task says CPU and memory, and an architecture.', FARGATE_PAGE, {
        untried: 'There is no member that could say it.',
      }),
      ec2: cell('yes', 'Any type.', guide('create-capacity'), {
        trial: {
          script: `${instances(1, 'r5.large')}
${askInstances("containerInstances[0].attributes[?name=='ecs.instance-type'].value")}`,
          ends: { prints: 'r5.large' },
        },
      }),
      managed: managedCell(
        'yes',
        'Types or what they must have; else ECS takes what is cheapest.',
        guide('managed-instances-instance-types'),
      ),
    },
  },
  {
    id: 'custom-ami',
    title: 'A machine image of your own (AMI)',
    group: 'Operation',
    cells: {
      fargate: cell('no', 'The host is AWS’s own.', guide('AWS_Fargate'), {
        untried: NOT_SIMULATED,
      }),
      ec2: cell(
        'yes',
        'With Docker and the agent; usually an ECS-optimized one.',
        guide('ecs-optimized_AMI'),
        {
          untried: 'Not simulated: the sandbox takes any image id for an ECS-optimized one.',
        },
      ),
      managed: managedCell('no', 'Bottlerocket, as AWS has it.', guide('ManagedInstances')),
    },
  },
  {
    id: 'patching',
    title: 'AWS patches the hosts (management)',
    group: 'Operation',
    cells: {
      fargate: cell(
        'yes',
        'Old tasks are retired, and services start new ones first.',
        guide('task-maintenance'),
        {
          trial: {
            script: `${runsOnFargate().script}
aws sandbox inject-fault --type task-retirement --task $TASK
aws sandbox wait --for 120
aws ecs describe-tasks --cluster demo --tasks $TASK --query 'tasks[0].stopCode' --output text`,
            ends: { prints: 'TerminationNotice' },
            shows: 'A fault stands for the retirement, whose notice of days is over.',
          },
        },
      ),
      ec2: cell(
        'no',
        'You do: drain, and put newer instances in.',
        guide('container-instance-draining'),
        {
          untried: NO_PATCHES,
        },
      ),
      managed: managedCell(
        'yes',
        'It drains an instance from its 14th day on, and ends it by the 21st.',
        guide('managed-instances-patching'),
      ),
    },
  },
  {
    id: 'pay-per-task',
    title: 'Paid by the task',
    group: 'Operation',
    cells: {
      fargate: cell(
        'yes',
        'By vCPU, memory and second, a minute at least.',
        'https://aws.amazon.com/fargate/pricing/',
        {
          untried: COST,
        },
      ),
      ec2: cell(
        'no',
        'By the instance, whether tasks are on it or not.',
        'https://aws.amazon.com/ecs/pricing/',
        {
          untried: COST,
        },
      ),
      managed: managedCell(
        'no',
        'By the instance, and a fee for its management.',
        'https://aws.amazon.com/ecs/managed-instances/pricing/',
      ),
    },
  },
];
