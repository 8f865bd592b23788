import { defineScenario } from '../define';
import * as fargate from '../parts/fargate-service';
import { CLUSTER } from '../parts/web-service';

const WEB = '{"name":"web","image":"web:1"}';

export const sidecarTakesAllAlong = defineScenario({
  id: 'sidecar-takes-all-along',
  title: 'A sidecar that takes the task along',
  summary:
    'The web container is fine. Beside it a metrics agent ends with code 1 after 40 seconds, and since nobody said otherwise it is essential: the whole task stops, again and again. ' +
    'Open a task’s card and look at exit codes, then make the agent not essential.',
  group: 'Containers',
  seed: 1,
  script: `${CLUSTER}
aws sandbox put-image --image web:1 --startup 3
aws sandbox put-image --image agent:1 --startup 1 --exit-after 40 --exit-code 1
${fargate.taskDefinition('web', [WEB, '{"name":"agent","image":"agent:1"}'])}

# What helps, if the task can do without it:
#   ${fargate.taskDefinition('web', [WEB, '{"name":"agent","image":"agent:1","essential":false}']).replaceAll(/ \\\n {2}|\n {2,4}/g, ' ')}
#   ${fargate.redeploy('web')}
${fargate.fargateService('web', 2)}
`,
});
