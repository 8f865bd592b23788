import * as deploy from './code-deploy';
import { changes, shows } from './operation';

/** CodeDeploy's part of the catalogue. Its lists are answered whole, not in pages. */
export const CODE_DEPLOY_OPERATIONS = {
  'CodeDeploy.CreateApplication': changes(
    deploy.createApplication,
    'Makes an application, of the compute platform ECS.',
  ),
  'CodeDeploy.GetApplication': shows(deploy.getApplication, 'Describes an application.'),
  'CodeDeploy.ListApplications': shows(
    deploy.listApplications,
    'Lists the names of all applications.',
  ),
  'CodeDeploy.DeleteApplication': changes(
    deploy.deleteApplication,
    'Deletes an application with its deployment groups.',
  ),
  'CodeDeploy.CreateDeploymentGroup': changes(
    deploy.createDeploymentGroup,
    'Says which service is deployed, behind which groups and listeners.',
  ),
  'CodeDeploy.GetDeploymentGroup': shows(
    deploy.getDeploymentGroup,
    'Describes a deployment group.',
  ),
  'CodeDeploy.UpdateDeploymentGroup': changes(
    deploy.updateDeploymentGroup,
    'Changes a deployment group, for deployments to come.',
  ),
  'CodeDeploy.DeleteDeploymentGroup': changes(
    deploy.deleteDeploymentGroup,
    'Deletes a deployment group.',
  ),
  'CodeDeploy.ListDeploymentGroups': shows(
    deploy.listDeploymentGroups,
    'Lists the deployment groups of an application.',
  ),
  'CodeDeploy.ListDeploymentConfigs': shows(
    deploy.listDeploymentConfigs,
    'Lists the predefined deployment configurations.',
  ),
  'CodeDeploy.GetDeploymentConfig': shows(
    deploy.getDeploymentConfig,
    'Describes how a deployment configuration shifts traffic.',
  ),
  'CodeDeploy.CreateDeployment': changes(
    deploy.createDeployment,
    'Deploys what an AppSpec says to the service of a deployment group.',
  ),
  'CodeDeploy.GetDeployment': shows(deploy.getDeployment, 'Describes a deployment.'),
  'CodeDeploy.BatchGetDeployments': shows(
    deploy.batchGetDeployments,
    'Describes several deployments.',
  ),
  'CodeDeploy.ListDeployments': shows(
    deploy.listDeployments,
    'Lists the ids of deployments, newest first.',
  ),
  'CodeDeploy.ListDeploymentTargets': shows(
    deploy.listDeploymentTargets,
    'Lists the target of a deployment: the service.',
  ),
  'CodeDeploy.GetDeploymentTarget': shows(
    deploy.getDeploymentTarget,
    'Shows the lifecycle events and task sets of a deployment.',
  ),
  'CodeDeploy.BatchGetDeploymentTargets': shows(
    deploy.batchGetDeploymentTargets,
    'Shows the same of several targets.',
  ),
  'CodeDeploy.ContinueDeployment': changes(
    deploy.continueDeployment,
    'Ends the wait that a deployment is in.',
  ),
  'CodeDeploy.StopDeployment': changes(
    deploy.stopDeployment,
    'Stops a deployment, and rolls it back if asked to.',
  ),
  'CodeDeploy.PutLifecycleEventHookExecutionStatus': changes(
    deploy.putLifecycleEventHookExecutionStatus,
    'Answers for the function of a lifecycle event.',
  ),
} as const;
