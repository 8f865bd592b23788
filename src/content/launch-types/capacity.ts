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
  askInstances,
  askTasks,
  fargateRefuses,
  fargateService,
  inCluster,
  instances,
  instanceService,
  onFargate,
  onInstances,
  runsOnFargate,
  runsOnInstances,
} from './trial-scripts';

const STEADY = 'aws sandbox wait --until steady:web --timeout 600';
const ZONES = askTasks('tasks[].availabilityZone');
const REBALANCING =
  "aws ecs describe-services --cluster demo --services web --query 'services[0].availabilityZoneRebalancing' --output text";

const GROUP = `aws autoscaling create-auto-scaling-group --auto-scaling-group-name hosts \\
  --min-size 0 --max-size 4 --desired-capacity 0 --vpc-zone-identifier subnet-a \\
  --launch-template LaunchTemplateName=hosts
aws ecs create-capacity-provider --name hosts \\
  --auto-scaling-group-provider 'autoScalingGroupArn=hosts,managedScaling={status=ENABLED,targetCapacity=100}'
aws ecs put-cluster-capacity-providers --cluster demo --capacity-providers hosts --default-capacity-provider-strategy capacityProvider=hosts,weight=1`;

/** Where tasks are put, and where the room for them is from. */
export const CAPACITY: readonly Capability[] = [
  {
    id: 'constraints',
    title: 'Placement constraints',
    group: 'Placement and capacity',
    cells: {
      fargate: cell('no', 'Subnets are the only say in where a task runs.', FARGATE_PAGE, {
        trial: fargateRefuses('do not support placement constraints', {
          task: `--placement-constraints 'type=memberOf,expression="attribute:ecs.availability-zone == us-east-1a"'`,
        }),
      }),
      ec2: cell('yes', 'By any attribute of an instance.', guide('task-placement-constraints'), {
        trial: runsOnInstances({
          task: `--placement-constraints 'type=memberOf,expression="attribute:ecs.instance-type == m5.large"'`,
        }),
      }),
      managed: managedCell(
        'partly',
        'By subnet, zone, instance type and architecture; and distinctInstance.',
        MANAGED_PAGE,
      ),
    },
  },
  {
    id: 'strategies',
    title: 'Placement strategies (spread, binpack)',
    group: 'Placement and capacity',
    cells: {
      fargate: cell('no', 'It spreads over zones by itself.', guide('task-placement'), {
        trial: inCluster(
          `${onFargate()}\n${fargateService(2, '--placement-strategy type=binpack,field=memory')}`,
          { refused: 'Placement strategies are not supported with FARGATE launch type.' },
        ),
      }),
      ec2: cell('yes', 'Up to five, one after the other.', guide('task-placement-strategies'), {
        trial: {
          script: [
            instances(2),
            onInstances(),
            instanceService(2, '--placement-strategy type=binpack,field=memory'),
            STEADY,
            askInstances('containerInstances[].runningTasksCount'),
          ].join('\n'),
          ends: { prints: '2' },
          shows: 'Packed: both tasks on one instance, none on the other.',
        },
      }),
      managed: managedCell(
        'no',
        'ECS decides, by what the task and the provider ask for.',
        guide('task-placement'),
      ),
    },
  },
  {
    id: 'daemon',
    title: 'One task on each instance (DAEMON)',
    group: 'Placement and capacity',
    cells: {
      fargate: cell('no', 'Containers in each task in their place: sidecars.', FARGATE_PAGE, {
        trial: inCluster(
          `${onFargate()}\n${fargateService(1, '--scheduling-strategy DAEMON').replace('--desired-count 1 ', '')}`,
          { refused: 'DAEMON is not supported with FARGATE launch type.' },
        ),
      }),
      ec2: cell('yes', 'A service that grows with the instances.', guide('ecs_services'), {
        trial: {
          script: [
            instances(2),
            onInstances(),
            instanceService(1, '--scheduling-strategy DAEMON').replace('--desired-count 1 ', ''),
            STEADY,
            "aws ecs describe-services --cluster demo --services web --query 'services[0].runningCount'",
          ].join('\n'),
          ends: { prints: '2' },
          shows: 'Two instances, two tasks.',
        },
      }),
      managed: managedCell(
        'partly',
        'By Managed Daemons, which have operations of their own.',
        guide('managed-daemons'),
      ),
    },
  },
  {
    id: 'shared-host',
    title: 'Several tasks on one host',
    group: 'Placement and capacity',
    cells: {
      fargate: cell('no', 'Each task is alone with its kernel.', guide('AWS_Fargate'), {
        trial: {
          ...runsOnFargate({ query: 'tasks[0].containerInstanceArn' }, 'None'),
          shows: 'The task is on no instance of yours.',
        },
      }),
      ec2: cell('yes', 'As many as fit.', guide('task-placement'), {
        trial: {
          script: [
            instances(),
            onInstances(),
            instanceService(3),
            STEADY,
            askInstances('containerInstances[0].runningTasksCount'),
          ].join('\n'),
          ends: { prints: '3' },
        },
      }),
      managed: managedCell('yes', 'It is what ECS aims at.', guide('managed-instances-security')),
    },
  },
  {
    id: 'capacity-providers',
    title: 'Capacity providers',
    group: 'Placement and capacity',
    cells: {
      fargate: cell(
        'yes',
        'FARGATE and FARGATE_SPOT, which are there already.',
        guide('fargate-capacity-providers'),
        {
          trial: {
            script: `aws ecs create-cluster --cluster-name demo --capacity-providers FARGATE FARGATE_SPOT
${onFargate()}
${fargateService(1).replace('--launch-type FARGATE', '--capacity-provider-strategy capacityProvider=FARGATE,weight=1')}
${STEADY}
${askTasks('tasks[0].capacityProviderName')}`,
            ends: { prints: 'FARGATE' },
          },
        },
      ),
      ec2: cell(
        'yes',
        'One for each Auto Scaling group; it may scale the group.',
        guide('asg-capacity-providers'),
        {
          trial: {
            script: `aws ecs create-cluster --cluster-name demo
aws ec2 create-launch-template --launch-template-name hosts --launch-template-data '{"ImageId":"ami-1","InstanceType":"m5.large","UserData":"RUNTX0NMVVNURVI9ZGVtbw=="}'
${GROUP}
${onInstances()}
${instanceService(1).replace('--launch-type EC2', '--capacity-provider-strategy capacityProvider=hosts,weight=1')}
${STEADY}
${askTasks('tasks[0].capacityProviderName')}`,
            ends: { prints: 'hosts' },
            shows: 'There was no instance: the provider had one launched for the task.',
          },
        },
      ),
      managed: cell(
        'yes',
        'Always by one, with an infrastructure role and what instances are to have.',
        guide('managed-instances-capacity-providers-concept'),
        {
          trial: {
            script: `aws ecs create-capacity-provider --name managed --cluster demo \\
  --managed-instances-provider '{"infrastructureRoleArn":"arn:aws:iam::123456789012:role/ecsInfrastructureRole","instanceLaunchTemplate":{"ec2InstanceProfileArn":"arn:aws:iam::123456789012:instance-profile/ecsInstanceRole","networkConfiguration":{"subnets":["subnet-a"]}}}'`,
            ends: { refused: 'does not simulate Managed Instances' },
            shows: 'AWS takes it. The sandbox refuses by name what it does not simulate.',
          },
        },
      ),
    },
  },
  {
    id: 'spot',
    title: 'Spot prices',
    group: 'Placement and capacity',
    cells: {
      fargate: cell(
        'yes',
        'By FARGATE_SPOT, with two minutes of warning.',
        guide('fargate-capacity-providers'),
        {
          trial: {
            script: `aws ecs create-cluster --cluster-name demo --capacity-providers FARGATE FARGATE_SPOT
${onFargate()}
${fargateService(1).replace('--launch-type FARGATE', '--capacity-provider-strategy capacityProvider=FARGATE_SPOT,weight=1')}
${STEADY}
${askTasks('tasks[0].capacityProviderName')}`,
            ends: { prints: 'FARGATE_SPOT' },
          },
        },
      ),
      ec2: cell(
        'yes',
        'By Spot instances; ECS can drain them at the warning.',
        guide('container-instance-spot'),
        {
          trial: {
            script: `aws ecs create-cluster --cluster-name demo
aws ec2 run-instances --image-id ami-1 --instance-type m5.large --count 1 --subnet-id subnet-a --user-data 'ECS_CLUSTER=demo' --instance-market-options MarketType=spot
aws sandbox wait --until instances:demo=1 --timeout 300
aws ec2 describe-instances --query 'Reservations[0].Instances[0].InstanceLifecycle' --output text`,
            ends: { prints: 'spot' },
          },
        },
      ),
      managed: managedCell(
        'yes',
        'The provider says SPOT as its capacity option, since December 2025.',
        reference('InstanceLaunchTemplate'),
      ),
    },
  },
  {
    id: 'zones',
    title: 'Tasks spread over zones',
    group: 'Placement and capacity',
    cells: {
      fargate: cell(
        'yes',
        'Over the zones of the subnets, as well as it goes.',
        guide('task-placement'),
        {
          trial: inCluster(
            `${onFargate()}\n${fargateService(2).replace('subnets=[subnet-a]', 'subnets=[subnet-a,subnet-b]')}\n${STEADY}\n${ZONES}`,
            { prints: 'us-east-1b' },
          ),
        },
      ),
      ec2: cell(
        'yes',
        'A service spreads over zones unless told otherwise.',
        guide('task-placement-strategies'),
        {
          trial: {
            script: [
              instances(),
              "aws ec2 run-instances --image-id ami-1 --instance-type m5.large --count 1 --subnet-id subnet-b --user-data 'ECS_CLUSTER=demo'",
              'aws sandbox wait --until instances:demo=2 --timeout 300',
              onInstances(),
              instanceService(2),
              STEADY,
              ZONES,
            ].join('\n'),
            ends: { prints: 'us-east-1b' },
          },
        },
      ),
      managed: managedCell(
        'yes',
        'Instances are launched in all of its subnets.',
        reference('ManagedInstancesNetworkConfiguration'),
      ),
    },
  },
  {
    id: 'rebalancing',
    title: 'Rebalancing between zones',
    group: 'Placement and capacity',
    cells: {
      fargate: cell(
        'yes',
        'On for a new service that says nothing.',
        guide('service-rebalancing'),
        {
          trial: inCluster(`${onFargate()}\n${fargateService(2)}\n${REBALANCING}`, {
            prints: 'ENABLED',
          }),
        },
      ),
      ec2: cell('yes', 'Onto instances that are there.', guide('service-rebalancing'), {
        trial: {
          script: `${instances()}\n${onInstances()}\n${instanceService(2)}\n${REBALANCING}`,
          ends: { prints: 'ENABLED' },
        },
      }),
      managed: managedCell('yes', 'As for the others.', guide('service-rebalancing')),
    },
  },
];
