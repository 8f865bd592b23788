import { defineScenario } from '../define';
import * as fargate from '../parts/fargate-service';
import * as roles from '../parts/roles';
import { CLUSTER } from '../parts/web-service';

export const mayNotPull = defineScenario({
  id: 'may-not-pull',
  title: 'An execution role that may not pull',
  summary:
    'On Fargate the image is pulled with the execution role. This one may log in to ECR, and not pull: the task says 403 Forbidden, and names the action that is missing. ' +
    'The task role does not come into it; that is for the code in the container.',
  group: 'Roles and images',
  seed: 1,
  script: `${CLUSTER}
aws ecr create-repository --repository-name team/web
aws sandbox put-image --image ${roles.REGISTRY}/team/web:v1 --startup 3
${roles.role('webExecution')}
${roles.allow('webExecution', 'log-in', 'ecr:GetAuthorizationToken')}
${fargate.taskDefinition('web', [`{"name":"web","image":"${roles.REGISTRY}/team/web:v1"}`], '--execution-role-arn webExecution')}

# What helps:
#   ${roles.allow('webExecution', 'pull', 'ecr:BatchCheckLayerAvailability', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage')}
#   aws ecs update-service --cluster demo --service web --force-new-deployment
${fargate.fargateService('web', 1)}
`,
});
