import { defineScenario } from '../define';
import * as groups from '../parts/two-groups';
import * as web from '../parts/web-service';

export const pauseHookByHand = defineScenario({
  id: 'pause-hook-by-hand',
  title: 'Blue/green that waits for your go',
  summary:
    'A pause hook holds the deployment once the testers on port 8080 are on green. Look at their answers, then ' +
    'press Continue, or Roll back. Left alone for an hour, it rolls back by itself.',
  group: 'Blue/green and canary',
  seed: 1,
  script: `# As in "Blue/green with a test listener", but a person decides.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2')}
${web.revision('web:1')}
${web.revision('web:2')}
${groups.WITH_TEST_LISTENER}
${groups.shiftingService('BLUE_GREEN', 3, true)}
aws sandbox put-traffic --name testers --load-balancer web-alb --listener-port 8080 --rate 5
${web.visitors(80)}

# When it stands at POST_TEST_TRAFFIC_SHIFT, the button on the canvas does what these lines do:
#   D=$(aws ecs list-service-deployments --cluster demo --service web --query 'serviceDeployments[0].serviceDeploymentArn' --output text)
#   H=$(aws ecs describe-service-deployments --service-deployment-arns $D --query 'serviceDeployments[0].lifecycleHookDetails[-1].hookId' --output text)
#   aws ecs continue-service-deployment --service-deployment-arn $D --hook-id $H
${web.deploy(
  'web:2',
  `--deployment-configuration '{"strategy":"BLUE_GREEN","bakeTimeInMinutes":1,"lifecycleHooks":[
    {"targetType":"PAUSE","lifecycleStages":["POST_TEST_TRAFFIC_SHIFT"],
     "timeoutConfiguration":{"timeoutInMinutes":60,"action":"ROLLBACK"}}]}'`,
)}
`,
});
