import { defineScenario } from '../define';
import * as web from '../parts/web-service';

const IMAGE = (leak: number) =>
  `aws sandbox put-image --image web:1 --service-time-ms 50 --concurrency 20 --startup 4 --memory-mib 200 --leak-mib-per-request ${leak}`;

export const outOfMemory = defineScenario({
  id: 'out-of-memory',
  title: 'Out of memory, every few minutes',
  summary:
    'Each request leaves a little memory behind. After about two minutes a task has used up its 512 MiB and is killed: exit code 137, OutOfMemoryError, and its requests with it. ' +
    'Both fill up alike, so both go within moments, and until new ones are up nobody answers. Watch the memory climb, then mend the leak.',
  group: 'Containers',
  seed: 1,
  script: `${web.CLUSTER}
${IMAGE(0.25)}
${web.revision('web:1')}
${web.targetGroup('TG', 'web')}
${web.IN_FRONT}
${web.service(2)}

# What helps; containers that start from now on have it:
#   ${IMAGE(0)}
#   aws ecs update-service --cluster demo --service web --force-new-deployment
aws sandbox put-traffic --name visitors --load-balancer web-alb --rate 20
`,
});
