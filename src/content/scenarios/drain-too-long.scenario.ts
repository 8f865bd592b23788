import { defineScenario } from '../define';
import * as web from '../parts/web-service';

export const drainTooLong = defineScenario({
  id: 'drain-too-long',
  title: 'Drained too long: a rollout of idle minutes',
  summary:
    'Requests take 50 ms, the deregistration delay is the default of 300 seconds, and two tasks at most may be ' +
    'replaced at a time: over ten minutes of waiting for nothing. With 15 seconds it takes about two.',
  group: 'Lost afternoons',
  seed: 1,
  script: `# At most 100 %: a task must be gone before its successor may start, and going takes the whole delay.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2')}
${web.revision('web:1')}
${web.revision('web:2')}
${web.targetGroup('TG', 'web', 300)}
${web.IN_FRONT}
${web.service(4, '--deployment-configuration minimumHealthyPercent=50,maximumPercent=100')}
${web.visitors(50)}

# What helps, for what is still to be drained:
#   aws elbv2 modify-target-group-attributes --target-group-arn web --attributes Key=deregistration_delay.timeout_seconds,Value=15
${web.deploy('web:2')}
`,
});
