import { defineScenario } from '../define';
import * as groups from '../parts/two-groups';
import * as web from '../parts/web-service';

export const stickyClientDuringCanary = defineScenario({
  id: 'sticky-client-during-canary',
  title: 'Users with a cookie during a canary',
  summary:
    'The rule keeps users with the target group they know. Newcomers are shared out as the weights say; regulars ' +
    'stay on blue, even with all of the weight on green, and get 503s once blue is gone, until their cookies expire.',
  group: 'Routing and health',
  seed: 1,
  script: `# Who has been to a target group is sent there for eight minutes from then.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2')}
${web.revision('web:1')}
${web.revision('web:2')}
${groups.stickyGroups(480)}
${groups.shiftingService('CANARY', 3)}
# Thirty regulars who come again and again, and ten thousand others who hardly do.
aws sandbox put-traffic --name regulars --load-balancer web-alb --rate 30 --clients 30
aws sandbox put-traffic --name newcomers --load-balancer web-alb --rate 10 --clients 10000
aws sandbox wait --for 60

# A canary for two minutes, a bake of one, then blue ends.
${web.deploy(
  'web:2',
  `--deployment-configuration '{"strategy":"CANARY","bakeTimeInMinutes":1,
    "canaryConfiguration":{"canaryPercent":10,"canaryBakeTimeInMinutes":2}}'`,
)}
`,
});
