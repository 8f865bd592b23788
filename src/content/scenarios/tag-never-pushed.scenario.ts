import { defineScenario } from '../define';
import * as fargate from '../parts/fargate-service';
import { REGISTRY } from '../parts/roles';
import { CLUSTER } from '../parts/web-service';

const container = (tag: string) => `{"name":"web","image":"${REGISTRY}/team/web:${tag}"}`;

export const tagNeverPushed = defineScenario({
  id: 'tag-never-pushed',
  title: 'A tag that was never pushed',
  summary:
    'The repository has v1, the task definition says v2. CannotPullContainerError, tried again and again with longer and longer waits between: the service is unable to consistently start tasks. ' +
    'Push the tag and look how long it takes to be noticed; a new deployment does not wait.',
  group: 'Roles and images',
  seed: 1,
  script: `${CLUSTER}
aws ecr create-repository --repository-name team/web
aws sandbox put-image --image ${REGISTRY}/team/web:v1 --startup 3
${fargate.taskDefinition('web', [container('v2')])}

# What helps: the image, and not to wait for the next try.
#   aws sandbox put-image --image ${REGISTRY}/team/web:v2 --startup 3
#   aws ecs update-service --cluster demo --service web --force-new-deployment
${fargate.fargateService('web', 1)}
`,
});
