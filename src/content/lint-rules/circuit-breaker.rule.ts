import { webExample } from '../advisor/example-scripts';
import { fixOf, isDrivenElsewhere, updateService } from '../advisor/fixes';
import { counted } from '../advisor/words';
import { defineLintRule } from '../define';

export const circuitBreaker = defineLintRule({
  id: 'circuit-breaker',
  severity: 'warning',
  subject: 'service',
  title: 'No deployment circuit breaker',
  why: 'A build whose tasks do not start is tried again and again, and nothing brings the old one back.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html',
  lesson: '09-deployments',
  when: (service) => {
    const breaker = service.input.deploymentConfiguration?.deploymentCircuitBreaker;
    if (isDrivenElsewhere(service) || breaker?.enable) return null;
    const newest = service.view.deployments[0];
    return { failed: newest?.failedTasks ?? 0, of: newest?.taskDefinition ?? '' };
  },
  message: ({ failed, of }) =>
    failed > 0
      ? `${counted(failed, 'task')} of ${of} failed so far, and the deployment goes on: the breaker is off.`
      : 'deploymentCircuitBreaker.enable is false: a deployment that fails never ends.',
  fix: (_, service) =>
    fixOf(
      'Switch the circuit breaker on, with rollback',
      updateService(service, {
        deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
      }),
    ),
  guilty: webExample(),
  clean: webExample({
    service: "--deployment-configuration 'deploymentCircuitBreaker={enable=true,rollback=true}'",
  }),
});
