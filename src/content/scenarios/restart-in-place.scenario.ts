import { defineScenario } from '../define';
import * as fargate from '../parts/fargate-service';
import { CLUSTER } from '../parts/web-service';

export const restartInPlace = defineScenario({
  id: 'restart-in-place',
  title: 'A container that is restarted in place',
  summary:
    'Two services of the same app, which ends with code 1 every 70 seconds. With a restart policy the container is started again inside its task, within seconds and at the same address; ' +
    'without one the task is stopped and another takes its place. Compare their events.',
  group: 'Containers',
  seed: 1,
  script: `${CLUSTER}
aws sandbox put-image --image app:1 --startup 2 --exit-after 70 --exit-code 1
${fargate.taskDefinition('restarted', ['{"name":"app","image":"app:1","restartPolicy":{"enabled":true,"restartAttemptPeriod":60}}'])}
${fargate.taskDefinition('replaced', ['{"name":"app","image":"app:1"}'])}
${fargate.fargateService('restarted', 1)}

# When each of them went down:
#   aws sandbox describe-events --service restarted --query "events[?type=='ContainerRestart'].[at,message]"
#   aws sandbox describe-events --service replaced --query "events[?type=='ServiceEvent'].[at,message]"
${fargate.fargateService('replaced', 1)}
`,
});
