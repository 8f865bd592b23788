import type { InputOf } from '../../contract/operations';

type Container = InputOf<'ECS.RegisterTaskDefinition'>['containerDefinitions'][number];

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html */
const AWSLOGS = [
  'awslogs-create-group',
  'awslogs-region',
  'awslogs-group',
  'awslogs-stream-prefix',
  'awslogs-datetime-format',
  'awslogs-multiline-pattern',
  'awslogs-format',
];
const NEEDED = ['awslogs-region', 'awslogs-group'];
const ON_FARGATE = ['awslogs', 'splunk', 'awsfirelens'];

/** What a container's log driver lacks wherever it runs; undefined when it lacks nothing. */
export function logDriverRefusal({ logConfiguration }: Container): string | undefined {
  if (logConfiguration?.logDriver !== 'awslogs') return undefined;
  const { options = {} } = logConfiguration;
  const missing = NEEDED.filter((name) => !options[name]);
  if (missing.length > 0) return `Log driver awslogs requires options: ${missing.join(', ')}`;
  const unknown = Object.keys(options).filter(
    (name) => name.startsWith('awslogs-') && !AWSLOGS.includes(name),
  );
  if (unknown.length > 0) return `Log driver awslogs disallows options: ${unknown.join(', ')}`;
  return undefined;
}

/** What of it Fargate does not take. */
export function fargateLogRefusal(container: Container): string | undefined {
  const { logConfiguration } = container;
  const { logDriver: driver, options = {} } = logConfiguration ?? {};
  if (driver === undefined) return undefined;
  if (!ON_FARGATE.includes(driver)) {
    return (
      `Fargate compatible task definitions do not support log driver '${driver}'. ` +
      `Use one of [${ON_FARGATE.join(', ')}].`
    );
  }
  const lacksPrefix = driver === 'awslogs' && !options['awslogs-stream-prefix'];
  const wherever = logDriverRefusal(container);
  if (wherever !== undefined || !lacksPrefix) return wherever;
  return 'Log driver awslogs requires options: awslogs-stream-prefix';
}
