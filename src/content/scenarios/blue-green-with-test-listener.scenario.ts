import { defineScenario } from '../define';
import * as groups from '../parts/two-groups';
import * as web from '../parts/web-service';

export const blueGreenWithTestListener = defineScenario({
  id: 'blue-green-with-test-listener',
  title: 'Blue/green with a test listener',
  summary:
    'Users come to port 80, testers to 8080. The green tasks come up beside the blue ones, the testers are ' +
    'sent to them, a function says that the tests have passed, the users follow, and blue ends after a minute.',
  group: 'Blue/green and canary',
  seed: 1,
  script: `# Two target groups behind two listeners: port 80 is production, 8080 is for tests.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2')}
${web.revision('web:1')}
${web.revision('web:2')}
${groups.WITH_TEST_LISTENER}
${groups.shiftingService('BLUE_GREEN', 3, true)}
aws sandbox put-traffic --name testers --load-balancer web-alb --listener-port 8080 --rate 5
${web.visitors(80)}

# The function is asked after the test traffic has shifted; its tests take a minute. FAILED would roll back.
aws sandbox put-hook --function run-tests --answers IN_PROGRESS IN_PROGRESS SUCCEEDED
${web.deploy(
  'web:2',
  `--deployment-configuration '{"strategy":"BLUE_GREEN","bakeTimeInMinutes":1,"lifecycleHooks":[
    {"hookTargetArn":"arn:aws:lambda:us-east-1:123456789012:function:run-tests",
     "roleArn":"arn:aws:iam::123456789012:role/ecsHooks","lifecycleStages":["POST_TEST_TRAFFIC_SHIFT"]}]}'`,
)}
`,
});
