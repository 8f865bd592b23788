import { defineScenario } from '../define';
import * as fargate from '../parts/fargate-service';
import { CLUSTER } from '../parts/web-service';

const cache = (startPeriod: string) =>
  `{"name":"cache","image":"cache:1","healthCheck":{"command":["CMD-SHELL","redis-cli ping"],"interval":5,"retries":3${startPeriod}}}`;
const WEB =
  '{"name":"web","image":"web:1","dependsOn":[{"containerName":"cache","condition":"HEALTHY"}]}';

export const neverHealthyDependency = defineScenario({
  id: 'never-healthy-dependency',
  title: 'Waiting for a container that is never healthy',
  summary:
    'web starts once cache is HEALTHY. cache needs 40 seconds to be that, and its health check gives up after 15: the task stops before web has started at all. ' +
    'A start period lets the cache have its time.',
  group: 'Containers',
  seed: 1,
  script: `${CLUSTER}
aws sandbox put-image --image cache:1 --startup 1 --healthy-after 40
aws sandbox put-image --image web:1 --startup 3
${fargate.taskDefinition('web', [WEB, cache('')])}

# What helps:
#   ${fargate.taskDefinition('web', [WEB, cache(',"startPeriod":60')]).replaceAll(/ \\\n {2}|\n {2,4}/g, ' ')}
#   ${fargate.redeploy('web')}
${fargate.fargateService('web', 1)}
`,
});
