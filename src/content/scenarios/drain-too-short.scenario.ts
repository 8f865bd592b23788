import { defineScenario } from '../define';
import * as web from '../parts/web-service';

export const drainTooShort = defineScenario({
  id: 'drain-too-short',
  title: 'Drained too briefly: 502s in every deployment',
  summary:
    'Requests take four seconds, the deregistration delay is one: what the old tasks were still working on when ' +
    'they stop is lost. Both builds are fine. Give them 15 seconds and not one fails.',
  group: 'Lost afternoons',
  seed: 1,
  script: `# Reports that take 4 s to make.
${web.CLUSTER}
${web.image('web:1', '--service-time-ms 4000 --service-time-distribution constant --concurrency 100 --startup 4')}
${web.image('web:2', '--service-time-ms 4000 --service-time-distribution constant --concurrency 100 --startup 4')}
${web.revision('web:1')}
${web.revision('web:2')}
${web.targetGroup('TG', 'web', 1)}
${web.IN_FRONT}
${web.service(4)}
${web.visitors(30)}

# What helps, and the same again, back to web:1:
#   aws elbv2 modify-target-group-attributes --target-group-arn web --attributes Key=deregistration_delay.timeout_seconds,Value=15
#   aws ecs update-service --cluster demo --service web --task-definition web:1
${web.deploy('web:2')}
`,
});
