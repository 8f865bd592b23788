import { webExample } from '../advisor/example-scripts';
import { executionRoleOf, fixIf, newRevision, withContainers } from '../advisor/fixes';
import { listed } from '../advisor/words';
import { defineLintRule } from '../define';

export const logDriver = defineLintRule({
  id: 'log-driver',
  severity: 'advice',
  subject: 'taskDefinition',
  title: 'Containers without a log driver',
  why: 'What they print goes with them: after a crash there is nothing to read.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html',
  when: ({ input }) => {
    const silent = input.containerDefinitions.filter((one) => !one.logConfiguration);
    return silent.length === 0 ? null : silent.map(({ name = '' }) => name);
  },
  message: (names) => `${listed(names)}: no logConfiguration.`,
  fix: (_, definition) =>
    fixIf(
      'Send their output to CloudWatch Logs',
      newRevision(definition, {
        executionRoleArn: executionRoleOf(definition),
        containerDefinitions: withContainers(definition, (one) => ({
          ...one,
          logConfiguration: one.logConfiguration ?? {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': `/ecs/${definition.input.family}`,
              'awslogs-region': 'us-east-1',
              'awslogs-stream-prefix': one.name ?? 'ecs',
              'awslogs-create-group': 'true',
            },
          },
        })),
      }),
    ),
  guilty: webExample(),
  clean: webExample({
    definition: '--execution-role-arn ecsTaskExecutionRole',
    container:
      ',"logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/web","awslogs-region":"us-east-1","awslogs-stream-prefix":"web"}}',
  }),
});
