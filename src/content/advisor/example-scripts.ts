import type { LintExample } from '../define';
import { CLUSTER, image, IN_FRONT, service, targetGroup, visitors } from '../parts/web-service';

/** What of the usual web service an example does otherwise. */
interface WebExample {
  /** Of image `web:1`, as options. */
  image?: string;
  /** Members of the container, as JSON after a comma. */
  container?: string;
  /** Options of register-task-definition. */
  definition?: string;
  /** Replaces the whole definition. */
  registered?: string;
  /** Options of create-service. */
  service?: string;
  /** In place of the whole create-service. */
  created?: string;
  desired?: number;
  /** Seconds of deregistration delay. */
  drain?: number;
  /** Attributes of the target group, `Key=…,Value=…`. */
  attributes?: string;
  /** Lines before the service: changes to what there is by then. */
  before?: string;
  /** Lines after it. */
  after?: string;
  rate?: number;
  seconds?: number;
}

/** Task definition `web` of one container on port 80. */
export const webDefinition = (container = '', options = ''): string =>
  `aws ecs register-task-definition --family web \\
  --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512${options && ` \\\n  ${options}`} \\
  --container-definitions '[{"name":"web","image":"web:1","portMappings":[{"containerPort":80}]${container}}]'`;

/**
 * A web service of two tasks behind a load balancer, with a few visitors: an example of a rule
 * says only what is its own.
 */
export function webExample(example: WebExample = {}): LintExample {
  const { desired = 2, rate = 5, seconds = 60, drain = 30 } = example;
  const lines = [
    CLUSTER,
    image('web:1', example.image),
    example.registered ?? webDefinition(example.container, example.definition),
    targetGroup('TG', 'web', drain, example.attributes),
    IN_FRONT,
    example.before,
    example.created ?? service(desired, example.service),
    example.after,
    rate > 0 ? visitors(rate) : '',
  ];
  return { script: `${lines.filter(Boolean).join('\n')}\n`, seconds };
}
