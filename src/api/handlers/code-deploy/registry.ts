import { batchGetDeploymentTargets } from './batch-get-deployment-targets';
import { batchGetDeployments } from './batch-get-deployments';
import { continueDeployment } from './continue-deployment';
import { createApplication } from './create-application';
import { createDeployment } from './create-deployment';
import { createDeploymentGroup } from './create-deployment-group';
import { deleteApplication } from './delete-application';
import { deleteDeploymentGroup } from './delete-deployment-group';
import { getApplication } from './get-application';
import { getDeployment } from './get-deployment';
import { getDeploymentConfig } from './get-deployment-config';
import { getDeploymentGroup } from './get-deployment-group';
import { getDeploymentTarget } from './get-deployment-target';
import { listApplications } from './list-applications';
import { listDeploymentConfigs } from './list-deployment-configs';
import { listDeploymentGroups } from './list-deployment-groups';
import { listDeploymentTargets } from './list-deployment-targets';
import { listDeployments } from './list-deployments';
import { putLifecycleEventHookExecutionStatus } from './put-lifecycle-event-hook-execution-status';
import { stopDeployment } from './stop-deployment';
import { updateDeploymentGroup } from './update-deployment-group';

/** Who carries out the operations of CodeDeploy: a part of the registry. */
export const CODE_DEPLOY_HANDLERS = {
  'CodeDeploy.CreateApplication': createApplication,
  'CodeDeploy.GetApplication': getApplication,
  'CodeDeploy.ListApplications': listApplications,
  'CodeDeploy.DeleteApplication': deleteApplication,
  'CodeDeploy.CreateDeploymentGroup': createDeploymentGroup,
  'CodeDeploy.GetDeploymentGroup': getDeploymentGroup,
  'CodeDeploy.UpdateDeploymentGroup': updateDeploymentGroup,
  'CodeDeploy.DeleteDeploymentGroup': deleteDeploymentGroup,
  'CodeDeploy.ListDeploymentGroups': listDeploymentGroups,
  'CodeDeploy.ListDeploymentConfigs': listDeploymentConfigs,
  'CodeDeploy.GetDeploymentConfig': getDeploymentConfig,
  'CodeDeploy.CreateDeployment': createDeployment,
  'CodeDeploy.GetDeployment': getDeployment,
  'CodeDeploy.BatchGetDeployments': batchGetDeployments,
  'CodeDeploy.ListDeployments': listDeployments,
  'CodeDeploy.ListDeploymentTargets': listDeploymentTargets,
  'CodeDeploy.GetDeploymentTarget': getDeploymentTarget,
  'CodeDeploy.BatchGetDeploymentTargets': batchGetDeploymentTargets,
  'CodeDeploy.ContinueDeployment': continueDeployment,
  'CodeDeploy.StopDeployment': stopDeployment,
  'CodeDeploy.PutLifecycleEventHookExecutionStatus': putLifecycleEventHookExecutionStatus,
} as const;
