import { defineScenario } from '../define';
import * as web from '../parts/web-service';

export const badGatewayOnStop = defineScenario({
  id: '502-on-stop',
  title: '502s when a task stops by itself',
  summary:
    'A task that ECS stops is drained first: nobody notices. One whose process ends by itself is not: what it was ' +
    'working on is lost, and requests go on being sent there until it is deregistered. Try both.',
  group: 'Lost afternoons',
  seed: 1,
  script: `# Three tasks, 400 ms a request: some ten are in progress in each.
${web.CLUSTER}
${web.image('web:1', '--service-time-ms 400 --concurrency 50 --startup 4')}
${web.revision('web:1')}
${web.targetGroup('TG', 'web')}
${web.IN_FRONT}
${web.service(3)}
${web.visitors(75)}

# The same with a drain, and without a 502:
#   aws sandbox inject-fault --type kill-task --service web --count 1
aws sandbox inject-fault --type crash-container --service web --count 1
`,
});
