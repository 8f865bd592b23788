import { networkExample } from '../advisor/example-scripts';
import { fixOf } from '../advisor/fixes';
import { frontsOf, letIn, rulesAt } from '../advisor/security-groups';
import { counted, listed } from '../advisor/words';
import { defineLintRule } from '../define';

export const lockedOutTasks = defineLintRule({
  id: 'locked-out-tasks',
  severity: 'error',
  subject: 'service',
  title: 'The load balancer is not let in to the tasks',
  why: 'What no rule of a security group lets in is dropped without a word: checks time out, and no target is ever healthy.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html',
  lesson: '08-load-balancing',
  when: ({ input, groups, view }, { securityGroups }) => {
    const own = (input.networkConfiguration?.awsvpcConfiguration?.securityGroups ?? []).map((id) =>
      securityGroups.get(id),
    );
    const port = input.loadBalancers?.[0]?.containerPort;
    const fronts = frontsOf(groups);
    const [front] = fronts.filter((one) => securityGroups.has(one));
    const [first] = own;
    // A group that nobody declared permits everything.
    if (port === undefined || front === undefined || !first || own.includes(undefined)) return null;
    const rules = own.flatMap((one) => (one ? rulesAt(one, port) : []));
    const isLetIn = rules.some(
      ({ IpRanges, UserIdGroupPairs }) =>
        // Whose addresses those are is not asked.
        IpRanges.length > 0 || UserIdGroupPairs.some(({ GroupId }) => fronts.includes(GroupId)),
    );
    return isLetIn ? null : { first, front, port, running: view.running, names: own };
  },
  message: ({ names, port, running }) =>
    `${listed(names.flatMap((one) => one?.name ?? []))}: no rule for port ${port}; ${counted(running, 'task')} behind it.`,
  fix: ({ first, front, port }) =>
    fixOf('Let the load balancer’s security group in', letIn(first, port, front)),
  guilty: networkExample(null),
  clean: networkExample('--source-group $ALB'),
});
