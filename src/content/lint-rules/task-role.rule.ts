import { webExample } from '../advisor/example-scripts';
import { fixIf, newRevision, withContainers } from '../advisor/fixes';
import type { ContainerInput } from '../advisor/survey';
import { listed } from '../advisor/words';
import { defineLintRule } from '../define';

const KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

const keysIn = ({ environment = [] }: ContainerInput): string[] =>
  environment.flatMap(({ name = '' }) => (KEYS.includes(name) ? name : []));

export const taskRole = defineLintRule({
  id: 'task-role',
  severity: 'warning',
  subject: 'taskDefinition',
  title: 'Keys of AWS in place of a task role',
  why: 'Keys never change by themselves and work anywhere; what a task role gives lasts hours, and only there.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html',
  lesson: '05-accessing-containers',
  when: ({ input }) => {
    const keys = [...new Set(input.containerDefinitions.flatMap(keysIn))];
    return keys.length === 0 ? null : { keys, role: input.taskRoleArn };
  },
  message: ({ keys, role }) =>
    `${listed(keys)} in the environment; taskRoleArn: ${role ?? 'none'}.`,
  fix: ({ role }, definition) =>
    fixIf(
      role ? 'Leave the keys out' : 'Leave the keys out, and give it a task role',
      newRevision(definition, {
        taskRoleArn: role ?? `${definition.input.family}-task`,
        containerDefinitions: withContainers(definition, (one) => ({
          ...one,
          environment: (one.environment ?? []).filter(({ name = '' }) => !KEYS.includes(name)),
        })),
      }),
    ),
  guilty: webExample({
    container:
      ',"environment":[{"name":"AWS_ACCESS_KEY_ID","value":"AKIAIOSFODNN7EXAMPLE"},{"name":"AWS_SECRET_ACCESS_KEY","value":"wJalrXUtnFEMI"}]',
  }),
  clean: webExample({ definition: '--task-role-arn web-task' }),
});
