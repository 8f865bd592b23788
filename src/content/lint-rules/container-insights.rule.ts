import { webExample } from '../advisor/example-scripts';
import { fixOf, operation } from '../advisor/fixes';
import { counted } from '../advisor/words';
import { defineLintRule } from '../define';

export const containerInsights = defineLintRule({
  id: 'container-insights',
  severity: 'advice',
  subject: 'cluster',
  title: 'Container Insights is off',
  why: 'CloudWatch then knows CPU and memory of each service, and nothing of single tasks, restarts or the network.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html',
  when: ({ view }) =>
    view.containerInsights === 'disabled' && view.activeServices > 0
      ? { services: view.activeServices, tasks: view.runningTasks }
      : null,
  message: ({ services, tasks }) =>
    `${counted(services, 'service')} with ${counted(tasks, 'task')} run without it.`,
  fix: (_, { name }) =>
    fixOf(
      'Switch it on, with enhanced observability',
      operation('ECS.UpdateClusterSettings', {
        cluster: name,
        settings: [{ name: 'containerInsights', value: 'enhanced' }],
      }),
    ),
  guilty: webExample(),
  clean: webExample({
    before:
      'aws ecs update-cluster-settings --cluster demo --settings name=containerInsights,value=enhanced',
  }),
});
