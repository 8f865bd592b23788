import { fixOf, newRevision, withContainers } from '../advisor/fixes';
import { counted } from '../advisor/words';
import { defineLintRule } from '../define';
import * as ec2 from '../parts/instances';
import { CLUSTER } from '../parts/web-service';

const container =
  '{"name":"web","image":"web:1","memory":256,"portMappings":[{"containerPort":80,"hostPort":0}]}';

const example = (mode: string, options = '') => ({
  script: `${CLUSTER}
${ec2.launch('m5.large', 1, 'subnet-a')}
${ec2.launch('m5.large', 1, 'subnet-b', 2)}
${ec2.taskDefinition('web', mode === 'awsvpc' ? container.replace(',"hostPort":0', '') : container, mode)}
${ec2.ec2Service('web', 2, options)}
aws sandbox wait --until steady:web --timeout 300
`,
  seconds: 10,
});

export const awsvpc = defineLintRule({
  id: 'awsvpc',
  severity: 'advice',
  subject: 'taskDefinition',
  title: 'Tasks without a network interface of their own',
  why: 'They share their instance’s address, ports and security groups: who may reach one may reach all.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html',
  lesson: '03-network-modes',
  byHand:
    'Move it to a target group of type ip: register a revision with networkMode awsvpc and no hostPort, and create a service of it with subnets and a target group of type ip beside this one. Shift the listener’s weight over, then delete the old service.',
  when: ({ input, services }, { zones }) => {
    const mode = input.networkMode ?? 'bridge';
    const tasks = services.reduce((sum, { view }) => sum + view.running, 0);
    return mode === 'awsvpc' ? null : { mode, tasks, subnets: [...zones.keys()] };
  },
  message: ({ mode, tasks }) => `networkMode: ${mode}, for ${counted(tasks, 'task')}.`,
  fix: ({ subnets }, definition) => {
    // Behind a load balancer the target group would have to be another one: targets by ip.
    const isBehind = definition.services.some(
      ({ input }) => (input.loadBalancers ?? []).length > 0,
    );
    if (isBehind || subnets.length === 0) return null;
    const operations = newRevision(
      definition,
      {
        networkMode: 'awsvpc',
        containerDefinitions: withContainers(definition, ({ links: _links, ...one }) => ({
          ...one,
          portMappings: (one.portMappings ?? []).map(({ hostPort: _host, ...port }) => port),
        })),
      },
      { networkConfiguration: { awsvpcConfiguration: { subnets } } },
    );
    return operations && fixOf('Give each task an interface of its own', ...operations);
  },
  guilty: example('bridge'),
  clean: example(
    'awsvpc',
    "--network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b]}'",
  ),
});
