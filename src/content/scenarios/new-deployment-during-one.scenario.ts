import { defineScenario } from '../define';
import * as groups from '../parts/two-groups';
import * as web from '../parts/web-service';

export const newDeploymentDuringOne = defineScenario({
  id: 'new-deployment-during-one',
  title: 'A new deployment while one is under way',
  summary:
    'A canary of web:2 bakes at a tenth of the traffic when web:3 is deployed. The first deployment is stopped, ' +
    'traffic settles on what has most of it, web:2 goes, and only then does web:3 come up.',
  group: 'Blue/green and canary',
  seed: 1,
  script: `# Three builds, all of them good.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2')}
${web.image('web:3')}
${web.revision('web:1')}
${web.revision('web:2')}
${web.revision('web:3')}
${groups.TWO_GROUPS}
${groups.shiftingService('CANARY', 3)}
${web.visitors(80)}
${web.deploy(
  'web:2',
  `--deployment-configuration '{"strategy":"CANARY","bakeTimeInMinutes":1,
    "canaryConfiguration":{"canaryPercent":10,"canaryBakeTimeInMinutes":2}}'`,
)}
aws sandbox wait --until stage:web=PRODUCTION_TRAFFIC_SHIFT --timeout 600
aws sandbox wait --for 60

# A minute into the canary. RECONCILE_SERVICE comes first: two revisions are ACTIVE.
${web.deploy('web:3')}
`,
});
