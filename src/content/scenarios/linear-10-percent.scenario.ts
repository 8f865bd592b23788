import { defineScenario } from '../define';
import * as groups from '../parts/two-groups';
import * as web from '../parts/web-service';

export const linear10Percent = defineScenario({
  id: 'linear-10-percent',
  title: 'Ten percent more every minute',
  summary:
    'A linear deployment: ten steps of ten percent with a minute between them, both revisions at full size all ' +
    'the while. Watch the weights and the two lines of requests cross. Roll back half-way and see it return.',
  group: 'Blue/green and canary',
  seed: 1,
  script: `# Twice three tasks for some twelve minutes: what a slow shift costs.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2')}
${web.revision('web:1')}
${web.revision('web:2')}
${groups.TWO_GROUPS}
${groups.shiftingService('LINEAR', 3)}
${web.visitors(100)}

# Half-way back:
#   D=$(aws ecs list-service-deployments --cluster demo --service web --query 'serviceDeployments[0].serviceDeploymentArn' --output text)
#   aws ecs stop-service-deployment --service-deployment-arn $D --stop-type ROLLBACK
${web.deploy(
  'web:2',
  `--deployment-configuration '{"strategy":"LINEAR","bakeTimeInMinutes":1,
    "linearConfiguration":{"stepPercent":10,"stepBakeTimeInMinutes":1}}'`,
)}
`,
});
