import { webExample } from '../advisor/example-scripts';
import { executionRoleOf, newRevision, operation, withContainers } from '../advisor/fixes';
import { readSecrets } from '../advisor/role-policies';
import type { ContainerInput } from '../advisor/survey';
import { listed } from '../advisor/words';
import { defineLintRule } from '../define';

const SECRET = /PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIAL/i;
/** Keys of AWS are no business of a secret, but of a role: see `task-role`. */
const OF_AWS = /^AWS_/;

const secretsIn = ({ environment = [] }: ContainerInput) =>
  environment.filter(({ name = '', value }) => value && SECRET.test(name) && !OF_AWS.test(name));

export const secretsInEnvironment = defineLintRule({
  id: 'secrets-in-environment',
  severity: 'warning',
  subject: 'taskDefinition',
  title: 'Secrets in plain environment variables',
  why: 'Whoever may describe the task definition reads them, and they stay in every revision for ever.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html',
  lesson: '01-container-definitions',
  when: ({ input }) => {
    const names = input.containerDefinitions.flatMap((one) =>
      secretsIn(one).map(({ name = '' }) => `${one.name ?? ''}: ${name}`),
    );
    return names.length === 0 ? null : names;
  },
  message: (names) => `${listed(names)}, written out in the task definition.`,
  fix: (_, definition, survey) => {
    const { family } = definition.input;
    const place = (container: ContainerInput, name: string) =>
      `/${family}/${container.name ?? ''}/${name}`;
    const revision = newRevision(definition, {
      executionRoleArn: executionRoleOf(definition),
      containerDefinitions: withContainers(definition, (one) => {
        const secrets = secretsIn(one);
        return {
          ...one,
          environment: (one.environment ?? []).filter((pair) => !secrets.includes(pair)),
          secrets: [
            ...(one.secrets ?? []),
            ...secrets.map(({ name = '' }) => ({ name, valueFrom: place(one, name) })),
          ],
        };
      }),
    });
    if (!revision) return null;
    const kept = definition.input.containerDefinitions.flatMap((one) =>
      secretsIn(one).map(({ name = '', value = '' }) =>
        operation('SSM.PutParameter', {
          Name: place(one, name),
          Value: value,
          Type: 'SecureString',
          Overwrite: true,
        }),
      ),
    );
    const allowed = readSecrets(executionRoleOf(definition), survey);
    return {
      text: 'Keep them in Parameter Store, and have ECS read them at the start',
      operations: [...kept, ...allowed, ...revision],
    };
  },
  guilty: webExample({
    container:
      ',"environment":[{"name":"DB_PASSWORD","value":"hunter2"},{"name":"MODE","value":"live"}]',
  }),
  clean: webExample({
    definition: '--execution-role-arn ecsTaskExecutionRole',
    before: 'aws ssm put-parameter --name /web/db --type SecureString --value hunter2',
    container:
      ',"environment":[{"name":"MODE","value":"live"}],"secrets":[{"name":"DB_PASSWORD","valueFrom":"/web/db"}]',
  }),
});
