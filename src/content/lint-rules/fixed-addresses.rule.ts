import { webExample } from '../advisor/example-scripts';
import { listed } from '../advisor/words';
import { defineLintRule } from '../define';

/** Private addresses, and names of load balancers: none of them is a name of a service. */
const ADDRESS =
  /(?:^|[^\d.])(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})(?![\d.])|\.elb\.amazonaws\.com/;

export const fixedAddresses = defineLintRule({
  id: 'fixed-addresses',
  severity: 'warning',
  subject: 'taskDefinition',
  title: 'Another service is called by its address',
  why: 'A task that is replaced has another address; by Service Connect or Cloud Map its name stays, and calls need no load balancer.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html',
  lesson: '08-load-balancing',
  byHand:
    'Give the called service a name: name the port in its task definition, and switch Service Connect on for both services with a client alias, such as api at port 8080. Then register a revision that calls http://api:8080 instead.',
  when: ({ input }) => {
    const fixed = input.containerDefinitions.flatMap(({ environment = [] }) =>
      environment.filter(({ value = '' }) => ADDRESS.test(value)),
    );
    return fixed.length === 0 ? null : fixed;
  },
  message: (fixed) =>
    `${listed(fixed.map(({ name = '', value = '' }) => `${name}=${value}`))}: no name that discovery keeps.`,
  guilty: webExample({
    container: ',"environment":[{"name":"API_URL","value":"http://10.0.0.7:8080"}]',
  }),
  clean: webExample({
    container: ',"environment":[{"name":"API_URL","value":"http://api:8080"}]',
  }),
});
