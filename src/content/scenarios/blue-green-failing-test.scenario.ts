import { defineScenario } from '../define';
import * as groups from '../parts/two-groups';
import * as web from '../parts/web-service';

export const blueGreenFailingTest = defineScenario({
  id: 'blue-green-failing-test',
  title: 'Blue/green: the tests fail, nobody feels it',
  summary:
    'The green build fails half of what it is asked. The testers on port 8080 find out, their function answers ' +
    'FAILED, and the deployment is rolled back before one user has been to green.',
  group: 'Blue/green and canary',
  seed: 1,
  script: `# web:2 passes its health checks and fails every other request.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2', `${web.USUAL} --error-rate 0.5`)}
${web.revision('web:1')}
${web.revision('web:2')}
${groups.WITH_TEST_LISTENER}
${groups.shiftingService('BLUE_GREEN', 3, true)}
aws sandbox put-traffic --name testers --load-balancer web-alb --listener-port 8080 --rate 5
${web.visitors(80)}

# After 30 s of tests the function is called again, and has seen enough.
aws sandbox put-hook --function run-tests --answers IN_PROGRESS FAILED
${web.deploy(
  'web:2',
  `--deployment-configuration '{"strategy":"BLUE_GREEN","bakeTimeInMinutes":1,"lifecycleHooks":[
    {"hookTargetArn":"arn:aws:lambda:us-east-1:123456789012:function:run-tests",
     "roleArn":"arn:aws:iam::123456789012:role/ecsHooks","lifecycleStages":["POST_TEST_TRAFFIC_SHIFT"]}]}'`,
)}
`,
});
