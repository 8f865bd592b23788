import { webExample } from '../advisor/example-scripts';
import { counted } from '../advisor/words';
import { defineLintRule } from '../define';
import * as ec2 from '../parts/instances';
import { CLUSTER, IN_FRONT, targetGroup } from '../parts/web-service';

export const ipTargets = defineLintRule({
  id: 'ip-targets',
  severity: 'advice',
  subject: 'targetGroup',
  title: 'Instances as targets in place of tasks',
  why: 'Requests go to an instance’s port and on from there: security groups and health speak of the instance, not of the task.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb.html',
  lesson: '04-port-mappings',
  byHand:
    'Register a revision with networkMode awsvpc, create a target group with --target-type ip, and a service that uses both. Let the listener’s rule forward to the new group, then delete the old service and its group.',
  when: ({ view, services }) =>
    view.targetType === 'instance' && services.length > 0
      ? { targets: view.targets.length, services: services.map(({ name }) => name) }
      : null,
  // The type of a group cannot be changed, and a task without an interface has no address.
  message: ({ targets, services }) =>
    `Target type instance, ${counted(targets, 'target')}; ${services.join(', ')} needs networkMode awsvpc first, then a group of type ip.`,
  guilty: {
    script: `${CLUSTER}
${ec2.launch('m5.large', 1, 'subnet-a')}
${ec2.launch('m5.large', 1, 'subnet-b', 2)}
${ec2.taskDefinition('web', '{"name":"web","image":"web:1","memory":256,"portMappings":[{"containerPort":80,"hostPort":0}]}')}
${targetGroup('TG', 'web', 30).replace('--target-type ip', '--target-type instance')}
${IN_FRONT}
${ec2.ec2Service('web', 2, '--load-balancers targetGroupArn=$TG,containerName=web,containerPort=80')}
aws sandbox wait --until steady:web --timeout 300
`,
    seconds: 10,
  },
  clean: webExample(),
});
