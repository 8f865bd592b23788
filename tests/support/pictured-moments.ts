/**
 * The moments that pictures of the whole page are kept of, each as the sandbox that stands at it:
 * made without a screen, from a template and its seed, so that nothing but the drawing can differ.
 */
import { SCENARIOS } from '../../src/content';
import type { SandboxDocument } from '../../src/model/sandbox-document';
import { manyTasks } from './many-tasks';
import { played, savedAs } from './scenario-documents';

async function at(id: string, lines: string): Promise<SandboxDocument> {
  const { title, seed, script } = SCENARIOS.find((one) => one.id === id)!;
  return savedAs(title, await played(`${script}\n${lines}`, seed), seed);
}

const STEADY = 'aws sandbox wait --until steady:web --timeout 300';

/** By the picture's name. */
export const PICTURED_MOMENTS: Record<string, () => Promise<SandboxDocument>> = {
  steady: () => at('web-behind-an-alb', `${STEADY}\naws sandbox wait --for 60`),
  'mid-canary': () =>
    at(
      'canary-caught-by-alarm',
      'aws sandbox wait --until stage:web=PRODUCTION_TRAFFIC_SHIFT --timeout 600\naws sandbox wait --for 45',
    ),
  draining: () =>
    at(
      'web-behind-an-alb',
      `${STEADY}
aws sandbox wait --for 30
aws sandbox inject-fault --type kill-task --service web --count 1
aws sandbox wait --for 6`,
    ),
  'breaker-tripped': () =>
    at(
      'breaker-on-health-checks',
      'aws sandbox wait --until deployment:web=ROLLBACK_IN_PROGRESS --timeout 1800\naws sandbox wait --for 3',
    ),
  'thousand-tasks': () => manyTasks({ tasks: 1000, services: 20, rate: 200 }),
  presenter: () =>
    manyTasks({
      tasks: 1000,
      services: 1,
      rate: 500,
      atLast: `aws ecs update-service --cluster prod --service shop-01 --task-definition web:2 \\
  --deployment-configuration maximumPercent=115,minimumHealthyPercent=85
aws sandbox wait --for 150`,
    }),
};
